import type { Prisma } from "@/lib/db/generated/client";

const WEDNESDAY = 3;

/** Codes shown as offers on the site. */
export const OFFERS: readonly Prisma.PromoCodeCreateManyInput[] = [
  {
    id: "prm_welcome20",
    code: "WELCOME20",
    title: "20 % off your first booking",
    kind: "PERCENT",
    percent: 20,
    isFirstBooking: true,
    perPersonLimit: 1,
    weekdays: [],
    isOffer: true,
  },
  {
    id: "prm_wednesday241",
    code: "WEDNESDAY241",
    title: "Two for one, every Wednesday",
    kind: "TWO_FOR_ONE",
    percent: null,
    isFirstBooking: false,
    perPersonLimit: null,
    weekdays: [WEDNESDAY],
    isOffer: true,
  },
];
