export type Role = "member" | "staff" | "admin";

/** Who asks. Never null: somebody who is not signed in is a guest. */
export type Actor =
  | { readonly kind: "guest" }
  | {
      readonly kind: Role;
      readonly userId: string;
      readonly sessionId: string;
      readonly name: string;
      readonly email: string;
      readonly language: string;
    };

export type SignedIn = Exclude<Actor, { kind: "guest" }>;

/** What can be done, and to whom it belongs where that matters. */
export type Action =
  | { readonly kind: "browse" }
  | { readonly kind: "hold_seats" }
  | { readonly kind: "see_booking"; readonly ownerId: string }
  | { readonly kind: "pay_booking"; readonly ownerId: string }
  | { readonly kind: "cancel_booking"; readonly ownerId: string }
  | { readonly kind: "see_back_office" };

/** The one table of who may do what (DOMAIN 9); asked inside commands and queries. */
export function may(actor: Actor, action: Action): boolean {
  switch (action.kind) {
    case "browse":
      return true;
    case "hold_seats":
      return actor.kind !== "guest";
    case "see_booking":
    case "pay_booking":
    case "cancel_booking":
      return actor.kind !== "guest" && actor.userId === action.ownerId;
    case "see_back_office":
      return actor.kind === "staff" || actor.kind === "admin";
  }
}

/** True for somebody with an account; narrows the actor. */
export function isSignedIn(actor: Actor): actor is SignedIn {
  return actor.kind !== "guest";
}
