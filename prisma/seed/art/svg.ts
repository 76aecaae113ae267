import { createRandom } from "../random";

/** The sheet a picture is drawn on. The motif stands around (cx, cy) at scale s. */
export interface Sheet {
  readonly w: number;
  readonly h: number;
  readonly cx: number;
  readonly cy: number;
  readonly s: number;
  readonly isPoster: boolean;
}

export type Point = readonly [x: number, y: number];
type Attributes = Readonly<Record<string, string | number>>;

/** A number with at most one decimal, as short as it can be written. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** One element. Numbers are shortened, so art stays small. */
export function tag(name: string, attributes: Attributes, inner?: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? trim(value) : value}"`)
    .join("");
  return inner === undefined ? `<${name}${written}/>` : `<${name}${written}>${inner}</${name}>`;
}

export function rect(
  x: number,
  y: number,
  w: number,
  h: number,
  fill: string,
  more: Attributes = {},
) {
  return tag("rect", { x, y, width: w, height: h, fill, ...more });
}

export function circle(cx: number, cy: number, r: number, fill: string, more: Attributes = {}) {
  return tag("circle", { cx, cy, r, fill, ...more });
}

export function ellipse(
  cx: number,
  cy: number,
  rx: number,
  ry: number,
  fill: string,
  more: Attributes = {},
) {
  return tag("ellipse", { cx, cy, rx, ry, fill, ...more });
}

export function path(d: string, fill: string, more: Attributes = {}) {
  return tag("path", { d, fill, ...more });
}

/** A line drawn with the pen: no fill, round ends. */
export function stroke(d: string, colour: string, width: number, more: Attributes = {}) {
  const pen = { stroke: colour, "stroke-width": width, "stroke-linecap": "round" };
  return tag("path", { d, fill: "none", ...pen, ...more });
}

export function polygon(points: readonly Point[], fill: string, more: Attributes = {}) {
  return path(`M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L")}Z`, fill, more);
}

export function group(children: readonly string[], more: Attributes = {}) {
  return tag("g", more, children.join(""));
}

/** Children in the motif's own coordinates: (0, 0) is the sheet's focal point. */
export function motif(sheet: Sheet, children: readonly string[], more: Attributes = {}) {
  const transform = `translate(${n(sheet.cx)} ${n(sheet.cy)}) scale(${trim(sheet.s)})`;
  return group(children, { transform, ...more });
}

/** A linear gradient, top to bottom unless told otherwise. Stops are `offset colour [opacity]`. */
export function linear(id: string, stops: readonly string[], more: Attributes = {}) {
  const direction = { x1: 0, y1: 0, x2: 0, y2: 1 };
  return tag("linearGradient", { id, ...direction, ...more }, stops.map(toStop).join(""));
}

export function radial(id: string, stops: readonly string[], more: Attributes = {}) {
  return tag("radialGradient", { id, ...more }, stops.map(toStop).join(""));
}

/** The same child `count` times, by index. */
export function repeat(count: number, draw: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => draw(index)).join("");
}

/** A closed landscape layer from the left edge to the right, its top edge given by `topAt`. */
export function layer(
  sheet: Sheet,
  step: number,
  fill: string,
  topAt: (x: number, index: number) => number,
  more: Attributes = {},
) {
  const count = Math.ceil(sheet.w / step) + 1;
  const edge = Array.from({ length: count }, (_, index): Point => [
    index * step,
    topAt(index * step, index),
  ]);
  return polygon([...edge, [sheet.w + step, sheet.h], [0, sheet.h]], fill, more);
}

/** A smooth open curve through points (Catmull-Rom as cubic Béziers), on whole pixels. */
export function curve(points: readonly Point[]): string {
  const at = (index: number): Point =>
    points[Math.max(0, Math.min(points.length - 1, index))] ?? [0, 0];
  const [start] = points;
  let d = start ? `M${n(start[0])} ${n(start[1])}` : "";
  for (let i = 0; i + 1 < points.length; i += 1) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first = [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6];
    const second = [c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6];
    d += `C${[...first, ...second, c[0], c[1]].map(Math.round).join(" ")}`;
  }
  return d;
}

/** Printed grain: one tile of specks, repeated. Cheaper to draw than a noise filter. */
export function grain(sheet: Sheet, colour: string, opacity: number): string {
  const random = createRandom(`grain ${colour}`);
  const specks = Array.from(
    { length: 150 },
    () => `M${random.between(0, 239)} ${random.between(0, 239)}h0`,
  ).join("");
  const tile = { id: "grain", width: 240, height: 240, patternUnits: "userSpaceOnUse" };
  const ink = { "stroke-opacity": opacity };
  return (
    tag("pattern", tile, stroke(specks, colour, 1.7, ink)) +
    rect(0, 0, sheet.w, sheet.h, "url(#grain)")
  );
}

function toStop(text: string): string {
  const [offset = "0", colour = "#000", opacity] = text.split(" ");
  const more = opacity === undefined ? {} : { "stop-opacity": opacity };
  return tag("stop", { offset, "stop-color": colour, ...more });
}

function trim(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}
