import { describe, expect, test } from "vitest";
import { isSignedIn, may, type Action, type Actor, type Role } from "@/lib/domain/policy";

const OWNER = "usr_owner";
const GUEST: Actor = { kind: "guest" };
const ACTORS = {
  guest: GUEST,
  owner: person("member", OWNER),
  "another member": person("member", "usr_other"),
  staff: person("staff", "usr_staff"),
  "staff who own it": person("staff", OWNER),
  admin: person("admin", "usr_admin"),
  "an admin who owns it": person("admin", OWNER),
} as const satisfies Record<string, Actor>;

type Who = keyof typeof ACTORS;

/** Who may; whoever is not named may not. A new action does not compile until it is here. */
const MAY = {
  browse: Object.keys(ACTORS) as Who[],
  hold_seats: everybodyBut("guest"),
  see_booking: ["owner", "staff who own it", "an admin who owns it"],
  pay_booking: ["owner", "staff who own it", "an admin who owns it"],
  cancel_booking: ["owner", "staff who own it", "an admin who owns it"],
  see_back_office: ["staff", "staff who own it", "admin", "an admin who owns it"],
} as const satisfies Record<Action["kind"], readonly Who[]>;

describe("who may what", () => {
  const kinds = Object.keys(MAY) as Action["kind"][];
  const pairs = kinds.flatMap((kind) =>
    (Object.keys(ACTORS) as Who[]).map((who) => {
      const allowed: readonly Who[] = MAY[kind];
      return { kind, who, answer: allowed.includes(who) ? "yes" : "no" };
    }),
  );

  test.each(pairs)("$kind by $who: $answer", ({ kind, who, answer }) => {
    expect(may(ACTORS[who], { kind, ownerId: OWNER })).toBe(answer === "yes");
  });

  test("nobody without an account owns anything, not even a booking without an owner", () => {
    expect(may(GUEST, { kind: "see_booking", ownerId: "" })).toBe(false);
  });

  test("everybody but a guest is signed in", () => {
    const signedIn = (Object.keys(ACTORS) as Who[]).filter((who) => isSignedIn(ACTORS[who]));
    expect(signedIn).toEqual(everybodyBut("guest"));
  });
});

function everybodyBut(who: Who): Who[] {
  return (Object.keys(ACTORS) as Who[]).filter((other) => other !== who);
}

function person(kind: Role, userId: string): Actor {
  const name = "Asha Rao";
  return { kind, userId, sessionId: "ses_1", name, email: "asha@example.test", language: "en" };
}
