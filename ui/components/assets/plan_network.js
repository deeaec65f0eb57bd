// The critical chain as a network: what waits for what, drawn in layers from left to right.

import { dayWords } from "./plan_cells.js";
import { element, shape } from "./plan_dom.js";

const [WIDE, HIGH, APART, BELOW, MARGIN, EDGE] = [176, 46, 44, 14, 12, 80];
const [LAYERS_A_STRIP, LANES_A_PAGE, FIRST_HIGH, PAGE_HIGH] = [4, 10, 500, 690]; // on A4 landscape, as large as on the screen

export function drawNetwork(page) {
  const nodes = placed(page.plan, page.places);
  if (!nodes.length) {
    page.other.replaceChildren(element("p", { class: "quiet" }, page.words.no_row));
    return;
  }
  page.other.replaceChildren(element("div", { class: "network" }, drawing(page, nodes, nodes)));
}

// The network on paper: as many layers beside each other as are legible, the next ones below or on the next page.
export function networkSheets(page) {
  const all = placed(page.plan, page.places);
  const strips = grouped(all, ({ layer }) => Math.floor(layer / LAYERS_A_STRIP));
  const pieces = strips.flatMap((strip) => grouped(strip, ({ lane }) => Math.floor(lane / LANES_A_PAGE)));
  const sheets = [];
  let room = 0;
  for (const piece of pieces) {
    const chart = drawing(page, piece, all, EDGE);
    const high = Number(chart.getAttribute("height"));
    if (!sheets.length || room < high) {
      room = sheets.length ? PAGE_HIGH : FIRST_HIGH;
      sheets.push(element("section", { class: "sheet strips" }));
    }
    room -= high;
    sheets.at(-1).append(chart);
  }
  return sheets;
}

// Nodes that stand together, in their order.
function grouped(nodes, numberOf) {
  const found = new Map();
  for (const node of nodes) found.set(numberOf(node), [...(found.get(numberOf(node)) ?? []), node]);
  return [...found].sort(([one], [other]) => one - other).map(([, each]) => each);
}

// Some nodes of the chain with the arrows among them; an arrow that leaves them ends at the number of the other row.
function drawing(page, some, all, edge = 0) {
  const [layers, lanes] = [some.map(({ layer }) => layer), some.map(({ lane }) => lane)];
  const [x, y] = [left({ layer: Math.min(...layers) }) - MARGIN - edge, top({ lane: Math.min(...lanes) }) - MARGIN];
  const wide = left({ layer: Math.max(...layers) }) + WIDE + MARGIN + edge - x;
  const high = top({ lane: Math.max(...lanes) }) + HIGH + MARGIN - y;
  const chart = shape("svg", { width: wide, height: high, viewBox: `${x} ${y} ${wide} ${high}`, role: "group", "aria-label": page.words.network_alt });
  const [here, known] = [some, all].map((nodes) => new Map(nodes.map((node) => [node.at, node])));
  const elsewhere = new Map(some.map((node) => [node, { before: [], behind: [] }]));
  for (const [from, to, , drives] of linksAmong(page.plan, all)) {
    if (here.has(from) && here.has(to)) chart.append(arrow(page, here.get(from), here.get(to), drives));
    else if (here.has(from)) elsewhere.get(here.get(from)).behind.push(known.get(to).row.n);
    else if (here.has(to)) elsewhere.get(here.get(to)).before.push(known.get(from).row.n);
  }
  for (const node of some) chart.append(drawNode(page, node), ...signposts(page, node, elsewhere.get(node)));
  return chart;
}

function signposts({ data: { colours } }, node, { before, behind }) {
  const post = (numbers, words, x, anchor) => (numbers.length ? [shape("text", { x, y: top(node) + HIGH / 2 - 6, "text-anchor": anchor, fill: colours.muted, "font-size": 11 }, words(clipped(numbers.join(", "), 7)))] : []);
  return [...post(before, (words) => `${words} →`, left(node) - 4, "end"), ...post(behind, (words) => `→ ${words}`, left(node) + WIDE + 4, "start")];
}

// The critical rows that are seen, each with its layer and its lane.
function placed(plan, places) {
  const nodes = places.filter((at) => plan.rows[at].c && plan.rows[at].y !== "s").map((at) => ({ at, row: plan.rows[at], layer: 0, lane: 0 }));
  place(nodes, linksAmong(plan, nodes));
  return nodes;
}

function linksAmong(plan, nodes) {
  const known = new Set(nodes.map(({ at }) => at));
  return plan.links.filter(([from, to]) => known.has(from) && known.has(to));
}

// Each row stands one layer behind the last of those it waits for, and near them.
function place(nodes, links) {
  const byPlace = new Map(nodes.map((node) => [node.at, node]));
  const [before, behind, open] = [new Map(), new Map(), new Map(nodes.map(({ at }) => [at, 0]))];
  for (const [from, to] of links) {
    before.set(to, [...(before.get(to) ?? []), from]);
    behind.set(from, [...(behind.get(from) ?? []), to]);
    open.set(to, open.get(to) + 1);
  }
  const taken = new Map();
  const ready = nodes.filter(({ at }) => !open.get(at)).sort((one, other) => one.row.a - other.row.a);
  for (const node of ready) {
    const waits = (before.get(node.at) ?? []).map((at) => byPlace.get(at));
    node.layer = waits.reduce((most, { layer }) => Math.max(most, layer + 1), 0);
    node.lane = freeLane(taken, node.layer, waits.length ? Math.min(...waits.map(({ lane }) => lane)) : 0);
    for (const to of behind.get(node.at) ?? []) {
      open.set(to, open.get(to) - 1);
      if (!open.get(to)) ready.push(byPlace.get(to));
    }
  }
}

function freeLane(taken, layer, wanted) {
  const lanes = taken.get(layer) ?? new Set();
  taken.set(layer, lanes);
  let lane = wanted;
  while (lanes.has(lane)) lane += 1;
  lanes.add(lane);
  return lane;
}

const left = (node) => MARGIN + node.layer * (WIDE + APART);
const top = (node) => MARGIN + node.lane * (HIGH + BELOW);

function arrow({ data: { colours } }, from, to, drives) {
  const [x1, y1, x2, y2] = [left(from) + WIDE, top(from) + HIGH / 2, left(to) - 6, top(to) + HIGH / 2];
  const bend = Math.max(18, (x2 - x1) / 2);
  const colour = drives ? colours.red : colours.muted;
  return shape("g", {}, shape("path", { d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`, fill: "none", stroke: colour, "stroke-width": drives ? 1.6 : 1 }),
    shape("path", { d: `M${x2} ${y2 - 3}v6l5-3z`, fill: colour }));
}

function drawNode(page, node) {
  const { plan, data: { colours }, chosen } = page;
  const { row } = node;
  const dates = row.y === "m" ? dayWords(plan, row.z) : `${dayWords(plan, row.a)} – ${dayWords(plan, row.z)}`;
  const group = shape("g", { class: "node", role: "button", tabindex: 0, "data-key": row.k, "aria-pressed": String(row.k === chosen), transform: `translate(${left(node)} ${top(node)})` },
    shape("title", {}, `${row.n} ${row.t} · ${dates}`),
    shape("rect", { width: WIDE, height: HIGH, rx: row.y === "m" ? 22 : 6, stroke: colours.red }),
    shape("text", { x: 12, y: 19, fill: colours.text }, clipped(`${row.y === "m" ? "◆ " : ""}${row.t}`, 25)),
    shape("text", { x: 12, y: 36, fill: colours.muted }, `${row.n} · ${dates}`));
  const choose = () => {
    for (const each of page.other.querySelectorAll(".node")) each.setAttribute("aria-pressed", String(each === group));
    page.choose(row.k);
  };
  group.addEventListener("click", choose);
  group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } });
  return group;
}

// Chinese letters take the room of two.
function clipped(words, most) {
  let room = most;
  for (const [at, sign] of [...words].entries()) {
    room -= sign > "\u2e80" ? 2 : 1;
    if (room < 0) return `${[...words].slice(0, at).join("")}…`;
  }
  return words;
}
