// The plan on a phone: open rows as a list, the worst first.

import { dayWords, signed } from "./plan_cells.js";
import { button, element, say } from "./plan_dom.js";
import { explained } from "./plan_panel.js";

const MOST = 15;

export function drawCards(page) {
  const { plan, words } = page;
  const open = page.places.map((at) => plan.rows[at]).filter((row) => row.y !== "s" && !row.x);
  open.sort((one, other) => plan.worst.indexOf(one.s) - plan.worst.indexOf(other.s) || one.z - other.z);
  const seen = page.allCards ? open : open.slice(0, MOST), holders = holdersOf(plan);
  page.other.replaceChildren(element("ul", { class: "cards" }, ...seen.map((row) => card(page, row, holders.get(row.k)))));
  if (open.length > seen.length) {
    page.other.append(button(say(words.all_open, { n: open.length }), () => { page.allCards = true; drawCards(page); }));
  }
  if (!open.length) page.other.append(element("p", { class: "quiet" }, words.no_row));
}

// What a row belongs to: six activities of every unit have the same names.
function holdersOf(plan) {
  const above = [], found = new Map();
  for (const row of plan.rows) {
    above.length = row.d;
    found.set(row.k, above[row.d - 1] ?? "");
    above[row.d] = row.t;
  }
  return found;
}

function card(page, row, holder) {
  const { plan, data: { why } } = page;
  const tap = () => {
    page.tapped = row.k;
    page.goTo(row.k);
    drawCards(page);
  };
  const [sign, word, colour] = plan.statuses[row.s];
  const dates = row.y === "m" ? dayWords(plan, row.z) : `${dayWords(plan, row.a)} – ${dayWords(plan, row.z)}`;
  const facts = [row.y === "t" ? holder : "", dates, row.r ? signed(row.r, plan.unit) : "", row.y === "t" ? `${row.p ?? 0}\u00a0%` : "", row.o].filter(Boolean).join(" · ");
  const found = element("li", { class: "card", "data-key": row.k },
    element("div", { class: "line" }, button(`${row.y === "m" ? "◆ " : ""}${row.t}`, tap, { class: "plain", "aria-expanded": String(page.tapped === row.k) }), element("span", { class: `badge ${colour}` }, `${sign} ${word}`)),
    element("div", { class: "quiet" }, facts));
  if (page.tapped === row.k && why?.key === row.k) found.append(element("div", { class: "why-here" }, ...explained(page, why)));
  return found;
}
