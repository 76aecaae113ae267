import { html, type Html } from "./html";
import type { Answer } from "./http";
import { idOf } from "./ids";
import { formatMoney } from "./money";
import { pageAnswer } from "./page-layout";
import type { SessionRecord } from "./state";
import type { World } from "./world";

const SHOWN = 50;

/** For developers: what was sold, and buttons for what a dashboard or a bank would do. */
export function indexPage(world: World): Answer {
  const sessions = Object.values(world.state.sessions).slice(-SHOWN).reverse();
  const events = Object.values(world.state.events).slice(-SHOWN).reverse();
  const body = html`<style>
      .board {
        padding: 24px;
        max-width: 1200px;
        margin: auto;
      }
      .board h2 {
        margin-top: 32px;
      }
      .scroll {
        overflow-x: auto;
      }
      table {
        border-collapse: collapse;
        width: 100%;
        font-size: 14px;
      }
      th,
      td {
        text-align: left;
        padding: 8px 12px 8px 0;
        border-bottom: 1px solid var(--line);
        vertical-align: top;
        white-space: nowrap;
      }
      td form {
        display: inline-block;
        margin-right: 6px;
      }
      td button {
        background: #fff;
        border: 1px solid #8a93a5;
        border-radius: 6px;
        padding: 2px 8px;
      }
    </style>
    <main class="board">
      <h1>Payments <span class="badge">Test mode</span></h1>
      <p>Newest first. Webhooks go to ${world.webhookUrl || "nowhere"}.</p>
      <h2>Checkout sessions</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Checkout sessions">
        <table>
          <tr>
            <th>Created</th>
            <th>What</th>
            <th>Amount</th>
            <th>State</th>
            <th>Reference</th>
            <th>Actions</th>
          </tr>
          ${sessions.map((record) => sessionRow(world, record))}
        </table>
      </div>
      <h2>Events</h2>
      <div class="scroll" tabindex="0" role="region" aria-label="Events">
        <table>
          <tr>
            <th>Created</th>
            <th>Type</th>
            <th>Id</th>
            <th>Delivered</th>
            <th>Actions</th>
          </tr>
          ${events.map(
            (event) =>
              html`<tr>
                <td>${timeOf(event.created)}</td>
                <td>${event.type}</td>
                <td>${event.id}</td>
                <td>${event.pending_webhooks === 0 ? "yes" : "not yet"}</td>
                <td>${button("redeliver", event.id, "Redeliver")}</td>
              </tr>`,
          )}
        </table>
      </div>
    </main>`;
  return pageAnswer("Payments (test mode)", body);
}

function sessionRow(world: World, record: SessionRecord): Html {
  const { session } = record;
  const intent = world.state.intents[idOf(session.payment_intent)];
  const charge = world.state.charges[idOf(intent?.latest_charge)];
  const back = charge?.amount_refunded ?? 0;
  const money = (minor: number) => formatMoney(minor, session.currency ?? "usd");
  const notes = [
    `${session.status}, ${session.payment_status}`,
    back > 0 ? `${money(back)} refunded` : "",
    charge?.disputed === true ? "disputed" : "",
  ].filter((note) => note !== "");
  const paid = charge?.status === "succeeded" && charge.amount_refunded < charge.amount;
  return html`<tr>
    <td>${timeOf(session.created)}</td>
    <td>${record.items.map((item) => html`<div>${item.quantity} × ${item.description}</div>`)}</td>
    <td>${money(session.amount_total ?? 0)}</td>
    <td>${notes.map((note) => html`<div>${note}</div>`)}</td>
    <td>${session.client_reference_id ?? session.id.slice(0, 20)}</td>
    <td>
      ${session.status === "open" ? html`<a href="/c/pay/${session.id}">Open</a>` : null}
      ${session.status === "open" ? button("expire", session.id, "Expire") : null}
      ${record.settles === null ? null : button("succeed", session.id, "Money arrives")}
      ${record.settles === null ? null : button("fail", session.id, "Bank refuses")}
      ${paid ? button("refund", charge.id, "Refund the rest") : null}
      ${paid && !charge.disputed ? button("dispute", charge.id, "Dispute") : null}
    </td>
  </tr>`;
}

function button(action: string, id: string, label: string): Html {
  return html`<form method="post" action="/actions/${action}">
    <input type="hidden" name="id" value="${id}" />
    <button type="submit">${label}</button>
  </form>`;
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace("T", " ");
}
