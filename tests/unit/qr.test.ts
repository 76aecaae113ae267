import { generateKeyPairSync, sign } from "node:crypto";
import QRCode from "qrcode";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { QrCode } from "@/components/booking/qr-code";
import { toTicketPayload } from "@/lib/domain/ticket";
import { newId } from "@/lib/services/tokens";
import { readQr } from "../support/read-qr";

const QUIET_ZONE = 4;

describe("the QR of a ticket", () => {
  const codes: [what: string, code: string][] = [
    ["a ticket", makeTicketCode()],
    ["another ticket", makeTicketCode()],
    ["a short code", "v1.A.B"],
    ["capital letters", "MATINEE 2026"],
    ["digits", "0123456789"],
  ];

  test.each(codes)("of %s reads as its code", (_what, code) => {
    const { modules } = see(draw(code));
    expect(readQr(modules)).toBe(code);
  });

  test.each(codes)("of %s is drawn module by module as computed", (_what, code) => {
    const { modules } = QRCode.create(code, { errorCorrectionLevel: "M" });
    const rows = Array.from({ length: modules.size }, (_, row) =>
      Array.from({ length: modules.size }, (_module, column) => Boolean(modules.get(row, column))),
    );
    expect(see(draw(code)).modules).toEqual(rows);
  });

  test("has a quiet zone of four modules on every side", () => {
    const { all, size } = see(draw(makeTicketCode()));
    const isEdge = (at: number) => at < QUIET_ZONE || at >= size - QUIET_ZONE;
    const dark = all.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [[y, x]] : [])));
    expect(dark.filter(([y = 0, x = 0]) => isEdge(y) || isEdge(x))).toEqual([]);
  });

  test("is a picture with the name it is given, drawn here and fetched from nowhere", () => {
    const drawing = draw("v1.A.B");
    expect(drawing).toMatch(/^<svg [^>]*role="img"[^>]*aria-label="Ticket for F7"/);
    expect(drawing).not.toMatch(/https?:|<image|href/);
  });

  test("of two tickets are two", () => {
    expect(draw(makeTicketCode())).not.toBe(draw(makeTicketCode()));
  });
});

/** A code as DOMAIN 6 shapes it, signed with a key of its own. */
function makeTicketCode(): string {
  const claims = {
    ticketId: newId("ticket"),
    showtimeId: newId("showtime"),
    serial: 1,
    keyId: "k1",
  };
  const payload = Buffer.from(toTicketPayload(claims));
  const { privateKey } = generateKeyPairSync("ed25519");
  return `v1.${payload.toString("base64url")}.${sign(null, payload, privateKey).toString("base64url")}`;
}

function draw(code: string): string {
  return renderToStaticMarkup(createElement(QrCode, { code, label: "Ticket for F7" }));
}

/** What the drawing shows: every rectangle of its path filled in. */
function see(drawing: string) {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(drawing)?.[1]);
  const all = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  const path = /<path d="([^"]*)"/.exec(drawing)?.[1] ?? "";
  for (const [, x, y, width, back] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
    expect(back).toBe(width);
    all[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  }
  expect(path.replaceAll(/M\d+ \d+h\d+v1h-\d+z/g, "")).toBe("");
  const modules = all
    .slice(QUIET_ZONE, -QUIET_ZONE)
    .map((row) => row.slice(QUIET_ZONE, -QUIET_ZONE));
  return { size, all, modules };
}
