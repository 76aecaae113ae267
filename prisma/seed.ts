import { randomBytes } from "node:crypto";
import { isLoopbackDatabase } from "./seed/loopback";
import { seedDatabase } from "./seed/seed-database";

const url = process.env["DATABASE_URL"] ?? "";
if (!isLoopbackDatabase(url)) {
  console.error("The seed fills only a database on this machine: set DATABASE_URL to one.");
  process.exit(1);
}

const password = () => randomBytes(12).toString("base64url");
const accounts = {
  member: { email: "member@matinee.local", password: password() },
  staff: { email: "staff@matinee.local", password: password() },
  admin: { email: "admin@matinee.local", password: password() },
};
const { isNew, ...counts } = await seedDatabase(url, { accounts, now: new Date() });
const added = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
console.log(`${isNew ? "Planted" : "Extended the programme"}: ${added.join(", ")}.`);
if (isNew) {
  for (const { email, password } of Object.values(accounts)) console.log(`  ${email}  ${password}`);
}
