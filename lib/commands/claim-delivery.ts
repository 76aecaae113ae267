import { db } from "@/lib/db/client";
import { HOUR_MS, shift } from "@/lib/domain/time";
import { newId } from "@/lib/services/tokens";
import { recordDelivery } from "./record-delivery";

/** Within this the provider's key makes a repeat harmless; after it, nobody may repeat blindly. */
const KEY_TRUSTED_MS = 23 * HOUR_MS;

export interface DeliveryOrder {
  readonly subjectId: string;
  readonly kind: string;
  readonly version: number;
  readonly recipient: string;
}

/** The one row of a mail: at most one per subject, kind and version. Returns its id. */
export async function openDelivery(order: DeliveryOrder, { now }: { now: Date }): Promise<string> {
  const { subjectId, kind, version } = order;
  await db().mailDelivery.createMany({
    data: [{ id: newId("delivery"), ...order, createdAt: now }],
    skipDuplicates: true,
  });
  const row = await db().mailDelivery.findUniqueOrThrow({
    where: { subjectId_kind_version: { subjectId, kind, version } },
    select: { id: true },
  });
  return row.id;
}

export type ClaimedDelivery =
  /** Hand it to the provider now, under this key. */
  | { readonly kind: "send"; readonly recipient: string; readonly key: string }
  | { readonly kind: "done" };

/**
 * Says whether this mail is still to be sent, and notes the try. A delivery nobody knows the fate
 * of for 23 hours is given up as UNSURE with an exception: a repeat could be a second mail.
 */
export async function claimDelivery(
  deliveryId: string,
  { now }: { now: Date },
): Promise<ClaimedDelivery> {
  const row = await db().mailDelivery.findUniqueOrThrow({ where: { id: deliveryId } });
  if (row.state !== "QUEUED" && row.state !== "SENDING") return { kind: "done" };
  if (row.firstTriedAt && row.firstTriedAt < shift(now, -KEY_TRUSTED_MS)) {
    await recordDelivery(deliveryId, { kind: "lost", reason: "no answer for 23 hours" }, { now });
    return { kind: "done" };
  }
  await db().mailDelivery.update({
    where: { id: deliveryId },
    data: { state: "SENDING", tries: { increment: 1 }, firstTriedAt: row.firstTriedAt ?? now },
  });
  return {
    kind: "send",
    recipient: row.recipient,
    key: `${row.kind}:${row.subjectId}:${row.version}`,
  };
}
