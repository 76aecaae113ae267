/** A form-encoded body as Stripe's clients write it: `a[b][0][c]=1`. */
export type FormNode = string | FormTree;
export type FormTree = Map<string, FormNode>;

/** Parses a query or a form body; a repeated `a[]` becomes the next index of `a`. */
export function parseForm(encoded: string): FormTree {
  const root: FormTree = new Map();
  for (const [name, value] of new URLSearchParams(encoded)) place(root, segmentsOf(name), value);
  return root;
}

/** `a[b][0]` -> `["a", "b", "0"]`. */
function segmentsOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0 || !name.endsWith("]")) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split("][")];
}

function place(root: FormTree, segments: readonly string[], value: string): void {
  let tree = root;
  segments.forEach((segment, depth) => {
    const name = segment === "" ? String(tree.size) : segment;
    if (depth === segments.length - 1) {
      tree.set(name, value);
      return;
    }
    const next = tree.get(name);
    const child = next instanceof Map ? next : new Map<string, FormNode>();
    tree.set(name, child);
    tree = child;
  });
}
