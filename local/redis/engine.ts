/** What one command answers, as RESP has it; text stays bytes until the front encodes it. */
export type Reply = string | Buffer | number | null | Reply[];

/** A reply, or the error line Redis would have sent. */
export type Outcome = { readonly reply: Reply } | { readonly error: string };

/** The store behind the REST front. */
export interface Engine {
  readonly kind: "redis-server" | "in-process";
  run(command: readonly string[]): Promise<Outcome>;
  /** All commands as one MULTI/EXEC. */
  transaction(commands: readonly (readonly string[])[]): Promise<Outcome[]>;
  stop(): Promise<void>;
}

export function failed(error: unknown): Outcome {
  return { error: error instanceof Error ? error.message : String(error) };
}
