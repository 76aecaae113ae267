// Another process of the product beside the test's own, with the same database and Redis.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readCatalogueVersions, listPublishedMovies } from "@/lib/queries/catalogue";
import { findSeatMap } from "@/lib/queries/seat-map";
import { now } from "@/lib/services/clock";
import { takeLimit, type LimitName } from "@/lib/services/rate-limit";

const QUESTIONS = {
  titles: async () => {
    const { movies } = await readCatalogueVersions();
    return (await listPublishedMovies(movies)).map((movie) => movie.title);
  },
  available: async ([showtimeId = ""]: string[]) =>
    (await findSeatMap({ kind: "guest" }, showtimeId, now()))?.available,
  limit: ([name, key = ""]: string[]) => takeLimit(name as LimitName, key),
};

type Question = keyof typeof QUESTIONS;
type Answer<Q extends Question> = Awaited<ReturnType<(typeof QUESTIONS)[Q]>>;

/** Starts it; it ends with `stop`, or with this process. */
export async function startSecondInstance() {
  const child = fork(import.meta.filename, { execArgv: ["--import", "tsx"], stdio: "inherit" });
  await once(child, "message");
  return {
    async ask<Q extends Question>(question: Q, ...words: string[]): Promise<Answer<Q>> {
      child.send({ question, words });
      const [answer] = (await once(child, "message")) as [Answer<Q>];
      return answer;
    },
    async stop(): Promise<void> {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

/** The other side: answers one question after the other until its parent is gone. */
async function answerQuestions(send: (message: unknown) => void): Promise<void> {
  process.on("message", (message: { question: Question; words: string[] }) => {
    void QUESTIONS[message.question](message.words).then(send);
  });
  process.on("disconnect", () => process.exit(0));
  send("ready");
}

if (process.argv[1] === import.meta.filename && process.send) {
  await answerQuestions(process.send.bind(process));
}
