import { Path, Rect, Svg } from "@react-pdf/renderer";
import { create } from "qrcode";

const QUIET = 4;

/** A ticket code as vector dots with its quiet zone; readable from paper and from a phone. */
export function QrDrawing({ text, size }: { readonly text: string; readonly size: number }) {
  const { modules } = create(text, { errorCorrectionLevel: "M" });
  const side = modules.size + QUIET * 2;
  return (
    <Svg width={size} height={size} viewBox={`0 0 ${side} ${side}`}>
      <Rect x={0} y={0} width={side} height={side} fill="#ffffff" />
      <Path d={toPath(modules.data, modules.size)} fill="#141414" />
    </Svg>
  );
}

function toPath(dots: ArrayLike<number>, size: number): string {
  let path = "";
  for (let at = 0; at < dots.length; at += 1) {
    if (dots[at]) path += `M${(at % size) + QUIET} ${Math.floor(at / size) + QUIET}h1v1h-1z`;
  }
  return path;
}
