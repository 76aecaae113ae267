type Query = Readonly<Record<string, string | number | undefined>>;

/** Every URL of the site, so that none is typed by hand twice. */
export const paths = {
  home: (query: { city?: string; date?: string } = {}) => withQuery("/", query),
  movies: (
    query: {
      city?: string | undefined;
      date?: string | undefined;
      genre?: string | undefined;
      language?: string | undefined;
      q?: string | undefined;
      page?: number | undefined;
    } = {},
  ) => withQuery("/movies", query),
  movie: (slug: string, query: { city?: string; date?: string } = {}) =>
    withQuery(`/movies/${slug}`, query),
  theater: (slug: string, query: { date?: string } = {}) => withQuery(`/theaters/${slug}`, query),
  /** `seats` are chosen ids, so that a choice survives signing in. */
  showtime: (id: string, query: { seats?: string } = {}) => withQuery(`/showtimes/${id}`, query),
  bookings: (query: { page?: number } = {}) => withQuery("/bookings", query),
  booking: (id: string) => `/bookings/${id}`,
  ticketsPdf: (id: string) => `/api/bookings/${id}/tickets.pdf`,
  calendarFile: (id: string) => `/api/bookings/${id}/calendar.ics`,
  checkoutReturn: (sessionId: string) => `/checkout/return?session_id=${sessionId}`,
  signIn: (query: { next?: string } = {}) => withQuery("/sign-in", query),
  register: (query: { next?: string } = {}) => withQuery("/register", query),
  account: () => "/account",
  admin: () => "/admin",
} as const;

/** `next` when it is a path of this site, else the home page: never an open redirect. */
export function safeNext(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])[^\s\\]*$/.test(next)) return paths.home();
  const base = "https://matinee.invalid";
  const url = new URL(next, base);
  // "/.//host" is a path here, and another site once its dots are resolved.
  const isPath = url.origin === base && !url.pathname.startsWith("//");
  return isPath ? `${url.pathname}${url.search}` : paths.home();
}

function withQuery(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
