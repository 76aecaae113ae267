// Makes the Prisma client without a download: `generate` wants a schema engine to exist but does
// not run it, so any executable satisfies it.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

const prisma = createRequire(import.meta.url).resolve("prisma/package.json");
const cli = path.join(path.dirname(prisma), "build", "index.js");
const made = spawnSync(process.execPath, [cli, "generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  },
});
process.exit(made.status ?? 1);
