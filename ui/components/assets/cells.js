// A map of cells: rows by columns, each cell coloured by its state, with a short text and words for who points at it.
// All words come ready from ui/components/cells.py and are put in as text, never as markup.
import { make } from "./readings.js";

const STYLE = new URL("cells_style.css", import.meta.url).href;
const APART = 6;

// The looks are fetched once: a component's own style sheet is sent anew with every map.
export function dress() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return;
  document.head.append(Object.assign(make("link"), { rel: "stylesheet", href: STYLE }));
}

export function cells(data) {
  const found = make("div", "pilotage-cells");
  found.append(table(data), ...(data.legend.length ? [legend(data)] : []));
  new ResizeObserver(() => thin(found)).observe(found);
  return found;
}

function table(data) {
  const found = make("table", data.dense ? "dense" : "");
  found.setAttribute("aria-label", data.label);
  found.style.setProperty("--row", `${data.height}px`);
  found.style.setProperty("--names", `${Math.max(...data.rows.map(([name]) => widthOf(name)))}ch`);
  const head = found.appendChild(make("thead")).insertRow();
  head.append(make("td", "corner"));
  for (const name of data.columns) {
    const each = head.appendChild(make("th"));
    each.scope = "col";
    each.append(make("span", "", name));
  }
  const body = found.appendChild(make("tbody"));
  for (const row of data.rows) body.append(line(data, row));
  return found;
}

function line(data, [name, states, texts, more, of]) {
  const found = make("tr");
  const head = found.appendChild(make("th", "", name));
  Object.assign(head, { scope: "row", title: name });
  [...states].forEach((sign, at) => {
    const state = data.states[parseInt(sign, 36)] ?? "";
    const text = texts?.[at] ?? data.signs[state] ?? "";
    const each = found.appendChild(make("td", state, text));
    const extra = more?.[at] ?? "";
    if (state && state !== data.silent) each.title = told(data, { row: name, column: data.columns[at], text, more: extra, of: of?.replace("{day}", at + 1), state: data.named[state] });
  });
  return found;
}

// What a cell says to who points at it; what people wrote is put in once and never read as a pattern.
function told(data, known) {
  return data.says[known.more ? 1 : 0].replace(/\{(\w+)\}/g, (all, key) => known[key] ?? all);
}

// A sign of Chinese takes two letters' room.
function widthOf(name) {
  return [...name].reduce((sum, sign) => sum + (sign >= "\u2e80" ? 2 : 1), 2);
}

function legend(data) {
  const found = make("ul");
  for (const [state, words] of data.legend) {
    const each = found.appendChild(make("li"));
    each.append(make("span", state), words);
  }
  return found;
}

// Every so many names of columns are shown as there is room for.
function thin(root) {
  const names = [...root.querySelectorAll("thead span")];
  const room = names[0]?.parentElement.offsetWidth;
  if (!room) return;
  const widest = Math.max(...names.map((each) => each.offsetWidth));
  const labelled = names.filter((each) => each.textContent);
  const apart = Math.ceil((widest + APART) / room);
  const step = labelled.length === names.length ? apart : 1;
  const fits = (each) => (names.length - names.indexOf(each) - 0.5) * room >= each.offsetWidth / 2;
  labelled.forEach((each, at) => { each.style.visibility = at % step || !fits(each) ? "hidden" : ""; });
}
