// A proxy that reads along what the product says to PostgreSQL: nothing in the product knows of it.
import net from "node:net";

const SSL_REQUEST = 80_877_103;

export interface StatementCounter {
  /** The database's address, through the counter. */
  readonly url: string;
  /** How many transactions, or statements outside of one, named this table since the last call. */
  takeVisits(table: string): number;
  stop(): Promise<void>;
}

/** Listens on a free port in front of the database of this connection string. */
export async function startStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl);
  let visits: string[] = [];
  const server = net.createServer((near) => {
    const far = net.connect(Number(target.port), target.hostname);
    const read = readStatements((text) => visits.push(text));
    near.on("data", (chunk: Buffer) => {
      read(chunk);
      far.write(chunk);
    });
    far.pipe(near);
    near.on("close", () => far.destroy());
    near.on("error", () => far.destroy());
    far.on("error", () => near.destroy());
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const url = new URL(databaseUrl);
  url.port = String((server.address() as net.AddressInfo).port);
  return {
    url: url.href,
    takeVisits(table) {
      const count = visits.filter((text) => text.includes(table)).length;
      visits = [];
      return count;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/** Calls back once per finished transaction, with all its text, and once per statement outside. */
function readStatements(onVisit: (text: string) => void): (chunk: Buffer) => void {
  const prepared = new Map<string, string>();
  let open: string[] | null = null;
  let isStarted = false;
  let rest: Buffer = Buffer.alloc(0);

  const onStatement = (text: string) => {
    const verb = text.trim().slice(0, 8).toLowerCase();
    if (verb.startsWith("begin")) open = [];
    else if (verb.startsWith("commit") || verb === "rollback") {
      onVisit((open ?? []).join("\n"));
      open = null;
    } else if (open) open.push(text);
    else onVisit(text);
  };
  const onMessage = (type: string, body: Buffer) => {
    const [first = "", second = ""] = body.toString("utf8").split("\0");
    if (type === "P") prepared.set(first, second);
    if (type === "B") onStatement(prepared.get(second) ?? "");
    if (type === "Q") onStatement(first);
  };
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      // The first message of a connection has no type.
      const head = isStarted ? 1 : 0;
      if (rest.length < head + 4) return;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return;
      if (isStarted) onMessage(rest.toString("latin1", 0, 1), rest.subarray(head + 4, end));
      else isStarted = rest.readInt32BE(4) !== SSL_REQUEST;
      rest = rest.subarray(end);
    }
  };
}
