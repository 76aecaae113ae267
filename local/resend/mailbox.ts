// Every mail that was accepted, on disk: one JSON file, and one file per attachment.
import fs from "node:fs";
import path from "node:path";
import type { Mail } from "./types.js";

const KEPT_MAILS = 500;
const DAY_MS = 86_400_000;

export interface Mailbox {
  /** Newest first. */
  list(): readonly Mail[];
  find(id: string): Mail | undefined;
  /** The mail sent under this key within 24 hours, as the vendor remembers it. */
  findByKey(key: string): Mail | undefined;
  /** On disk when it returns. */
  keep(mail: Mail, files: readonly Buffer[]): void;
  readAttachment(id: string, index: number): Buffer | null;
  clear(): void;
}

export function openMailbox(stateDir: string): Mailbox {
  const listFile = path.join(stateDir, "mails.json");
  const folder = path.join(stateDir, "attachments");
  const fileOf = (id: string, index: number) => path.join(folder, `${id}-${index}`);
  fs.mkdirSync(folder, { recursive: true });
  let mails = load(listFile);
  const save = () => {
    const beside = `${listFile}.${process.pid}.tmp`;
    fs.writeFileSync(beside, JSON.stringify(mails));
    fs.renameSync(beside, listFile);
  };
  const drop = (mail: Mail) =>
    mail.attachments.forEach((_, index) => fs.rmSync(fileOf(mail.id, index), { force: true }));
  return {
    list: () => [...mails].reverse(),
    find: (id) => mails.find((mail) => mail.id === id),
    findByKey: (key) =>
      mails.find(
        (mail) => mail.idempotencyKey === key && Date.parse(mail.createdAt) > Date.now() - DAY_MS,
      ),
    keep(mail, files) {
      files.forEach((content, index) => fs.writeFileSync(fileOf(mail.id, index), content));
      mails.push(mail);
      const surplus = mails.slice(0, Math.max(0, mails.length - KEPT_MAILS));
      surplus.forEach(drop);
      mails = mails.slice(surplus.length);
      save();
    },
    readAttachment(id, index) {
      const known = mails.find((mail) => mail.id === id)?.attachments[index];
      return known ? fs.readFileSync(fileOf(id, index)) : null;
    },
    clear() {
      mails.forEach(drop);
      mails = [];
      save();
    },
  };
}

function load(file: string): Mail[] {
  if (!fs.existsSync(file)) return [];
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")) as Mail[];
  } catch {
    fs.renameSync(file, `${file}.unreadable`);
    return [];
  }
}
