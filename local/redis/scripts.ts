// Upstash understands a first line `#!lua flags=allow-key-locking`; Redis does not. The front keeps every
// script under the sha of its original text, because that is the sha the SDK computes.
import { createHash } from "node:crypto";

interface Scripts {
  /** The command Redis should run instead, or the error to answer. */
  rewrite(command: readonly string[]): Rewritten;
  forget(): void;
}

type Rewritten =
  | { readonly command: readonly string[] }
  | { readonly reply: string | number[] }
  | { readonly error: string };

export function createScripts(): Scripts {
  const known = new Map<string, string>();
  const keep = (script: string): string => {
    const sha = createHash("sha1").update(script).digest("hex");
    known.set(sha, script.replace(/^#!lua[^\n]*\n/, "\n"));
    return sha;
  };
  const evaluate = (script: string, rest: readonly string[]): Rewritten => ({
    command: ["EVAL", known.get(keep(script)) ?? script, ...rest],
  });
  const script = ([verb = "", ...args]: readonly string[]): Rewritten => {
    if (verb.toUpperCase() === "LOAD") return { reply: keep(args[0] ?? "") };
    if (verb.toUpperCase() === "EXISTS")
      return { reply: args.map((sha) => (known.has(sha) ? 1 : 0)) };
    if (verb.toUpperCase() === "FLUSH") {
      known.clear();
      return { reply: "OK" };
    }
    return { error: `ERR unknown subcommand '${verb}'` };
  };
  return {
    rewrite([name = "", ...args]) {
      const [first = "", ...rest] = args;
      switch (name.toUpperCase()) {
        case "EVAL":
        case "EVAL_RO":
          return evaluate(first, rest);
        case "EVALSHA":
        case "EVALSHA_RO": {
          const text = known.get(first.toLowerCase());
          if (text === undefined) return { error: "NOSCRIPT No matching script. Please use EVAL." };
          return { command: ["EVAL", text, ...rest] };
        }
        case "SCRIPT":
          return script(args);
        default:
          return { command: [name, ...args] };
      }
    },
    forget: () => known.clear(),
  };
}
