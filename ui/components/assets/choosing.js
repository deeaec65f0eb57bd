// A table or cards of which a reader chooses a part; the choice is applied here and stands in the address.
// All words come ready from ui/components/choosing.py and are put in as text, never as markup.
import { fromAddress, inWords, mark, toAddress, tool } from "./choices.js";
import { dress, make, piece, tableOf } from "./readings.js";

const shown = new WeakMap();

export default function draw({ data, parentElement, setTriggerValue }) {
  dress();
  const root = parentElement.querySelector(".pilotage-choosing");
  root.classList.add("pilotage-readings");
  const view = shown.get(root) ?? { open: new Set() };
  shown.set(root, view);
  view.show = () => {
    view.all = false;
    show(view);
  };
  view.choose = (key) => setTriggerValue("chosen", { key, choices: inWords(view) });
  const text = JSON.stringify(data);
  if (view.text === text) return;
  const isSame = view.data && view.data.choices.map((each) => each.name).join() === data.choices.map((each) => each.name).join();
  Object.assign(view, { text, data, lines: [], chosen: isSame ? view.chosen : fromAddress(data.choices) });
  if (isSame) toAddress(view);
  view.tools = data.choices.map((choice) => tool(view, choice));
  view.said = make("p", "said");
  view.table = tableOf(data, view);
  view.cards = make("div");
  view.nothing = nothing(view);
  const tools = make("div", "choices");
  tools.append(...view.tools, ...(data.hint ? [make("span", "gray", data.hint)] : []));
  root.replaceChildren(tools, view.said, view.table, view.cards, view.nothing);
  show(view);
}

function passes({ data, chosen }, { within }) {
  return data.choices.every(({ name, several }) => {
    const fits = within?.[name];
    if (!fits) return true;
    return several ? !chosen[name].size || fits.some((each) => chosen[name].has(each)) : fits.includes(chosen[name]);
  });
}

// Show what passes: nothing is drawn anew but cards, which are made when they are first asked for.
function show(view) {
  const { data, chosen } = view;
  mark(view);
  const rows = data.rows.filter((row, at) => {
    const isShown = passes(view, row);
    view.lines[at][0].hidden = !isShown;
    if (!isShown) for (const each of view.lines[at].slice(1)) each.hidden = true;
    return isShown;
  });
  const asCards = data.as === "cards" || (data.as && chosen[data.as] === "list");
  view.table.hidden = asCards || !rows.length;
  view.cards.hidden = !asCards;
  if (asCards) deal(view);
  view.said.hidden = asCards || !data.said || !rows.length;
  view.said.textContent = (data.said ?? "").replace("{n}", rows.length * (data.each ?? 1));
  view.nothing.hidden = Boolean(asCards ? view.cards.childElementCount : rows.length);
}

function deal(view) {
  const { data } = view;
  const all = data.cards.filter((each) => passes(view, each));
  const some = view.all || !data.most ? all : all.slice(0, data.most);
  view.cards.replaceChildren(...some.map((each) => card(view, each)));
  if (some.length < all.length) {
    view.cards.append(act(data.more.replace("{n}", all.length), () => {
      view.all = true;
      show(view);
    }));
  }
}

function card(view, { key, head, badge, lines, action }) {
  const found = make("div", "card");
  const top = found.appendChild(make("div", "top"));
  for (const each of [head, badge]) top.appendChild(make("span")).append(...each.map(piece));
  for (const line of lines) found.appendChild(make("p")).append(...line.map(piece));
  if (action) found.append(act(action, () => view.choose(key)));
  return found;
}

function nothing(view) {
  const { why, todo, clear } = view.data.empty;
  const found = make("div", "none");
  found.append(make("div", todo ? "b" : "gray", why), ...(todo ? [make("div", "small gray", todo)] : []));
  if (clear) {
    found.append(act(clear, () => {
      for (const { name, several, default: usual } of view.data.choices) {
        if (name !== view.data.as) view.chosen[name] = several ? new Set() : usual;
      }
      toAddress(view);
      show(view);
    }));
  }
  return found;
}

function act(words, does) {
  const found = make("button", "act", words);
  found.type = "button";
  found.addEventListener("click", does);
  return found;
}
