// The plan: one grid with its Gantt on the same rows. Rows come once per revision; choosing, folding, zooming and editing stay here.
// What the server is asked: why a date is so, what edits would move, to save, to take back, to arrange rows, to keep a view.

import { answered, ask, isChoosing } from "./plan_ask.js";
import { drawCards } from "./plan_cards.js";
import { standing } from "./plan_cells.js";
import { choiceFromAddress, placesAsked, putIntoAddress, textsOf, ZOOMS } from "./plan_choice.js";
import { element } from "./plan_dom.js";
import { listen } from "./plan_edit.js";
import { layOut, leftDay, NARROW, paint, point, repaint, reveal } from "./plan_grid.js";
import { drawNetwork } from "./plan_network.js";
import { drawPanel, drawMessages } from "./plan_panel.js";
import { printing } from "./plan_print.js";
import { batch, count, discard, follow, saved, settle, storeOf } from "./plan_store.js";
import { drawTools, drawEdits } from "./plan_tools.js";

const pages = new WeakMap();
const styled = style();
const PAUSE = 180;
let pageCount = 0;

export default function mount({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".pilotage-plan");
  const page = pages.get(root) ?? begin(root);
  page.send = (ask) => setTriggerValue("ask", ask);
  receive(page, data);
}

// The style sheet is fetched once, not sent with every run.
function style() {
  const link = element("link", { rel: "stylesheet", href: new URL("./plan_style.css", import.meta.url).href });
  const found = new Promise((resolve) => { link.onload = link.onerror = resolve; });
  document.head.append(link);
  return found;
}

function begin(root) {
  const part = (name, attributes = {}) => element("div", { class: name, ...attributes });
  const page = { root, id: `plan${(pageCount += 1)}`, asked: undefined, waiting: [], words: {} };
  page.line = element("p", { class: "told", role: "status" });
  page.tools = part("tools");
  page.edits = part("edits");
  page.messages = part("messages", { "aria-live": "polite" });
  page.board = part("board", { role: "treegrid", tabindex: 0, "aria-multiselectable": "true" });
  [page.head, page.body, page.back, page.chart, page.layer] = ["head", "body", "backs", "chart", "layer"].map((name) => part(name));
  page.head.setAttribute("role", "rowgroup");
  page.layer.setAttribute("role", "rowgroup");
  page.body.append(page.back, page.chart, page.layer);
  page.board.append(page.head, page.body);
  page.zooms = part("zooms");
  page.frame = element("div", { class: "frame" }, page.board, page.zooms);
  page.other = part("other");
  page.panel = part("panel");
  page.owners = element("datalist", { id: `${page.id}-owners` });
  root.replaceChildren(page.line, page.tools, page.edits, page.messages, page.frame, page.other, page.panel, page.owners);
  root.dataset.busy = "true";
  Object.assign(page, hands(page));
  pages.set(root, page);
  page.board.addEventListener("scroll", () => paint(page), { passive: true });
  page.board.addEventListener("wheel", (event) => wheeled(page, event), { passive: false });
  new ResizeObserver(() => { if (page.plan && Math.abs(root.clientWidth - page.wide) > 1) show(page, leftDay(page)); }).observe(root);
  listen(page);
  printing(page);
  return page;
}

// What the parts of the page do with it.
function hands(page) {
  return {
    choose: (key) => choose(page, key),
    arrange: (how) => arrange(page, how),
    save: () => save(page),
    askPreview: () => ask(page, "preview", { batch: batch(page.store) }),
    ask: (kind, rest) => { if (kind === "scenario") page.sent = rest.batch; return ask(page, kind, rest); },
    batchNow: () => batch(page.store),
    tell: (words) => { page.told = words; drawEdits(page); },
    changed: (isChanged) => changed(page, isChanged),
    see: (choice) => see(page, choice),
    fold: (key) => fold(page, key),
    zoom: (step) => zoom(page, step),
    discard: () => { discard(page.store); changed(page, true); },
    decide: (isMine) => decide(page, isMine),
    goTo: (key) => goTo(page, key),
  };
}

async function receive(page, data) {
  const isOther = data.programme !== page.data?.programme;
  const isNew = isOther || data.rows !== page.loaded;
  const isRepainted = JSON.stringify(data.colours) !== JSON.stringify(page.data?.colours);
  page.data = data;
  if (data.heard === page.asked?.id) page.views = undefined;
  page.root.dataset.theme = data.theme;
  if (page.answered === undefined && !page.asked) page.answered = data.answer?.id ?? "";
  if (isOther) Object.assign(page, { store: storeOf(data.programme), choice: undefined, active: undefined, preview: undefined, refused: undefined, conflicts: undefined, told: "" });
  if (!isChoosing(page, data.heard)) page.chosen = data.chosen ?? page.chosen;
  if (isNew && !(await load(page, data.rows))) return;
  if (data !== page.data) return;
  hear(page, data.answer);
  keepAddress(page);
  if (isNew || isRepainted) show(page, isOther ? undefined : leftDay(page));
  else refresh(page);
  answered(page, data.heard);
}

// The server knows the address as it was opened: what it writes there is without what was chosen here since.
function keepAddress(page) {
  clearTimeout(page.keeping);
  const keep = () => page.root.isConnected && putIntoAddress(textsOf(page.choice, page.plan));
  keep();
  page.keeping = setTimeout(keep, PAUSE);
}

async function load(page, address) {
  page.loading = address;
  const [response] = await Promise.all([fetch(address, { credentials: "same-origin" }), styled]);
  if (page.loading !== address) return false;
  if (!response.ok) {
    ask(page, "rows", {});
    return false;
  }
  const plan = await response.json();
  if (page.loading !== address) return false;
  Object.assign(page, { plan, words: plan.words, loaded: address, preview: undefined, byKey: new Map(plan.rows.map((row) => [row.k, row])) });
  if (page.about === "action") page.problems = undefined;
  page.choice ??= choiceFromAddress(plan);
  page.board.setAttribute("aria-label", plan.words.grid);
  page.owners.replaceChildren(...plan.owners.map((name) => element("option", { value: name })));
  follow(page.store, (key, field) => (page.byKey.has(key) ? standing(plan, page.byKey.get(key), field) : undefined));
  return true;
}

// Take in what the server answered, once.
function hear(page, answer) {
  if (!answer || answer.id === page.answered) return;
  page.answered = answer.id;
  page.told = answer.words ?? "";
  if (answer.kind === "saved") {
    saved(page.store, page.sent ?? {});
    Object.assign(page, { refused: undefined, problems: undefined, conflicts: undefined, preview: undefined });
  }
  if (answer.kind === "refused") {
    Object.assign(page, { problems: answer.problems, about: answer.about });
    page.refused = new Map(answer.problems.map(({ key, field, reason }) => [`${key} ${field}`, reason]));
  }
  if (answer.kind === "done") page.problems = undefined;
  if (answer.kind === "conflict") page.conflicts = answer.conflicts;
  if (answer.kind === "preview") page.preview = { words: answer.words, moved: new Map(answer.moved.map((row) => [row.k, row])) };
  if (answer.kind === "view") see(page, undefined);
}

function show(page, day) {
  const { plan, choice } = page;
  const picked = page.anchor && [page.active, page.anchor].map(({ row, column }) => ({ key: page.rows[row]?.k, column }));
  page.wide = page.root.clientWidth;
  page.isNarrow = page.wide < NARROW;
  page.places = placesAsked(plan, choice);
  page.outermost = page.places.reduce((least, at) => Math.min(least, plan.rows[at].d), Infinity);
  const asList = page.isNarrow && choice.as === "table" && !page.asGrid;
  const asNetwork = choice.as === "network";
  page.root.dataset.as = asNetwork ? "network" : asList ? "list" : "table";
  page.frame.hidden = page.board.hidden = asList || asNetwork;
  page.other.hidden = !page.board.hidden;
  if (!page.board.hidden) layOut(page, day);
  else if (asNetwork) drawNetwork(page);
  keepPlace(page, picked);
  refresh(page);
}

// Keep the row in hand, and the cells picked with it, where the rows around them changed.
function keepPlace(page, picked) {
  if (page.board.hidden) return;
  const ends = (picked ?? []).map(({ key, column }) => ({ row: page.rows.findIndex(({ k }) => k === key), column: Math.min(column, page.columns.length - 1) }));
  if (ends.length && ends.every((end) => end.row >= 0)) {
    [page.active, page.anchor] = ends;
    point(page);
    return;
  }
  const row = page.rows.findIndex(({ k }) => k === page.chosen);
  if (!page.active && row < 0) return;
  page.active = { row: row < 0 ? Math.min(page.active.row, page.rows.length - 1) : row, column: Math.min(page.active?.column ?? 1, page.columns.length - 1) };
  page.anchor = undefined;
  if (page.active.row < 0) page.active = undefined;
  point(page);
}

function refresh(page) {
  drawTools(page);
  drawEdits(page);
  drawMessages(page);
  drawPanel(page);
  const mark = `${page.chosen} ${page.answered} ${count(page.store)}`;
  if (page.mark !== mark && !page.board.hidden && !page.editor) repaint(page);
  if (page.root.dataset.as === "list") drawCards(page);
  page.mark = mark;
  page.root.dataset.busy = String(Boolean(page.asked || page.pausing));
  page.root.dataset.drawn = page.loaded;
}

function changed(page, isChanged) {
  if (isChanged) {
    Object.assign(page, { preview: undefined, told: "" });
    for (const key of [...(page.refused?.keys() ?? [])]) page.refused.delete(key);
    page.problems = undefined;
    page.mark = undefined;
    if (!page.board.hidden) repaint(page);
    refresh(page);
  }
  return true;
}

function see(page, choice) {
  if (choice) Object.assign(page.choice, choice);
  if (choice) page.anchor = undefined;
  putIntoAddress(textsOf(page.choice, page.plan));
  page.board.scrollTop = choice ? 0 : page.board.scrollTop;
  show(page, choice && ("scope" in choice || "show" in choice) ? undefined : leftDay(page));
}

function fold(page, key) {
  const { folded } = page.choice;
  if (!folded.delete(key)) folded.add(key);
  page.anchor = undefined;
  show(page, leftDay(page));
}

function zoom(page, step) {
  const next = ZOOMS[ZOOMS.indexOf(page.choice.zoom) + step];
  if (!next) return;
  const row = page.rows.find(({ k }) => k === page.chosen);
  const middle = row ? (row.a + row.z) / 2 : (leftDay(page) ?? page.scale.first) + page.scale.days / 2;
  page.choice.zoom = next;
  putIntoAddress(textsOf(page.choice, page.plan));
  show(page, page.scale.first);
  layOut(page, Math.max(page.scale.first, middle - page.scale.days / 2));
  keepPlace(page);
}

function wheeled(page, event) {
  if (!event.ctrlKey && !event.metaKey) return;
  event.preventDefault();
  if (Math.abs(event.deltaY) > 2) zoom(page, event.deltaY > 0 ? 1 : -1);
}

// Take a row in hand; after a pause, so that walking along rows asks once.
function choose(page, key) {
  if (key === page.chosen && page.data.why?.key === key) return;
  page.chosen = key;
  for (const each of page.chart.querySelectorAll("[data-key]")) each.setAttribute("aria-pressed", String(each.dataset.key === key));
  drawEdits(page);
  drawPanel(page);
  clearTimeout(page.pausing);
  page.root.dataset.busy = "true";
  page.pausing = setTimeout(() => {
    page.pausing = undefined;
    if (page.data.why?.key === key || !ask(page, "why", { key, choice: textsOf(page.choice, page.plan) })) page.root.dataset.busy = String(Boolean(page.asked));
  }, PAUSE);
}

function goTo(page, key) {
  const row = page.rows?.findIndex(({ k }) => k === key) ?? -1;
  if (!page.board.hidden && row >= 0) {
    page.active = { row, column: page.active?.column ?? 1 };
    page.anchor = undefined;
    reveal(page);
  }
  choose(page, key);
}

function arrange(page, how) {
  if (!page.chosen) return false;
  const rows = page.active && !page.board.hidden ? page.rows.slice(...rangeOf(page)).map(({ k }) => k) : [page.chosen];
  ask(page, how, { key: page.chosen, rows });
  return true;
}

function rangeOf({ active, anchor }) {
  const other = anchor ?? active;
  return [Math.min(active.row, other.row), Math.max(active.row, other.row) + 1];
}

function save(page) {
  page.leaveEditor?.();
  if (!count(page.store) || page.asked?.kind === "save") return true;
  page.sent = batch(page.store);
  ask(page, "save", { batch: page.sent });
  return true;
}

// Go on with own values over what others saved, or with theirs.
function decide(page, isMine) {
  settle(page.store, page.conflicts.map(({ key, field, base }) => ({ key, field, base: isMine ? base : undefined })));
  page.conflicts = undefined;
  changed(page, true);
}
