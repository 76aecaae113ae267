import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { emptyState, type State } from "./state";

const SHORTEST_PAUSE_MS = 40;

/** The state saved last, or an empty one; a file that cannot be read is an error, not a fresh start. */
export async function loadState(file: string | undefined): Promise<State> {
  if (file === undefined) return emptyState();
  try {
    const saved = JSON.parse(await readFile(file, "utf8")) as Partial<State>;
    return { ...emptyState(), ...saved };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return emptyState();
    throw new Error(`The Stripe stand-in cannot read its state file ${file}`, { cause: error });
  }
}

export interface Saver {
  /** Something changed: write soon. */
  readonly touch: () => void;
  /** Write now, before the process ends; nothing is written after this. */
  readonly flush: () => void;
}

/** Writes through a rename, so a `kill -9` leaves the old file or the new one, never half of one. */
export function createSaver(file: string | undefined, state: State): Saver {
  return file === undefined ? NO_SAVER : createFileSaver(file, state);
}

const NO_SAVER: Saver = { touch: () => undefined, flush: () => undefined };

function createFileSaver(file: string, state: State): Saver {
  const now = { dirty: false, closed: false };
  let timer: NodeJS.Timeout | null = null;
  let pauseMs = SHORTEST_PAUSE_MS;
  const save = async () => {
    now.dirty = false;
    const startedAt = Date.now();
    await mkdir(dirname(file), { recursive: true });
    await writeFile(`${file}.next`, JSON.stringify(state));
    if (!now.closed) await rename(`${file}.next`, file);
    // A large state takes a while to write: leave the processor to the product in between.
    pauseMs = Math.max(SHORTEST_PAUSE_MS, (Date.now() - startedAt) * 4);
  };
  const touch = () => {
    now.dirty = true;
    if (timer !== null || now.closed) return;
    timer = setTimeout(() => {
      const report = (error: unknown) => {
        if (!now.closed)
          process.stderr.write(`Stripe stand-in: state not saved: ${String(error)}\n`);
      };
      void save()
        .catch(report)
        .finally(() => {
          timer = null;
          if (now.dirty) touch();
        });
    }, pauseMs);
  };
  const flush = () => {
    now.closed = true;
    if (timer !== null) clearTimeout(timer);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.last`, JSON.stringify(state));
    renameSync(`${file}.last`, file);
  };
  return { touch, flush };
}
