// Draws the Gantt beside the grid: rows of the same height, a time scale that zooms and pans without asking the server.
// All words, days and colours come ready from ui/charts/gantt.py; days count from 1970-01-01, fractions are parts of a day.

const DAY = 86400000;
const ZOOMS = ["week", "month", "quarter"];
const BAR = [0.2, 0.8];
const views = new WeakMap();

export default function draw({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".pilotage-gantt");
  const view = views.get(root) ?? begin(root);
  const moved = view.data?.scene !== data.scene;
  Object.assign(view, { data, chosen: data.chosen, choose: (key) => setTriggerValue("chosen", key) });
  view.zoom ??= data.zoom;
  paint(root, view, moved ? data.begin[view.zoom] : leftDay(root, view));
}

function begin(root) {
  const view = { zoom: undefined, width: 0, perDay: 1, focus: 0 };
  views.set(root, view);
  root.tabIndex = -1;
  new ResizeObserver(() => {
    if (view.data && Math.abs(root.clientWidth - view.width) > 1) paint(root, view, leftDay(root, view));
  }).observe(root);
  root.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    if (Math.abs(event.deltaY) > 2) zoom(root, view, event.deltaY > 0 ? 1 : -1);
  }, { passive: false });
  root.addEventListener("keydown", (event) => walk(root, view, event));
  root.addEventListener("click", (event) => {
    const row = event.target.closest("[data-key]");
    if (row) choose(root, view, row);
  });
  return view;
}

function leftDay(root, view) {
  const pane = root.querySelector(".pane");
  return pane ? view.data.first + pane.scrollLeft / view.perDay : view.data.begin[view.zoom];
}

function zoom(root, view, step) {
  const at = ZOOMS.indexOf(view.zoom) + step;
  if (at < 0 || at >= ZOOMS.length) return;
  const chosen = view.data.rows.find((row) => row.key === view.chosen);
  const middle = chosen ? (chosen.from + chosen.to) / 2 : leftDay(root, view) + view.width / view.perDay / 2;
  view.zoom = ZOOMS[at];
  const address = new URL(location.href);
  if (view.zoom === "month") address.searchParams.delete("zoom");
  else address.searchParams.set("zoom", view.zoom);
  history.replaceState(history.state, "", address);
  paint(root, view, middle - shown(view) / 2);
}

function shown({ data, zoom: chosen }) {
  return Math.min(data.shown[chosen], data.last - data.first);
}

function choose(root, view, row) {
  const { key } = row.dataset;
  view.focus = Number(row.dataset.at);
  for (const each of root.querySelectorAll("[aria-pressed=true]")) each.setAttribute("aria-pressed", "false");
  row.setAttribute("aria-pressed", "true");
  view.chosen = key;
  show(root, view, view.data.rows[view.focus]);
  view.choose(key);
}

function show(root, view, row) {
  const pane = root.querySelector(".pane");
  const [from, to] = [row.from, row.to].map((day) => (day - view.data.first) * view.perDay);
  if (to < pane.scrollLeft || from > pane.scrollLeft + view.width) pane.scrollLeft = Math.max(0, from - view.width / 4);
}

function walk(root, view, event) {
  const row = event.target.closest("[data-key]");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!row || (!step && event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  if (!step) return choose(root, view, row);
  const next = root.querySelector(`[data-at="${Number(row.dataset.at) + step}"]`);
  if (!next) return;
  row.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  view.focus = Number(next.dataset.at);
  next.focus();
}

function paint(root, view, left) {
  const { data } = view;
  view.width = root.clientWidth || 480;
  view.perDay = view.width / shown(view);
  const width = Math.max(view.width, Math.round((data.last - data.first) * view.perDay));
  const height = data.row * (data.rows.length + 1) + 2;
  const chart = node("svg", { width, height, role: "group", "aria-label": data.alt });
  const x = (day) => Math.round((day - data.first) * view.perDay * 10) / 10;
  const y = (at) => data.row * (at + 1) + 1;
  const scene = { ...view, x, y, width, height, colours: data.colours };
  backdrop(chart, scene);
  for (const [at, row] of data.rows.entries()) chart.append(drawRow(scene, row, at));
  for (const link of data.links) chart.append(...drawLink(scene, link));
  line(chart, x(data.today + 0.5), data.row, height - 1, { stroke: data.colours.text, "stroke-dasharray": "4 3", "stroke-width": 1.2 });
  const pane = document.createElement("div");
  pane.className = "pane";
  pane.append(chart);
  root.replaceChildren(pane, buttons(root, view));
  pane.scrollLeft = Math.max(0, (left - data.first) * view.perDay);
  root.dataset.drawn = data.scene;
}

function backdrop(chart, { data, x, y, perDay, zoom: chosen, width, height, colours }) {
  for (const [from, to] of data.shade) {
    if ((to - from) * perDay < 3) continue;
    chart.append(node("rect", { x: x(from), y: y(0), width: (to - from) * perDay, height: height - y(0) - 1, fill: colours.shade }));
  }
  for (let at = 0; at <= data.rows.length; at += 1) chart.append(node("path", { d: `M0 ${y(at) - 0.5}H${width}`, stroke: colours.grid }));
  let free = 0;
  for (const [day, words] of ticks(data, chosen)) {
    if (chosen !== "week") line(chart, x(day), y(0), height - 1, { stroke: colours.grid });
    if (x(day) < free) continue;
    chart.append(label(x(day) + 1, data.row / 2 + 4, words, colours.muted));
    free = x(day) + measured(words) + 14;
  }
}

function* ticks(data, chosen) {
  const write = (options) => new Intl.DateTimeFormat(data.locale, { timeZone: "UTC", ...options });
  const plain = write(chosen === "week" ? { day: "numeric", month: "short" } : { month: "short" });
  const dated = write(chosen === "week" ? { day: "numeric", month: "short", year: "numeric" } : { month: "short", year: "numeric" });
  const day = new Date(Math.ceil(data.first) * DAY);
  if (chosen === "week") {
    for (day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7)); day / DAY < data.last; day.setUTCDate(day.getUTCDate() + 7)) {
      const opens = day.getUTCMonth() === 0 && day.getUTCDate() <= 7;
      yield [day / DAY, (opens ? dated : plain).format(day)];
    }
    return;
  }
  const step = chosen === "quarter" ? 3 : 1;
  day.setUTCDate(1);
  for (day.setUTCMonth(day.getUTCMonth() + 1); day / DAY < data.last; day.setUTCMonth(day.getUTCMonth() + 1)) {
    const month = day.getUTCMonth();
    if (month % step === 0) yield [day / DAY, (month ? plain : dated).format(day)];
  }
}

function drawRow(scene, row, at) {
  const { data, x, y, width, colours, focus } = scene;
  const chosen = row.key === data.chosen;
  const group = node("g", {
    "data-key": row.key, "data-at": at, role: "button", "aria-label": row.told, "aria-pressed": chosen,
    tabindex: at === Math.min(focus, data.rows.length - 1) ? 0 : -1, opacity: row.off ? 0.45 : 1,
  });
  group.append(node("title", {}, row.told));
  group.append(node("rect", { class: "row", x: 0.5, y: y(at), width: width - 1, height: data.row - 1, fill: colours.accent }));
  const top = (part) => y(at) + part * data.row;
  const colour = row.critical ? colours.red : colours.accent;
  if (row.promise) group.append(...baseline(row, top, x, colours));
  if (row.due !== undefined) group.append(...deadline(row, top, x, colours));
  if (row.kind === "milestone") group.append(diamond(x(row.from), top(0.5), 5.6, { fill: colour }));
  else if (row.kind === "summary") group.append(bar(x(row.from), x(row.to), top(0.42), 0.15 * data.row, { fill: colours.text, rx: 1 }));
  else {
    group.append(bar(x(row.from), x(row.to), top(BAR[0]), 0.4 * data.row, { fill: colour, "fill-opacity": 0.32, rx: 2 }));
    if (row.done) group.append(bar(x(row.from), x(row.from) + (x(row.to) - x(row.from)) * row.done, top(BAR[0]), 0.4 * data.row, { fill: colour, rx: 2 }));
  }
  if (row.words) group.append(rowLabel(scene, row, top(0.5) + 4));
  return group;
}

function baseline(row, top, x, colours) {
  const [from, to] = row.promise;
  if (row.kind === "milestone") return [diamond(x(from), top(0.5), 5, { fill: "none", stroke: colours.grey, "stroke-width": 1.5 })];
  return [bar(x(from), x(to), top(0.74), 4, { fill: colours.grey })];
}

function deadline(row, top, x, colours) {
  const missed = row.to > row.due;
  const [left, height] = [x(row.due), top(0.1)];
  return [node("path", {
    d: `M${left - 4.5} ${height}h9l-4.5 7z`, fill: missed ? colours.red : "none",
    stroke: missed ? colours.red : colours.muted, "stroke-width": 1.2,
  })];
}

function rowLabel({ x, width, colours }, row, y) {
  const right = x(row.to) + (row.kind === "milestone" ? 9 : 8);
  const fits = right + measured(row.words) < width - 2;
  const left = Math.min(x(row.from), row.promise ? x(row.promise[0]) : Infinity) - 10;
  return fits || left < measured(row.words) ? label(right, y, row.words, colours.muted) : label(left, y, row.words, colours.muted, "end");
}

function drawLink(scene, [from, to, kind, driving]) {
  const { data, x, y, colours } = scene;
  const [a, b] = [data.rows[from], data.rows[to]];
  const [x1, x2] = [edge(a, kind[0] === "F", x), edge(b, kind[1] === "F", x)];
  const heights = (row) => (row.kind === "milestone" ? [0.35, 0.65] : [0.2, 0.6]);
  const down = to > from;
  const place = (at, part) => y(at) + part * data.row;
  const start = place(from, heights(a)[down ? 1 : 0]);
  const bend = place(to, down ? 0.03 : 0.97);
  const end = place(to, heights(b)[down ? 0 : 1]) + (down ? -1.5 : 1.5);
  const colour = driving ? colours.red : colours.muted;
  return [
    node("path", { class: "link", d: `M${x1} ${start}V${bend}H${x2}V${end}`, fill: "none", stroke: colour, "stroke-opacity": 0.75 }),
    node("path", { class: "link", d: `M${x2 - 2.8} ${end + (down ? -4 : 4)}h5.6l-2.8 ${down ? 4.5 : -4.5}z`, fill: colour }),
  ];
}

function edge(row, finish, x) {
  return row.kind === "milestone" || !finish ? x(row.from + (row.kind === "milestone" ? 0 : 0.3)) : x(row.to);
}

function buttons(root, view) {
  const box = document.createElement("div");
  box.className = "zoom";
  for (const [sign, step, words] of [["−", 1, view.data.words.out], ["+", -1, view.data.words.in]]) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", textContent: sign, title: words, ariaLabel: words });
    button.disabled = !ZOOMS[ZOOMS.indexOf(view.zoom) + step];
    button.addEventListener("click", () => {
      zoom(root, view, step);
      root.querySelectorAll(".zoom button")[step === 1 ? 0 : 1].focus();
    });
    box.append(button);
  }
  return box;
}

const pen = document.createElement("canvas").getContext("2d");
function measured(words) {
  pen.font = "12px sans-serif";
  return pen.measureText(words).width;
}

function label(x, y, words, fill, anchor = "start") {
  return node("text", { x, y, fill, "text-anchor": anchor }, words);
}

function bar(from, to, y, height, rest) {
  return node("rect", { x: from, y, width: Math.max(1, to - from), height, ...rest });
}

function diamond(x, y, size, rest) {
  return node("path", { d: `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, ...rest });
}

function line(chart, x, from, to, rest) {
  chart.append(node("path", { d: `M${x} ${from}V${to}`, ...rest }));
}

function node(name, attributes, words) {
  const found = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) found.setAttribute(key, value);
  if (words) found.textContent = words;
  return found;
}
