import { rm } from "node:fs/promises";
import path from "node:path";
import { endLeftover, placeFor } from "./postgres/start";
import { findRunner } from "./postgres/binaries";

/** Wipes the local cloud: database, payments, mails, jobs, secrets. */
const folder = path.resolve(process.env["LOCAL_DIR"] ?? ".local");
const dataDir = await placeFor(path.join(folder, "postgres"), await findRunner());
await endLeftover(dataDir);
await rm(dataDir, { recursive: true, force: true });
await rm(folder, { recursive: true, force: true });
console.log(`Wiped ${folder}.`);
