// Views of which a reader chooses one: all are sent at once, and each is drawn when it is first asked for.
// All words come ready from ui/components/views.py and are put in as text, never as markup.
import { cells, dress as dressCells } from "./cells.js";
import { fromAddress, inWords, mark, toAddress, tool } from "./choices.js";
import { columns, finding, paragraph } from "./layout.js";
import { dress, make, tableOf } from "./readings.js";

const shown = new WeakMap();
const reader = new TextDecoder();

export default function draw({ data, parentElement, setTriggerValue }) {
  dress();
  dressCells();
  const root = parentElement.querySelector(".pilotage-views");
  const view = shown.get(root) ?? { isOpen: false, path: location.pathname };
  shown.set(root, view);
  view.tell = (act) => setTriggerValue("act", { act, choices: inWords(view), chosen: { ...view.chosen } });
  const text = reader.decode(data);
  if (view.text === text) return kept(view);
  const before = view.data ? view.chosen : undefined;
  Object.assign(view, { text, data: JSON.parse(text), drawn: new Map() });
  view.chosen = standing(view.data.choices, before);
  if (before) kept(view);
  root.replaceChildren(...frame(view));
  show(view);
}

// What was chosen before stays where it is still offered.
function standing(choices, before) {
  const found = fromAddress(choices);
  for (const { name, options } of choices) {
    if (before && options.some(([key]) => key === before[name])) found[name] = before[name];
  }
  return found;
}

// The server knows nothing of the choice: what it writes into the address must not lose it.
function kept(view) {
  if (view.path === location.pathname) toAddress(view);
}

function frame(view) {
  const { data } = view;
  view.show = () => show(view);
  view.tools = data.choices.map((choice) => tool(view, choice));
  view.answer = make("h3");
  view.answer.setAttribute("aria-live", "polite");
  view.acts = make("span", "acts");
  view.body = make("div", "views");
  const tools = make("div", "choices");
  tools.append(...view.tools, view.acts);
  const top = make("div", "pilotage-readings");
  top.append(view.answer, tools);
  const below = make("div", "views");
  below.append(...data.below.map(part));
  return data.fold ? [folded(view, top), below] : [top, view.body, below];
}

function folded(view, top) {
  const found = make("details", "fold");
  found.open = view.isOpen;
  found.addEventListener("toggle", () => { view.isOpen = found.open; });
  const head = make("summary", "", view.data.fold);
  found.append(head, top, view.body);
  return found;
}

// Show the view of what is chosen; one that was not sent is asked for, and what stands stays until it is there.
function show(view) {
  mark(view);
  const key = view.data.choices.map(({ name }) => view.chosen[name]).join("|");
  const found = view.data.views[key];
  if (!found) return view.tell("asked");
  if (!view.drawn.has(key)) view.drawn.set(key, found.parts.map(part));
  view.answer.textContent = found.answer;
  view.answer.hidden = !found.answer;
  view.acts.replaceChildren(...found.acts.map(([act, words]) => button(words, () => view.tell(act))));
  view.acts.parentElement.hidden = !view.tools.length && !found.acts.length;
  view.body.replaceChildren(...view.drawn.get(key));
}

function button(words, does) {
  const found = make("button", "act", words);
  found.type = "button";
  found.addEventListener("click", does);
  return found;
}

function part(each) {
  if (each.beside) return columns(each.beside, part);
  if (each.cells) return cells(each.cells);
  if (each.title !== undefined) return finding(each);
  const box = make("div", "pilotage-readings");
  if (each.words) box.append(...each.words.map((line) => paragraph(line)));
  else box.append(tableOf(each, { open: new Set() }));
  return box;
}
