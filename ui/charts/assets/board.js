// A view of several parts drawn as one: findings, tables, words, figures; columns where there is room.
// All words come ready from ui/charts/board.py and are put in as text, never as markup.
import { dress, figures, folded, make, piece, tableOf } from "./readings.js";
import { gaps } from "./board_gaps.js";

const shown = new WeakMap();
const reader = new TextDecoder();

export default function draw({ data, parentElement, setTriggerValue }) {
  dress();
  const root = parentElement.querySelector(".pilotage-board");
  const view = shown.get(root) ?? { open: new Map(), chosen: {}, filled: {} };
  shown.set(root, view);
  view.tell = setTriggerValue;
  const text = reader.decode(data);
  if (view.text === text) return;
  const before = view.open;
  Object.assign(view, { text, open: new Map(), before });
  root.replaceChildren(...JSON.parse(text).map((part) => drawn(view, part)));
}

function drawn(view, part) {
  if (part.beside) return columns(view, part.beside);
  if (part.title !== undefined) return finding(part);
  const box = make("div", "pilotage-readings");
  if (part.words) box.append(...part.words.map((line) => paragraph(line, part.level)));
  else if (part.act) box.append(lead(view, part));
  else if (part.summary) box.append(folded(part));
  else if (part.figures) box.append(figures(part));
  else if (part.details) box.append(...gaps(view, part, opened(view, part)));
  else box.append(tableOf(part, { open: opened(view, part), choose: (key) => view.tell("chosen", { name: part.choose, key }) }));
  return box;
}

// Which rows of a table show their formulas; it stays while the table does.
function opened(view, { name }) {
  const found = view.before.get(name) ?? new Set();
  view.open.set(name, found);
  return found;
}

function columns(view, all) {
  const found = make("div", "beside");
  for (const { share, parts } of all) {
    const column = found.appendChild(make("div"));
    column.style.flexGrow = share;
    column.append(...parts.map((part) => drawn(view, part)));
  }
  return found;
}

function finding({ title, reading }) {
  const found = make("div", "finding");
  found.append(make("h5", "", title), make("p", "", reading));
  return found;
}

function paragraph(line, level) {
  const found = make(level ? `h${level}` : "p");
  found.append(...line.map(piece));
  return found;
}

function lead(view, { act, label }) {
  const found = make("button", "act main", label);
  found.type = "button";
  found.addEventListener("click", () => view.tell("act", { act }));
  return found;
}
