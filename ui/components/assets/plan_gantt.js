// The Gantt on the rows of the grid: time scale, shading, bars, baseline, links. Days count from 1970-01-01.

import { measured, shape } from "./plan_dom.js";

const DAY = 86400000;
const DAYS_SHOWN = { week: 63, month: 245, quarter: 1100 };
const LABEL = 0.16; // part of the width kept free behind the last bar for its label
export const ROW = 31;
export const HEAD = 32;

// The days of these rows and how wide one is drawn; `wide` pixels are in view.
export function scaleOf(plan, rows, zoom, wide) {
  let [from, to] = rows.length ? [Infinity, -Infinity] : [plan.today, plan.today + 28];
  for (const row of rows) {
    from = Math.min(from, row.a, row.b?.[0] ?? row.a);
    to = Math.max(to, row.z, row.b?.[1] ?? row.z, row.due ?? row.z);
  }
  [from, to] = [from - 3, Math.max(to, from + 14) + 3];
  const room = Math.min(to - from, DAYS_SHOWN.quarter) * LABEL + 1;
  const days = Math.min(to + room - from, DAYS_SHOWN[zoom] * (1 + LABEL));
  const perDay = wide / days;
  return { first: from, last: to + room, days, perDay, wide: Math.max(wide, Math.round((to + room - from) * perDay)), x: (day) => Math.round((day - from) * perDay * 10) / 10 };
}

// The first day in view: the rows' own where all fit, else a while before today.
export function beginOf(scale, today) {
  if (scale.last - scale.first <= scale.days + 0.5 || today < scale.first || today > scale.last) return scale.first;
  return Math.max(scale.first, Math.min(today - scale.days / 3, scale.last - scale.days));
}

export function timeHead({ plan, scale, zoom, colours }) {
  const head = shape("svg", { width: scale.wide, height: HEAD, "aria-hidden": "true" });
  let free = 0;
  for (const [day, words] of ticks(plan.locale, scale, zoom)) {
    if (scale.x(day) < free) continue;
    head.append(label(scale.x(day) + 1, HEAD / 2 + 5, words, colours.muted));
    free = scale.x(day) + measured(words) + 14;
  }
  return head;
}

export function backdrop({ plan, scale, zoom, colours }, height) {
  const back = shape("svg", { class: "back", width: scale.wide, height, "aria-hidden": "true" });
  for (const [from, to] of plan.shade) {
    if ((to - from) * scale.perDay < 3 || to < scale.first || from > scale.last) continue;
    back.append(shape("rect", { x: scale.x(from), y: 0, width: (to - from) * scale.perDay, height, fill: colours.shade }));
  }
  if (zoom !== "week") for (const [day] of ticks(plan.locale, scale, zoom)) back.append(line(scale.x(day), height, { stroke: colours.grid }));
  back.append(line(scale.x(plan.today + 0.5), height, { stroke: colours.text, "stroke-dasharray": "4 3", "stroke-width": 1.2 }));
  return back;
}

function* ticks(locale, { first, last }, zoom) {
  const write = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const plain = write(zoom === "week" ? { day: "numeric", month: "short" } : { month: "short" });
  const dated = write(zoom === "week" ? { day: "numeric", month: "short", year: "numeric" } : { month: "short", year: "numeric" });
  const day = new Date(Math.ceil(first) * DAY);
  if (zoom === "week") {
    for (day.setUTCDate(day.getUTCDate() + ((8 - day.getUTCDay()) % 7)); day / DAY < last; day.setUTCDate(day.getUTCDate() + 7)) {
      yield [day / DAY, (day.getUTCMonth() === 0 && day.getUTCDate() <= 7 ? dated : plain).format(day)];
    }
    return;
  }
  const step = zoom === "quarter" ? 3 : 1;
  day.setUTCDate(1);
  for (day.setUTCMonth(day.getUTCMonth() + 1); day / DAY < last; day.setUTCMonth(day.getUTCMonth() + 1)) {
    if (day.getUTCMonth() % step === 0) yield [day / DAY, (day.getUTCMonth() ? plain : dated).format(day)];
  }
}

// The bars of the rows from one place to another, and the links that touch them; rows are as drawn, moved ones too.
export function bars(scene, from, to) {
  const { scale, rows, chosen } = scene;
  const chart = shape("svg", { class: "bars", width: scale.wide, height: (to - from) * ROW, role: "img", "aria-label": scene.alt });
  for (let at = from; at < to; at += 1) chart.append(drawRow(scene, rows[at], at - from, rows[at].k === chosen));
  for (const link of scene.links) {
    if (Math.max(link[0], link[1]) >= from && Math.min(link[0], link[1]) < to) chart.append(...drawLink(scene, link, from));
  }
  return chart;
}

function drawRow(scene, row, at, isChosen) {
  const { scale: { x, wide }, colours, layers } = scene;
  const group = shape("g", { "data-key": row.k, "aria-pressed": isChosen ? "true" : "false", opacity: row.i ? 0.45 : undefined });
  group.append(shape("title", {}, scene.told(row)));
  group.append(shape("rect", { class: "stripe", x: 0, y: at * ROW, width: wide, height: ROW - 1, fill: colours.accent }));
  const top = (part) => (at + part) * ROW;
  const colour = row.c ? colours.red : row.nc ? colours.amber : colours.accent;
  const [from, to] = ends(row);
  if (layers.has("baseline") && row.b && row.y !== "s") group.append(...baseline(row, top, scene));
  if (row.due !== undefined) group.append(deadline(row, top, scene));
  if (row.y === "m") group.append(diamond(x(from), top(0.5), 5.6, { fill: colour }));
  else if (row.y === "s") group.append(bar(x(from), x(to), top(0.42), 0.15 * ROW, { fill: colours.text, rx: 1 }));
  else {
    group.append(bar(x(from), x(to), top(0.2), 0.4 * ROW, { fill: colour, "fill-opacity": 0.32, rx: 2 }));
    if (row.p) group.append(bar(x(from), x(from) + (x(to) - x(from)) * (row.p / 100), top(0.2), 0.4 * ROW, { fill: colour, rx: 2 }));
  }
  if (row.moved) group.append(bar(x(row.moved.from), x(row.moved.to), top(0.66), 2, { fill: colours.amber }));
  const words = scene.label(row);
  if (words) group.append(rowLabel(scene, row, words, top(0.5) + 4));
  return group;
}

export function ends(row) {
  return row.y === "m" ? [row.z + 0.5, row.z + 0.5] : [row.a, row.z + 1];
}

function baseline(row, top, { scale: { x }, colours }) {
  const [from, to] = row.b;
  if (row.y !== "m") return [bar(x(from), x(to + 1), top(0.74), 4, { fill: colours.grey })];
  if (to === row.z) return [];
  return [diamond(x(to + 0.5), top(0.5), 5, { fill: "none", stroke: colours.grey, "stroke-width": 1.5 })];
}

function deadline(row, top, { scale: { x }, colours }) {
  const missed = row.z > row.due;
  const [left, height] = [x(row.due + (row.y === "m" ? 0.5 : 1)), top(0.1)];
  return shape("path", { d: `M${left - 4.5} ${height}h9l-4.5 7z`, fill: missed ? colours.red : "none", stroke: missed ? colours.red : colours.muted, "stroke-width": 1.2 });
}

function rowLabel({ scale: { x, wide }, colours }, row, words, y) {
  const [from, to] = ends(row);
  const right = x(to) + (row.y === "m" ? 9 : 8);
  const left = Math.min(x(from), row.b ? x(row.b[0]) : Infinity) - 10;
  const fits = right + measured(words) < wide - 2 || left < measured(words);
  return fits ? label(right, y, words, colours.muted) : label(left, y, words, colours.muted, "end");
}

function drawLink({ rows, scale: { x }, colours }, [from, to, kind, drives], first) {
  const [a, b] = [rows[from], rows[to]];
  const [x1, x2] = [edge(a, kind[0] === "F", x), edge(b, kind[1] === "F", x)];
  const heights = (row) => (row.y === "m" ? [0.35, 0.65] : [0.2, 0.6]);
  const down = to > from;
  const place = (at, part) => (at - first + part) * ROW;
  const start = place(from, heights(a)[down ? 1 : 0]);
  const bend = place(to, down ? 0.03 : 0.97);
  const end = place(to, heights(b)[down ? 0 : 1]) + (down ? -1.5 : 1.5);
  const colour = drives ? colours.red : colours.muted;
  return [
    shape("path", { class: "link", d: `M${x1} ${start}V${bend}H${x2}V${end}`, fill: "none", stroke: colour, "stroke-opacity": 0.75 }),
    shape("path", { class: "link", d: `M${x2 - 2.8} ${end + (down ? -4 : 4)}h5.6l-2.8 ${down ? 4.5 : -4.5}z`, fill: colour }),
  ];
}

function edge(row, atFinish, x) {
  const [from, to] = ends(row);
  return row.y === "m" ? x(from) : atFinish ? x(to) : x(from + 0.3);
}

function label(x, y, words, fill, anchor = "start") {
  return shape("text", { x, y, fill, "text-anchor": anchor }, words);
}

function bar(from, to, y, height, rest) {
  return shape("rect", { x: from, y, width: Math.max(1, to - from), height, ...rest });
}

function diamond(x, y, size, rest) {
  return shape("path", { d: `M${x} ${y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, ...rest });
}

function line(x, height, rest) {
  return shape("path", { d: `M${x} 0V${height}`, ...rest });
}
