// The critical chain as a network: what waits for what, drawn in layers from left to right.

import { dayWords } from "./plan_cells.js";
import { element, shape } from "./plan_dom.js";

const [WIDE, HIGH, APART, BELOW, MARGIN] = [176, 46, 44, 14, 12];

export function drawNetwork(page) {
  const nodes = criticalRows(page);
  if (!nodes.length) {
    page.other.replaceChildren(element("p", { class: "quiet" }, page.words.no_row));
    return;
  }
  const links = linksAmong(page.plan, nodes);
  place(nodes, links);
  const wide = Math.max(...nodes.map(({ layer }) => layer)) * (WIDE + APART) + WIDE + 2 * MARGIN;
  const high = Math.max(...nodes.map(({ lane }) => lane)) * (HIGH + BELOW) + HIGH + 2 * MARGIN;
  const chart = shape("svg", { width: wide, height: high, viewBox: `0 0 ${wide} ${high}`, role: "group", "aria-label": page.words.network_alt });
  const byPlace = new Map(nodes.map((node) => [node.at, node]));
  for (const [from, to, , drives] of links) chart.append(arrow(page, byPlace.get(from), byPlace.get(to), drives));
  for (const node of nodes) chart.append(drawNode(page, node));
  page.other.replaceChildren(element("div", { class: "network" }, chart));
}

function criticalRows({ plan, places }) {
  return places.filter((at) => plan.rows[at].c && plan.rows[at].y !== "s").map((at) => ({ at, row: plan.rows[at], layer: 0, lane: 0 }));
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
