// Below and above the grid: why a date is so and what stands behind it; what was refused; what others saved meanwhile.

import { button, element, say } from "./plan_dom.js";

export function drawPanel(page) {
  page.panel.hidden = page.root.dataset.as === "list";
  const { data: { why }, words, plan } = page;
  const legend = element("p", { class: "legend" }, `${say(words.rows_of, { n: page.places.length, all: plan.rows.length })} · ${plan.legend}`);
  const box = element("section", { class: "why", "aria-label": words.why, "aria-live": "polite" });
  const row = page.byKey.get(page.chosen);
  if (why && why.key === page.chosen) box.append(...explained(page, why));
  else if (row) box.append(element("p", {}, element("strong", {}, `${row.n} ${row.t}`)));
  else box.append(element("p", { class: "quiet" }, words.choose_row));
  page.panel.replaceChildren(...(page.board.hidden ? [] : [legend]), box);
}

export function explained(page, why) {
  const found = [element("p", {}, element("strong", {}, why.question), " ", why.reasons)];
  if (why.origin) found.push(element("p", {}, why.origin));
  if (why.pressure) found.push(element("p", { class: "late" }, `■ ${why.pressure}`));
  if (why.fixed) found.push(element("p", { class: "quiet" }, why.fixed));
  if (why.chain) found.push(chain(page, why.chain));
  return found;
}

function chain(page, { title, rows, more }) {
  const box = element("details", { class: "chain", open: page.chainOpen }, element("summary", {}, title));
  box.addEventListener("toggle", () => { page.chainOpen = box.open; });
  box.append(element("ol", {}, ...rows.map(({ key, name, dates, why }) => element("li", {},
    button(name, () => page.goTo(key), { class: "plain" }), ` ${dates}`, why ? element("div", { class: "quiet" }, why) : ""))));
  if (more) box.append(element("p", { class: "quiet" }, more));
  return box;
}

export function drawMessages(page) {
  const { problems, conflicts } = page;
  page.messages.replaceChildren(...(conflicts?.length ? [conflictBox(page)] : []), ...(problems?.length ? [problemBox(page)] : []));
}

// Every cell that was refused, with its row and the reason; the edits are kept. Or why an action was not done.
function problemBox(page) {
  const { words, problems } = page;
  const list = problems.map(({ key, where, reason }) => element("li", {}, key ? button(where, () => page.goTo(key), { class: "plain" }) : where, `${where ? " " : ""}${reason}`));
  return element("div", { class: "box error", role: "alert" }, element("strong", {}, page.about === "action" ? words.not_done : words.refused), element("ul", {}, ...list));
}

// What others saved since: both values, who and when; the reader chooses.
function conflictBox(page) {
  const { words, conflicts } = page;
  const heads = [words.task, words.what, words.theirs, words.yours, words.saved_by];
  const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads.map((word) => element("th", { scope: "col" }, word)))),
    element("tbody", {}, ...conflicts.map((each) => element("tr", {}, ...[each.task, each.what, each.theirs, each.yours, each.who].map((text) => element("td", {}, text))))));
  return element("div", { class: "box" },
    element("p", {}, element("strong", {}, say(conflicts.length === 1 ? words.conflict_one : words.conflict_many, { n: conflicts.length })), " ", words.conflict_choose),
    table, element("div", { class: "buttons" }, button(words.mine, () => page.decide(true)), button(words.take_theirs, () => page.decide(false))));
}
