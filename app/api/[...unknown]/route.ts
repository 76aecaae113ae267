import { problem } from "@/lib/web/problem";

/** An address that no door has: programs get problem details too, not the page for people. */
function answerNothingHere(): Response {
  return problem(404, { code: "not_found", detail: "There is nothing at this address." });
}

export {
  answerNothingHere as DELETE,
  answerNothingHere as GET,
  answerNothingHere as PATCH,
  answerNothingHere as POST,
  answerNothingHere as PUT,
};
