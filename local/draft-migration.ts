import { execFileSync } from "node:child_process";
import path from "node:path";
import { draftMigration } from "./postgres/migrations";
import { startPostgres } from "./postgres/start";

/** Prints the SQL from the committed schema to the one in the working tree, for a new migration. */
const older = execFileSync("git", ["show", "HEAD:prisma/schema.prisma"], { encoding: "utf8" });
const server = await startPostgres({
  port: 0,
  dataDir: path.resolve(".local", "draft-migration"),
  isThrowaway: true,
});
try {
  console.log(await draftMigration(server.url, older));
} finally {
  await server.stop();
}
