// A plain page for people: what ran, what waits, what failed.
import type { Engine } from "./engine.js";
import { viewRun } from "./runs.js";
import type { RunView } from "./types.js";

export function runsPage(engine: Engine): string {
  const { state } = engine.ctx.store;
  const runs = state.runs.map((run) => viewRun(engine.ctx, run)).reverse();
  const { paused, down } = engine.ctx.flags;
  const notes = [paused ? "paused" : "", down ? "refusing events" : ""].filter(Boolean);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta http-equiv="refresh" content="3">
<title>Jobs</title><style>${STYLE}</style></head><body><main>
<h1>Jobs ${notes.map((note) => `<em>${note}</em>`).join(" ")}</h1>
<p>${state.functions.length} functions: ${state.functions.map((fn) => escape(fn.id)).join(", ") || "none registered yet"}</p>
<ul>${runs.map(item).join("") || "<li>Nothing has run yet.</li>"}</ul></main></body></html>`;
}

function item(run: RunView): string {
  const detail = run.error
    ? `${run.error.name}: ${run.error.message}`
    : run.output === null
      ? ""
      : JSON.stringify(run.output).slice(0, 200);
  const next = run.nextAt ? ` · next ${run.nextAt.slice(11, 19)}` : "";
  return `<li><b class="${run.state}">${run.state}</b> <strong>${escape(run.functionId)}</strong>
<small>${escape(run.eventName)} · ${run.createdAt.slice(11, 19)}${next} · ${run.calls} calls</small>
<small>${run.steps.map(escape).join(" → ")}</small><code>${escape(detail)}</code></li>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

const STYLE = `
:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:0}
main{max-width:860px;margin:0 auto;padding:24px 16px}ul{list-style:none;padding:0}
li{display:grid;gap:2px;padding:12px 0;border-top:1px solid #8884}li b{font-weight:600}
small{opacity:.7}code{overflow-wrap:anywhere}.failed{color:#d33}.completed{color:#2a8}.running{color:#27d}
em{font-size:14px;color:#d33}`;
