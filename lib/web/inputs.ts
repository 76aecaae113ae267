// What each door accepts. Shapes and sizes only: what a command makes of it is the command's law.
import { z } from "zod";

/** PostgreSQL keeps no zero character: it is refused here rather than as a fault there. */
const text = z.string().refine((one) => !one.includes("\0"), "That cannot be read.");
const id = text.min(1).max(100);
const word = text.max(100).optional();
const day = z.iso.date().optional();

export const noInput = z.object({});
export const bookingInput = z.object({ bookingId: id });
export const freezeInput = bookingInput.extend({
  promoCode: text.trim().max(40).optional(),
});
export const codeInput = bookingInput.extend({ promoCode: text.trim().max(40) });
export const movieListInput = z.object({
  city: word,
  date: day,
  genre: word,
  language: word,
  q: word,
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});
export const movieInput = z.object({ city: word, date: day });
export const lockSeatsInput = z.object({ showtimeId: id, seatIds: z.array(id).max(100) });

/** A form's checkboxes: several are a list, one is a text, none is missing. */
export const holdSeatsInput = z.object({
  showtimeId: id,
  seat: z.union([z.array(id).max(100), id.transform((one) => [one])]).default([]),
});

const next = z.string().max(2_000).optional();
export const tokenInput = z.object({
  email: text.min(1).max(254),
  password: z.string().min(1).max(200),
});
export const signInInput = z.object({
  email: text.trim().min(1, "Your e-mail address, please.").max(254),
  password: z.string().min(1, "Your password, please.").max(200),
  next,
});
export const nextInput = { next };
