import { addDays, dayIn, HOUR_MS, MINUTE_MS, shift } from "@/lib/domain/time";
import type { Ledger } from "./ledger";
import { PEOPLE, type PersonSeed } from "./people";
import type { Performance } from "./programme";
import type { SeatChart } from "./seat-chart";

/**
 * What happened to the people of the demo: the member saw a film yesterday and has two evenings
 * ahead; somebody let a hold run out; somebody's booking was called off and paid back.
 */
export function tellStory(
  ledger: Ledger,
  performances: readonly Performance[],
  charts: ReadonlyMap<string, SeatChart>,
  member: PersonSeed,
  now: Date,
): void {
  const evening = (short: string, days: number) =>
    performances.find(
      ({ screen, theater, slot, businessOn }) =>
        screen.short === short &&
        slot === 3 &&
        businessOn === addDays(dayIn(theater.zone, now), days),
    );
  const buy = (
    performance: Performance | undefined,
    names: string[],
    days: number,
    key: string,
  ) => {
    const seats = performance && charts.get(performance.id)?.takeNamed(names);
    if (!performance || !seats) return null;
    const at = shift(now, -days * 24 * HOUR_MS - 7 * MINUTE_MS);
    return { id: `bkg_${performance.id.slice(4)}_${key}`, performance, seats, at };
  };
  const mine = [
    buy(evening("lh1", -1), ["G6", "G7"], 4, "member"),
    buy(evening("mp2", 1), ["P10", "P11"], 2, "member"),
    buy(evening("lh2", 3), ["H7", "H8"], 1, "member"),
  ];
  for (const purchase of mine) if (purchase) ledger.confirm({ ...purchase, buyer: member });

  const [first, second] = PEOPLE;
  const abandoned = evening("bc1", 2);
  const forgotten = buy(abandoned, ["E5", "E6"], 0, "expired");
  if (forgotten && first) {
    ledger.expire({ ...forgotten, buyer: first, at: shift(now, -50 * MINUTE_MS) });
  }
  const calledOff = buy(evening("fd1", 2), ["E7", "E8"], 3, "refunded");
  if (calledOff && second) {
    ledger.refund({ ...calledOff, buyer: second }, shift(now, -26 * HOUR_MS));
  }
}
