import { checkHealth } from "@/lib/queries/health";
import { askRedis, REDIS_AWAY } from "@/lib/services/redis";

/** 200 with each part; 503 only without PostgreSQL: everything else can be away and seats still sell. */
export async function GET(): Promise<Response> {
  const [database, redis] = await Promise.all([
    checkHealth(),
    askRedis((client) => client.ping()).then((answer) => answer !== REDIS_AWAY),
  ]);
  const parts = {
    database: word(database.isUp),
    redis: word(redis),
    outboxWaiting: database.outboxWaiting,
  };
  return Response.json(
    { status: database.isUp ? (redis ? "ok" : "degraded") : "down", parts },
    { status: database.isUp ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}

function word(isUp: boolean): "up" | "away" {
  return isUp ? "up" : "away";
}
