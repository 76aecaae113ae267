/** A text out of an event's data. Throws on anything else: such an event is none of ours. */
export function readText(
  event: { readonly name: string; readonly data?: unknown },
  key: string,
): string {
  const facts = event.data;
  const value =
    typeof facts === "object" && facts !== null ? (facts as Record<string, unknown>)[key] : null;
  if (typeof value !== "string" || value === "") throw new Error(`${event.name} has no ${key}.`);
  return value;
}
