import { formatSeats } from "./seats";

interface CalendarBooking {
  readonly id: string;
  readonly version: number;
  readonly reference: string;
  readonly movieTitle: string;
  readonly theaterName: string;
  readonly theaterAddress: string;
  readonly screenName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly confirmedAt: Date | null;
  readonly seats: readonly { readonly row: string; readonly number: number }[];
}

/** A calendar file (RFC 5545) for one booking: instants in UTC, so every calendar shows them right. */
export function toCalendarFile(booking: CalendarBooking): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Matinee//Tickets//EN",
    "METHOD:PUBLISH",
    "BEGIN:VEVENT",
    `UID:${booking.id}@matinee`,
    `SEQUENCE:${booking.version}`,
    `DTSTAMP:${toStamp(booking.confirmedAt ?? booking.startsAt)}`,
    `DTSTART:${toStamp(booking.startsAt)}`,
    `DTEND:${toStamp(booking.endsAt)}`,
    `SUMMARY:${escape(booking.movieTitle)}`,
    `LOCATION:${escape(`${booking.theaterName}, ${booking.theaterAddress}`)}`,
    `DESCRIPTION:${escape(`${booking.screenName}, seats ${formatSeats(booking.seats)}. Booking ${booking.reference}.`)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `${lines.flatMap(fold).join("\r\n")}\r\n`;
}

function toStamp(at: Date): string {
  return at
    .toISOString()
    .replace(/[-:]/g, "")
    .replace(/\.\d{3}/, "");
}

/** Commas, semicolons, backslashes and line ends have a meaning of their own (RFC 5545, 3.3.11). */
function escape(text: string): string {
  return text.replace(/[\\,;]/g, (mark) => `\\${mark}`).replace(/\r\n|\r|\n/g, "\\n");
}

const LINE_BYTES = 74;

/** Lines are at most 75 bytes; a longer one goes on after a space (RFC 5545, 3.1). */
function fold(line: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const letter of line) {
    if (Buffer.byteLength(part + letter) > LINE_BYTES) {
      parts.push(part);
      part = " ";
    }
    part += letter;
  }
  return [...parts, part];
}
