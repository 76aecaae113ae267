/** The hosted pages' own look: quiet paper on the left, the form on white. */
export const STYLE = `
:root { --ink: #1b2230; --soft: #566073; --line: #d5dae3; --paper: #f4f2ee; --accent: #1f4fd8;
  --accent-dark: #173da8; --bad: #b3261e; --bad-paper: #fdf1f0; --note: #fff3d6; --note-ink: #6b4700; }
*, ::before { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; line-height: 1.5;
  font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
h1, h2, h3, p, ul, dl, dd, fieldset { margin: 0; padding: 0; }
fieldset { border: 0; min-width: 0; }
a { color: var(--accent); text-underline-offset: 3px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
.checkout { min-height: 100vh; }
.summary { background: var(--paper); padding: 24px 20px 28px; }
.payment { padding: 28px 20px 40px; }
.summary > *, .payment > * { max-width: 440px; margin-inline: auto; }
.top { display: flex; align-items: center; gap: 12px; justify-content: space-between; }
.back { color: var(--ink); font-weight: 600; text-decoration: none; padding: 4px 0; }
.back:hover { text-decoration: underline; }
.badge { background: var(--note); color: var(--note-ink); font-size: 12px; font-weight: 700;
  letter-spacing: .04em; text-transform: uppercase; border-radius: 6px; padding: 3px 8px; white-space: nowrap; }
.merchant { color: var(--soft); margin-top: 24px; font-size: 18px; font-weight: 500; }
.total { font-size: 36px; line-height: 1.2; font-weight: 700; letter-spacing: -.02em;
  font-variant-numeric: tabular-nums; }
.items { list-style: none; margin-top: 24px; }
.items li { display: flex; gap: 16px; justify-content: space-between; padding: 12px 0;
  border-bottom: 1px solid #e2dfd8; }
.items .name { font-weight: 600; overflow-wrap: anywhere; }
.items small, .hint { display: block; color: var(--soft); font-size: 14px; overflow-wrap: anywhere; }
.items .amount, .due { font-variant-numeric: tabular-nums; white-space: nowrap; font-weight: 600; }
.due { display: flex; justify-content: space-between; padding-top: 16px; }
h2 { font-size: 20px; line-height: 1.3; margin-bottom: 20px; }
.field { margin-bottom: 16px; }
.field label, .group-title { display: block; font-size: 14px; font-weight: 600; margin-bottom: 6px; }
.field input { width: 100%; height: 46px; font: inherit; color: inherit; background: #fff;
  border: 1px solid #8a93a5; border-radius: 8px; padding: 0 12px; }
.field input:focus-visible { outline-offset: 0; border-color: var(--accent); }
.field input[aria-invalid="true"] { border-color: var(--bad); border-width: 2px; }
.field .problem { color: var(--bad); font-size: 14px; margin-top: 6px; }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 12px; }
.errors { background: var(--bad-paper); border: 1px solid var(--bad); border-radius: 8px;
  padding: 12px 16px; margin-bottom: 20px; }
.errors h3 { font-size: 16px; color: var(--bad); }
.errors ul { margin: 4px 0 0 18px; } .errors a { color: var(--bad); }
.method { position: absolute; opacity: 0; width: 1px; height: 1px; }
.method + label { display: flex; align-items: center; gap: 12px; min-height: 48px; padding: 0 14px; cursor: pointer;
  border: 1px solid var(--line); border-radius: 8px; font-weight: 600; margin-bottom: 8px; }
.method + label::before { content: ""; width: 18px; height: 18px; border-radius: 50%;
  border: 2px solid #7b8496; background: #fff; flex: none; }
.method:checked + label { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.method:checked + label::before { border: 6px solid var(--accent); }
.method:focus-visible + label { outline: 3px solid var(--accent); outline-offset: 2px; }
.panel { display: none; padding-top: 12px; } .panel.only { padding-top: 0; }
legend { padding: 0; } .field .hint { margin-top: 6px; }
.panel.only, #method-card:checked ~ .panel-card, #method-delayed:checked ~ .panel-delayed { display: block; }
button { font: inherit; cursor: pointer; }
.pay, .button { display: block; width: 100%; min-height: 50px; border: 0; border-radius: 8px; padding: 10px 16px;
  background: var(--accent); color: #fff; font-weight: 700; font-size: 17px; text-align: center; text-decoration: none; }
.pay:hover, .button:hover { background: var(--accent-dark); }
.button.quiet { background: #fff; color: var(--ink); border: 1px solid #8a93a5; }
.button.quiet:hover { background: var(--paper); }
.cancel { text-align: center; margin-top: 16px; }
.cancel a { color: var(--soft); display: inline-block; padding: 6px 10px; }
.testing { margin-top: 28px; border-top: 1px solid var(--line); padding-top: 14px; font-size: 14px; color: var(--soft); }
.testing summary { cursor: pointer; font-weight: 600; color: var(--ink); padding: 4px 0; }
.testing dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 16px; margin-top: 8px; }
.testing dt { font-variant-numeric: tabular-nums; white-space: nowrap; }
.notice { min-height: 100vh; display: grid; place-items: center; background: var(--paper); padding: 20px; }
.notice main { width: 100%; max-width: 440px; background: #fff; border-radius: 16px; padding: 32px 28px;
  box-shadow: 0 12px 40px rgb(27 34 48 / .1); }
.notice h1 { font-size: 26px; line-height: 1.25; margin: 16px 0 8px; }
.notice p { color: var(--soft); margin-bottom: 20px; }
.notice form + form { margin-top: 12px; }
@media (min-width: 900px) {
  .checkout { display: grid; grid-template-columns: 1fr 1fr; }
  .summary { padding: 56px 64px 56px 40px; } .payment { padding: 56px 40px 56px 64px; }
  .summary > * { margin-right: 0; width: 100%; } .payment > * { margin-left: 0; width: 100%; }
  .total { font-size: 44px; }
}
`;
