const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/** True for a PostgreSQL URL whose every host is this machine. */
export function isLoopbackDatabase(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, searchParams } = new URL(url);
  // libpq's ?host= overrides the one in front.
  const isPostgres = protocol === "postgresql:" || protocol === "postgres:";
  return isPostgres && LOOPBACK.includes(hostname) && !searchParams.has("host");
}
