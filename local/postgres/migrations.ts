import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import * as engineModule from "@prisma/schema-engine-wasm/schema_engine_bg";

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies the standard prisma/migrations folders with Prisma's own engine, compiled to
 * WebAssembly: nothing is downloaded, and `prisma migrate deploy` works on the same folders.
 * Returns the names of the migrations that were new.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const { engine, close } = await openEngine(databaseUrl);
  try {
    const done = await engine.applyMigrations({ migrationsList: await readMigrations(), filters });
    return done.appliedMigrationNames;
  } finally {
    await close();
  }
}

/**
 * The SQL that leads from an older text of schema.prisma (null: an empty database) to today's.
 * A developer pipes it into a new migration folder and reads it before committing.
 */
export async function draftMigration(databaseUrl: string, olderSchema: string | null) {
  const { engine, close } = await openEngine(databaseUrl);
  const content = await readFile(schemaFile(), "utf8");
  const asFiles = (text: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content: text }],
  });
  try {
    const result = await engine.diff({
      from: olderSchema === null ? { tag: "empty" } : asFiles(olderSchema),
      to: asFiles(content),
      script: true,
      exitCode: null,
      filters,
    });
    return result.stdout ?? "";
  } finally {
    await close();
  }
}

async function openEngine(databaseUrl: string) {
  await (loaded ??= loadEngine());
  // A pool of ours: the engine never closes the connections it was given.
  const pool = new pg.Pool({ connectionString: databaseUrl });
  const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
  const schema = await readFile(schemaFile(), "utf8");
  const engine = await engineModule.SchemaEngine.new(
    { datamodels: [["schema.prisma", schema]] },
    () => undefined,
    factory,
  );
  const close = async () => {
    engine.free();
    await pool.end();
  };
  return { engine, close };
}

/** Once per process: the glue keeps views of one instance's memory. */
let loaded: Promise<void> | undefined;

async function loadEngine(): Promise<void> {
  const require = createRequire(import.meta.url);
  // The package exports the glue but not the binary beside it.
  const glue = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const binary = await readFile(glue.replace(/\.js$/, ".wasm"));
  const imports = { "./schema_engine_bg.js": engineModule as unknown as WebAssembly.ModuleImports };
  const engine = await WebAssembly.instantiate(
    await WebAssembly.compile(new Uint8Array(binary)),
    imports,
  );
  engineModule.__wbg_set_wasm(engine.exports);
  (engine.exports["__wbindgen_start"] as () => void)();
}

async function readMigrations() {
  const baseDir = path.join(rootFolder(), "prisma", "migrations");
  const names = (await readdir(baseDir, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(path.join(baseDir, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  const lockfile = {
    path: "migration_lock.toml",
    content: await readFile(path.join(baseDir, "migration_lock.toml"), "utf8"),
  };
  return { baseDir, lockfile, shadowDbInitScript: "", migrationDirectories };
}

function schemaFile(): string {
  return path.join(rootFolder(), "prisma", "schema.prisma");
}

function rootFolder(): string {
  return path.resolve(import.meta.dirname, "..", "..");
}
