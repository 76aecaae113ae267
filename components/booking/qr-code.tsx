import QRCode from "qrcode";

const QUIET_ZONE = 4;

/** A ticket code as a QR: dark on paper white with its quiet zone, drawn here, seen by no third party. */
export function QrCode({ code, label }: { readonly code: string; readonly label: string }) {
  const { modules } = QRCode.create(code, { errorCorrectionLevel: "M" });
  const size = modules.size + QUIET_ZONE * 2;
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
      className="aspect-square w-full rounded-xl bg-paper fill-on-paper"
    >
      <path d={toPath(modules)} />
    </svg>
  );
}

interface Matrix {
  readonly size: number;
  get(row: number, column: number): number | boolean;
}

/** One rectangle per run of dark modules keeps the path short. */
function toPath(modules: Matrix): string {
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    let start = -1;
    for (let column = 0; column <= modules.size; column += 1) {
      const isDark = column < modules.size && Boolean(modules.get(row, column));
      if (isDark && start < 0) start = column;
      if (isDark || start < 0) continue;
      runs.push(
        `M${start + QUIET_ZONE} ${row + QUIET_ZONE}h${column - start}v1h${start - column}z`,
      );
      start = -1;
    }
  }
  return runs.join("");
}
