/**
 * The client's address: the entry of x-forwarded-for before our own proxies. Entries further left
 * were written by the client and are not believed.
 */
export function clientAddress(forwardedFor: string | null, trustedProxyHops: number): string {
  const hops = (forwardedFor ?? "")
    .split(",")
    .map((hop) => hop.trim())
    .filter(Boolean);
  return hops.at(-trustedProxyHops) ?? hops[0] ?? "unknown";
}
