import { mkdtemp, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/local/postgres/migrations";
import { startPostgres } from "@/local/postgres/start";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the server's own database, for making others. */
    adminUrl: string;
    templateName: string;
    folder: string;
  }
}

let stop: (() => Promise<void>) | undefined;

/** One real PostgreSQL for the run, with a migrated template that every test file copies. */
export async function setup(project: TestProject): Promise<void> {
  await mkdir(".local", { recursive: true });
  const folder = path.resolve(await mkdtemp(".local/tests-"));
  const server = await startPostgres({
    port: 0,
    dataDir: path.join(folder, "postgres"),
    isThrowaway: true,
  });
  await applyMigrations(server.url);
  project.provide("adminUrl", server.url.replace(/\/matinee$/, "/postgres"));
  project.provide("templateName", "matinee");
  project.provide("folder", folder);
  stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await stop?.();
}
