// Draws a map of cells: rows by columns, each cell coloured by its state, with a short text and words for who points at it.
// All words come ready from ui/charts/cells.py and are put in as text, never as markup.

const shown = new WeakMap();
const STYLE = new URL("cells_style.css", import.meta.url).href;
const APART = 6;

export default function draw({ data, parentElement }) {
  dress();
  const root = parentElement.querySelector(".pilotage-cells");
  const text = JSON.stringify(data);
  if (shown.get(root)?.text === text) return;
  const drawn = table(data);
  const watch = shown.get(root)?.watch ?? new ResizeObserver(() => thin(root));
  root.replaceChildren(drawn, ...(data.legend.length ? [legend(data)] : []));
  if (!shown.has(root)) watch.observe(root);
  shown.set(root, { text, watch });
  thin(root);
}

// The looks are fetched once: a component's own style sheet is sent anew with every map.
function dress() {
  if (document.querySelector(`link[href="${STYLE}"]`)) return;
  document.head.append(make("link", { rel: "stylesheet", href: STYLE }));
}

function make(name, properties = {}, text = undefined) {
  const found = Object.assign(document.createElement(name), properties);
  if (text) found.textContent = text;
  return found;
}

function paint(place, data) {
  for (const [state, [fill, ink, edge]] of Object.entries(data.states)) {
    place.style.setProperty(`--fill-${state}`, fill);
    place.style.setProperty(`--ink-${state}`, ink);
    if (edge) place.style.setProperty(`--edge-${state}`, edge);
  }
}

function table(data) {
  const found = make("table");
  found.setAttribute("aria-label", data.label);
  found.style.setProperty("--row", `${data.height}px`);
  found.style.setProperty("--names", `${Math.max(...data.rows.map(([name]) => widthOf(name)))}ch`);
  paint(found, data);
  const head = found.appendChild(make("thead")).insertRow();
  head.append(make("td", { className: "corner" }));
  for (const name of data.columns) head.appendChild(make("th", { scope: "col" })).append(make("span", {}, name));
  const body = found.appendChild(make("tbody"));
  for (const [name, cells] of data.rows) {
    const row = body.insertRow();
    row.append(make("th", { scope: "row", title: name }, name));
    for (const [state, text, words] of cells) row.append(cell(state, text, words));
  }
  return found;
}

// A sign of Chinese takes two letters' room.
function widthOf(name) {
  return [...name].reduce((sum, sign) => sum + (sign >= "\u2e80" ? 2 : 1), 2);
}

function cell(state, text, words) {
  const found = make("td", state ? { className: state } : {}, text);
  if (words) found.title = words;
  return found;
}

function legend(data) {
  const found = make("ul");
  paint(found, data);
  for (const [state, words] of data.legend) {
    const each = found.appendChild(make("li"));
    each.append(make("span", { className: state }), words);
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
  labelled.forEach((each, at) => { each.style.visibility = at % step ? "hidden" : ""; });
}
