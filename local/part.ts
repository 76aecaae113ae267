/** One running piece of the local cloud. */
export interface Part {
  readonly name: string;
  /** One line for people: where it listens, which engine it runs. */
  readonly detail: string;
  stop(): Promise<void>;
}
