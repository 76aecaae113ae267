import { runControl } from "./control-handlers";
import { parseForm } from "./form";
import { redirect, type Answer, type HttpRequest } from "./http";
import { paramsOf } from "./params";
import { createRefund } from "./refunds";
import type { World } from "./world";

/** The buttons of the index page; each does one thing and goes back to the page. */
export async function answerAction(world: World, request: HttpRequest): Promise<Answer> {
  const id = paramsOf(parseForm(request.body)).requiredText("id");
  switch (request.path.replace("/actions/", "")) {
    case "redeliver":
      await runControl(world, "webhooks/redeliver", { eventId: id });
      break;
    case "expire":
      await runControl(world, "sessions/expire", { sessionId: id });
      break;
    case "succeed":
      await runControl(world, "sessions/settle", { sessionId: id, to: "succeed" });
      break;
    case "fail":
      await runControl(world, "sessions/settle", { sessionId: id, to: "fail" });
      break;
    case "dispute":
      await runControl(world, "disputes/open", { id });
      break;
    case "refund":
      createRefund(world, paramsOf(new Map([["charge", id]])));
      world.touch();
      break;
    default:
      break;
  }
  return redirect("/");
}
