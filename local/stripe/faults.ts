/** Which requests to the API a fault meets; an absent member matches all. */
export interface FaultMatch {
  readonly method?: string;
  /** A prefix of the path, or a glob where `*` stands for anything: `/v1/*expire`. */
  readonly path?: string;
}

type When = "before" | "after";

/** `when` is seen from the effect: `after` means that it happened, whatever the caller learns. */
export type FaultKind =
  | { readonly kind: "latency"; readonly ms: number }
  | { readonly kind: "hold"; readonly when?: When }
  | { readonly kind: "error"; readonly status: 500 | 429 | 409; readonly when: When }
  | { readonly kind: "drop-connection"; readonly when: When };

/** A fault for the next `times` (default 1) requests that match. */
export type Fault = FaultKind & { readonly match?: FaultMatch; readonly times?: number };

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Uses up one turn of every fault that meets this request. */
  take(method: string, path: string, isReplay: boolean): FaultKind[];
  /** Resolves when somebody releases. */
  hold(): Promise<void>;
  release(count?: number): number;
  held(): number;
}

export function createFaults(): Faults {
  let faults: { fault: Fault; left: number }[] = [];
  const held: (() => void)[] = [];
  return {
    add: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    clear: () => {
      faults = [];
    },
    take: (method, path, isReplay) => {
      const met = faults.filter(({ fault }) => meets(fault, method, path, isReplay));
      for (const one of met) one.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      return met.map(({ fault }) => fault);
    },
    hold: () => new Promise((resolve) => held.push(resolve)),
    release: (count = held.length) => {
      const released = held.splice(0, count);
      for (const resolve of released) resolve();
      return released.length;
    },
    held: () => held.length,
  };
}

function meets(fault: Fault, method: string, path: string, isReplay: boolean): boolean {
  // A key that has its answer gives it again: an error of the server cannot come in between.
  if (isReplay && fault.kind === "error" && fault.status === 500) return false;
  const { match } = fault;
  if (match?.method !== undefined && match.method.toUpperCase() !== method) return false;
  return match?.path === undefined || matchesPath(match.path, path);
}

function matchesPath(pattern: string, path: string): boolean {
  if (!pattern.includes("*")) return path.startsWith(pattern);
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(path);
}
