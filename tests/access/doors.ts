// Who may knock where. Every exported server action and every method of every API route is here
// with what each actor is answered; a door that is missing fails the tests.

export const ACTORS = ["guest", "owner", "other", "staff", "admin"] as const;
export type ActorName = (typeof ACTORS)[number];

/** `owner` is a member whose booking it is, `other` another member; all have the same booking id. */
type Outcomes<T> = Readonly<Record<ActorName, T>>;

const everybody = (status: number): Outcomes<number> => ({
  guest: status,
  owner: status,
  other: status,
  staff: status,
  admin: status,
});

const whoeverSignedIn = (status: number): Outcomes<number> => ({
  ...everybody(status),
  guest: 401,
});

/** Somebody else's booking does not exist, not even for staff: there is no such screen yet. */
const onlyTheOwner = (status: number): Outcomes<number> => ({
  ...everybody(404),
  guest: 401,
  owner: status,
});

/** The status of a well-formed request. */
export const API_DOORS: Readonly<Record<string, Outcomes<number>>> = {
  "DELETE /api/[...unknown]": everybody(404),
  "GET /api/[...unknown]": everybody(404),
  "PATCH /api/[...unknown]": everybody(404),
  "POST /api/[...unknown]": everybody(404),
  "PUT /api/[...unknown]": everybody(404),
  "GET /api/auth/[...nextauth]": everybody(200),
  // Without its CSRF token it does nothing but ask for it.
  "POST /api/auth/[...nextauth]": everybody(302),
  "POST /api/auth/register": everybody(201),
  "POST /api/auth/token": everybody(200),
  "GET /api/bookings/[id]": onlyTheOwner(200),
  "GET /api/bookings/[id]/calendar.ics": onlyTheOwner(200),
  "POST /api/bookings/[id]/cancel": onlyTheOwner(200),
  "POST /api/bookings/[id]/extend": onlyTheOwner(200),
  "GET /api/bookings/[id]/tickets.pdf": onlyTheOwner(200),
  "POST /api/bookings/create": onlyTheOwner(200),
  "POST /api/bookings/lock-seats": whoeverSignedIn(201),
  "GET /api/health": everybody(200),
  // The jobs engine's own: it proves itself by its signature, not by a session.
  "GET /api/inngest": everybody(200),
  "POST /api/inngest": everybody(401),
  "PUT /api/inngest": everybody(200),
  "GET /api/movies": everybody(200),
  "GET /api/movies/[slug]": everybody(200),
  "POST /api/payments/initiate": onlyTheOwner(200),
  "GET /api/shows/[id]/seats": everybody(200),
  // Stripe's own: whoever cannot sign is refused.
  "POST /api/stripe/webhook": everybody(400),
};

/** Where a form leads: a path, or "refused" when the page says no and nothing changed. */
const home: Outcomes<string> = { guest: "/", owner: "/", other: "/", staff: "/", admin: "/" };
const refusedBut = (owner: string): Outcomes<string> => ({
  guest: "refused",
  owner,
  other: "refused",
  staff: "refused",
  admin: "refused",
});

export const ACTION_DOORS: Readonly<Record<string, Outcomes<string>>> = {
  "app/account/actions.ts signOutAction": home,
  "app/bookings/[id]/actions.ts applyCodeAction": refusedBut("/bookings/"),
  "app/bookings/[id]/actions.ts cancelBookingAction": refusedBut("/bookings/"),
  "app/bookings/[id]/actions.ts extendHoldAction": refusedBut("/bookings/"),
  "app/bookings/[id]/actions.ts payAction": refusedBut("http"),
  "app/register/actions.ts registerAction": home,
  "app/showtimes/[id]/actions.ts holdSeatsAction": {
    guest: "/sign-in?next=",
    owner: "/bookings/",
    other: "/bookings/",
    staff: "/bookings/",
    admin: "/bookings/",
  },
  "app/sign-in/actions.ts signInAction": home,
};
