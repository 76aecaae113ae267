/** What Next hands a page as its query. */
export type SearchParams = Promise<Readonly<Record<string, string | string[] | undefined>>>;

/** The first value of every parameter; the page that reads it decides what it means. */
export async function readFirst(
  searchParams: SearchParams,
): Promise<Readonly<Record<string, string | undefined>>> {
  const entries = Object.entries(await searchParams).map(([name, value]) => [
    name,
    Array.isArray(value) ? value[0] : value,
  ]);
  return Object.fromEntries(entries) as Record<string, string | undefined>;
}

/** A page number from a query, or undefined when it is none. */
export function toPage(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}
