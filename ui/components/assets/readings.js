// Draws a table of readings: words, figures, marks on a scale, coloured cells; a figure opens the formula behind it.
// All words come ready from ui/components/readings.py and are put in as text, never as markup.

import { narrowed } from "./readings_kinds.js";

const shown = new WeakMap();
const STYLE = new URL("readings_style.css", import.meta.url).href;
const MARKS = ["before", "spread", "link", "target", "intention", "reality"];

export default function draw({ data, parentElement, setTriggerValue }) {
  dress();
  const root = parentElement.querySelector(".pilotage-readings");
  const view = shown.get(root) ?? { open: new Set() };
  shown.set(root, view);
  view.choose = (key) => setTriggerValue("chosen", key);
  const text = JSON.stringify(data);
  if (view.text === text) return;
  if (view.name !== data.name) view.open.clear();
  Object.assign(view, { text, name: data.name });
  root.replaceChildren(data.summary ? folded(data) : data.figures ? figures(data) : whole(data, view));
}

function whole(data, view) {
  if (!data.kinds) return tableOf(data, view);
  const lines = [];
  return narrowed(data, view, tableOf(data, Object.assign(view, { lines })), lines);
}

// The looks are fetched once: a component's own style sheet is sent anew with every table.
export function dress() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return;
  document.head.append(Object.assign(make("link"), { rel: "stylesheet", href: STYLE }));
}

export function make(name, classes = "", text = undefined) {
  const found = document.createElement(name);
  if (classes) found.className = classes;
  if (text !== undefined) found.textContent = text;
  return found;
}

// The table of some data; `view.lines`, where there is one, takes what was drawn of each row.
export function tableOf(data, view) {
  const found = make("table", data.classes ?? "");
  found.setAttribute("aria-label", data.label);
  const group = found.appendChild(make("colgroup"));
  for (const column of data.head) {
    const each = group.appendChild(make("col"));
    if (column.width) each.style.width = column.width;
  }
  const head = found.appendChild(make("thead")).insertRow();
  for (const column of data.head) head.append(heading(column));
  const body = found.appendChild(make("tbody"));
  data.rows.forEach((row, at) => {
    const lines = rowOf(data, view, row, at);
    view.lines?.push(lines);
    body.append(...lines);
  });
  return found;
}

function heading(column) {
  const found = make("th", column.align ?? "");
  found.scope = "col";
  if (!column.scale) {
    found.textContent = column.title;
    return found;
  }
  const scale = found.appendChild(make("div", "scale"));
  for (const [at, level, name] of column.scale) {
    const tick = scale.appendChild(make("span"));
    tick.style.left = `${at}%`;
    tick.append(make("b", "", level), ...(name ? [make("i", "", name)] : []));
  }
  scale.append(make("span", "unseen", column.title));
  return found;
}

function rowOf(data, view, row, at) {
  const found = make("tr", row.chosen ? "chosen" : "");
  const key = row.key ?? String(at);
  const unfold = row.more?.length ? () => toggle(data, view, { key, lines: row.more, row: found }) : undefined;
  row.cells.forEach((cell, column) => {
    const place = found.appendChild(make(column ? "td" : "th", data.head[column].align ?? ""));
    if (!column) place.scope = "row";
    fill(place, cell, unfold, row.pick && (() => view.choose(key)));
  });
  if (!unfold) return [found];
  const isOpen = view.open.has(key);
  mark(found, isOpen);
  return isOpen ? [found, formulas(data, row.more)] : [found];
}

// Formulas are drawn when somebody asks for them: most are never looked at.
function toggle(data, view, { key, lines, row }) {
  const isOpen = !view.open.delete(key);
  if (isOpen) {
    view.open.add(key);
    row.after(formulas(data, lines));
  } else row.nextElementSibling.remove();
  mark(row, isOpen);
}

function mark(row, isOpen) {
  for (const each of row.querySelectorAll("button.formula")) each.setAttribute("aria-expanded", String(isOpen));
}

function fill(place, cell, open, pick) {
  if (cell.marks) {
    place.append(track(cell));
    return;
  }
  if (cell.bars) {
    place.append(bars(cell));
    return;
  }
  if (cell.tone) place.dataset.tone = cell.tone;
  const inner = inside(place, cell, open, pick);
  if (inner !== place) place.append(inner);
  if (cell.title) inner.title = cell.title;
  if (cell.badge) inner.append(make("span", `badge ${cell.badge}`, cell.text));
  else inner.append(cell.bold ? make("b", "", cell.bold) : "", cell.text ?? "");
  if (cell.pieces) inner.append(...cell.pieces.map(piece));
  if (cell.note) inner.append(make("small", "", cell.note));
}

// A piece of words with its looks: `b`, `small`, a colour, a badge of a colour; some lead somewhere.
export function piece([looks, text, address]) {
  if (looks === "br") return make("br");
  const found = address && /^(https?:\/\/|\/)/.test(address) ? anchor(address) : looks ? make("span") : undefined;
  if (!found) return document.createTextNode(text);
  found.className = looks;
  found.textContent = text;
  return found;
}

function inside(place, cell, open, pick) {
  if (cell.formula && open) return button("formula", open);
  if (cell.pick && pick) return button("pick", pick);
  return cell.link && /^(https?:\/\/|\/)/.test(cell.link) ? anchor(cell.link) : place;
}

function anchor(address) {
  const found = make("a");
  Object.assign(found, { href: address, target: "_blank", rel: "noopener noreferrer" });
  return found;
}

function button(name, act) {
  const found = make("button", name);
  found.type = "button";
  found.addEventListener("click", act);
  return found;
}

function track(cell) {
  const found = make("div", "track");
  found.setAttribute("role", "img");
  found.setAttribute("aria-label", cell.label);
  found.title = cell.label;
  for (const at of cell.grid) found.appendChild(make("span", "line")).style.left = `${at}%`;
  for (const kind of MARKS) {
    const place = cell.marks[kind];
    if (place === undefined || place === null) continue;
    const [from, to] = Array.isArray(place) ? place : [place, undefined];
    const each = found.appendChild(make("span", `${kind}${cell.blocking ? " blocking" : ""}`));
    each.style.left = `${from}%`;
    if (to !== undefined) each.style.width = `${Math.max(to - from, 0)}%`;
  }
  return found;
}

function bars(cell) {
  const found = make("div", "bars");
  found.setAttribute("role", "img");
  found.setAttribute("aria-label", cell.label);
  found.title = cell.label;
  for (const [share, kind, text] of cell.bars) {
    found.appendChild(make("span", kind, text)).style.width = `${share}%`;
  }
  return found;
}

// Figures side by side: what, how much, how it changed and against what.
export function figures({ label, figures: all }) {
  const found = make("div", "figures");
  found.setAttribute("role", "list");
  found.setAttribute("aria-label", label);
  for (const { name, value, change, tone, against } of all) {
    const card = found.appendChild(make("div", "figure"));
    card.setAttribute("role", "listitem");
    card.append(make("div", "", name), make("div", "value", value));
    const last = card.appendChild(make("div", "gray"));
    if (change) last.append(make("span", `badge ${tone}`, change), " ");
    last.append(against);
  }
  return found;
}

export function folded({ summary, formulas: lines }) {
  const found = make("details", "formulas");
  found.append(make("summary", "", summary), list(lines));
  return found;
}

function formulas(data, lines) {
  const row = make("tr", "formulas");
  const place = row.appendChild(make("td"));
  place.colSpan = data.head.length;
  place.append(list(lines));
  return row;
}

function list(lines) {
  const found = make("dl");
  for (const [name, rule, filled] of lines) {
    found.append(make("dt", "", name));
    const said = found.appendChild(make("dd", "", filled));
    said.append(make("small", "", rule));
  }
  return found;
}
