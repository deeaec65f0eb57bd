// A view of several parts drawn as one: findings, tables, words, figures; columns where there is room.
// All words come ready from ui/components/board.py and are put in as text, never as markup.
import { choices, chooses, learn, place, recall, switches, toAddress } from "./board_choice.js";
import { gaps } from "./board_gaps.js";
import { voices } from "./board_voices.js";
import { columns, finding, paragraph } from "./layout.js";
import { dress, figures, folded, make, tableOf } from "./readings.js";

const shown = new WeakMap();
const reader = new TextDecoder();

export default function draw({ data, parentElement, setTriggerValue }) {
  dress();
  const root = parentElement.querySelector(".pilotage-board");
  const view = shown.get(root) ?? fresh();
  shown.set(root, view);
  view.tell = setTriggerValue;
  const text = reader.decode(data);
  if (view.text === text) {
    recall(view);
    return toAddress(view);
  }
  const [parts, before] = [JSON.parse(text), view.open];
  Object.assign(view, { text, open: new Map(), before, heard: [], places: new Map() });
  learn(view, parts);
  root.replaceChildren(...parts.filter((part) => !part.known).map((part) => drawn(view, part)));
  recall(view);
  toAddress(view);
}

function fresh() {
  const [fetched, last] = [new Map(), new Map()];
  const [touched, asked, missed] = [new Set(), new Set(), new Set()];
  return { open: new Map(), chosen: {}, known: {}, drawn, fetched, last, touched, asked, missed };
}

function drawn(view, part) {
  if (part.beside) return columns(part.beside, (each) => drawn(view, each));
  if (part.title !== undefined) return finding(part);
  if (part.place) return place(view, part);
  const box = make("div", part.alert ? `pilotage-readings alert ${part.alert}` : "pilotage-readings");
  if (part.words) box.append(...part.words.map((line) => paragraph(line, part.level)));
  else if (part.switches) box.append(switches(view, part.switches));
  else if (part.acts) box.append(acts(view, part));
  else if (part.summary) box.append(folded(part));
  else if (part.figures) box.append(figures(part));
  else if (part.details) box.append(...gaps(view, part, opened(view, part)));
  else if (part.voices) box.append(voices(view, part));
  else box.append(table(view, part));
  return box;
}

// Which rows of a table show their formulas; it stays while the table does.
function opened(view, { name }) {
  const found = view.open.get(name) ?? view.before.get(name) ?? new Set();
  view.open.set(name, found);
  return found;
}

function table(view, part) {
  if (!part.choose) return tableOf(part, { open: opened(view, part) });
  const lines = [];
  const show = (key) => part.rows.forEach((row, at) => lines[at]?.[0].classList.toggle("chosen", row.key === key));
  const found = tableOf(part, { open: opened(view, part), lines, choose: chooses(view, part.choose, show) });
  show(view.chosen[part.choose]);
  return found;
}

// Buttons that tell the server what to do with what is named.
function acts(view, { acts: all, key }) {
  const found = make("div", "acts");
  for (const { act, label, main, closed } of all) {
    const each = found.appendChild(make("button", main ? "act main" : "act", label));
    Object.assign(each, { type: "button", disabled: Boolean(closed) });
    each.addEventListener("click", () => view.tell("act", { act, key, choices: choices(view) }));
  }
  return found;
}
