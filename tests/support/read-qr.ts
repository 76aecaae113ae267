// A reader of clean QR codes (ISO/IEC 18004, level M, versions 1 to 16), written from the standard and
// sharing nothing with the library that draws: a code both misunderstand would not be read here.

type Matrix = readonly (readonly boolean[])[];

/** Codewords for correction per block, and blocks, at level M by version. */
// prettier-ignore
const BLOCKS_AT_M: readonly (readonly [correction: number, blocks: number])[] = [
  [10, 1], [16, 1], [26, 1], [18, 2], [24, 2], [16, 4], [18, 4], [22, 4],
  [22, 5], [26, 5], [30, 5], [22, 8], [22, 9], [24, 9], [24, 10], [28, 10],
];
const FORMAT_MASK = 0x5412;
const ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

const MASKS: readonly ((row: number, column: number) => number)[] = [
  (r, c) => (r + c) % 2,
  (r) => r % 2,
  (_, c) => c % 3,
  (r, c) => (r + c) % 3,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2,
  (r, c) => ((r * c) % 2) + ((r * c) % 3),
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2,
];

/** The text of a QR code, true for a dark module, without its quiet zone. */
export function readQr(modules: Matrix): string {
  const version = (modules.length - 17) / 4;
  const format = readFormat(modules);
  if (format >> 13 !== 0) throw new Error("This reader knows level M only.");
  const mask = MASKS[(format >> 10) & 7]!;
  const bits = listDataModules(modules.length, version).map(
    ([row, column]) => modules[row]![column]! !== (mask(row, column) === 0),
  );
  return readSegments(joinBlocks(toBytes(bits), version), version);
}

/** Fifteen bits around the upper left finder: level, mask and their own correction. */
function readFormat(modules: Matrix): number {
  const along = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => modules[8]![column]!);
  const up = [7, 5, 4, 3, 2, 1, 0].map((row) => modules[row]![8]!);
  return [...along, ...up].reduce((all, bit) => all * 2 + Number(bit), 0) ^ FORMAT_MASK;
}

/** Two columns at a time from the right, up and down in turn, around everything that is no text. */
function listDataModules(size: number, version: number): [number, number][] {
  const found: [number, number][] = [];
  const rights = Array.from({ length: (size - 1) / 2 }, (_, at) => size - 1 - 2 * at);
  for (const [turn, right] of rights.map((column) => (column <= 6 ? column - 1 : column)).entries())
    for (let step = 0; step < size; step += 1)
      for (const column of [right, right - 1]) {
        const row = turn % 2 === 0 ? size - 1 - step : step;
        if (!isFunction(row, column, size, version)) found.push([row, column]);
      }
  return found;
}

function isFunction(row: number, column: number, size: number, version: number): boolean {
  const far = size - 8;
  const isCorner = (row < 9 && (column < 9 || column >= far)) || (row >= far && column < 9);
  const isVersion = (a: number, b: number) => version >= 7 && a < 6 && b >= size - 11 && b < far;
  const centres = listCentres(size, version);
  const near = (at: number) => centres.find((centre) => Math.abs(centre - at) <= 2);
  const [y, x] = [near(row), near(column)];
  const last = size - 7;
  const isFinder = (y === 6 && (x === 6 || x === last)) || (y === last && x === 6);
  const isAligned = y !== undefined && x !== undefined && !isFinder;
  const isTiming = row === 6 || column === 6;
  return isCorner || isTiming || isAligned || isVersion(row, column) || isVersion(column, row);
}

function listCentres(size: number, version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2;
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step)];
}

function toBytes(bits: readonly boolean[]): number[] {
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    bits.slice(at * 8, at * 8 + 8).reduce((all, bit) => all * 2 + Number(bit), 0),
  );
}

/** Blocks are dealt out like cards, the longer ones last; what corrects them is left aside. */
function joinBlocks(dealt: readonly number[], version: number): number[] {
  const [correction, blocks] = BLOCKS_AT_M[version - 1]!;
  const total = dealt.length - correction * blocks;
  const short = Math.floor(total / blocks);
  const long = total % blocks;
  return Array.from({ length: blocks }).flatMap((_, block) => {
    const even = Array.from({ length: short }, (_byte, at) => dealt[at * blocks + block]!);
    const extra = block - (blocks - long);
    return extra < 0 ? even : [...even, dealt[short * blocks + extra]!];
  });
}

function readSegments(bytes: readonly number[], version: number): string {
  const bits = bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("");
  let at = 0;
  const take = (count: number) => parseInt(bits.slice(at, (at += count)), 2);
  const isSmall = version < 10;
  let text = "";
  while (bits.length - at >= 4) {
    const mode = take(4);
    if (mode === 0) break;
    if (mode === 1) {
      for (let left = take(isSmall ? 10 : 12); left > 0; left -= 3) {
        const digits = Math.min(3, left);
        text += String(take([0, 4, 7, 10][digits]!)).padStart(digits, "0");
      }
    } else if (mode === 2) {
      for (let left = take(isSmall ? 9 : 11); left > 0; left -= 2) {
        const pair = take(left === 1 ? 6 : 11);
        if (left > 1) text += ALPHANUMERIC.charAt(Math.floor(pair / 45));
        text += ALPHANUMERIC.charAt(pair % 45);
      }
    } else if (mode === 4) {
      const letters = Array.from({ length: take(isSmall ? 8 : 16) }, () => take(8));
      text += Buffer.from(letters).toString();
    } else throw new Error(`This reader does not know mode ${mode}.`);
  }
  return text;
}
