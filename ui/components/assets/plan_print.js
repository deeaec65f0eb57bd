// The plan on paper: landscape pages, each with header, rows and the whole time span.

import { element } from "./plan_dom.js";
import { backdrop, bars, HEAD, ROW, scaleOf, timeHead } from "./plan_gantt.js";
import { shownText } from "./plan_cells.js";
import { scene } from "./plan_grid.js";
import { networkSheets } from "./plan_network.js";

const PAPER = 1040;
const [ROWS_FIRST, ROWS_A_PAGE] = [15, 21];
const PRINTED = ["number", "task", "owner", "start", "end"];

export function printing(page) {
  window.addEventListener("beforeprint", () => {
    if (!page.plan || !page.root.isConnected) return;
    if (page.choice.as === "network") {
      print(page, networkSheets({ ...page, data: { ...page.data, colours: page.data.paper } }));
      return;
    }
    const rows = page.places.map((at) => page.plan.rows[at]);
    const columns = page.plan.columns.filter(({ name }) => PRINTED.includes(name));
    const left = columns.reduce((sum, { width }) => sum + width, 0);
    const sheets = [];
    for (let from = 0, to = ROWS_FIRST; from < rows.length; [from, to] = [to, to + ROWS_A_PAGE]) {
      sheets.push(sheet(page, { rows, columns, left, from, to: Math.min(to, rows.length) }));
    }
    print(page, sheets);
  });
  window.addEventListener("afterprint", () => {
    page.paper?.remove();
    page.paper = undefined;
  });
}

function print(page, sheets) {
  page.paper?.remove();
  page.paper = element("div", { class: "paper" }, ...sheets);
  page.root.append(page.paper);
}

function sheet(page, { rows, columns, left, from, to }) {
  const span = scaleOf(page.plan, rows, "quarter", PAPER - left);
  const perDay = (PAPER - left) / (span.last - span.first);
  const zoom = perDay > 5 ? "week" : perDay > 1.2 ? "month" : "quarter";
  const scale = { ...span, perDay, wide: PAPER - left, x: (day) => Math.round((day - span.first) * perDay * 10) / 10 };
  const place = new Map(page.places.map((at, seen) => [at, seen]));
  const links = page.choice.layers.has("links")
    ? page.plan.links.filter(([one, other]) => place.has(one) && place.has(other)).map(([one, other, kind, drives]) => [place.get(one), place.get(other), kind, drives])
    : [];
  const drawing = { ...scene({ ...page, scale, data: { ...page.data, colours: page.data.paper } }, rows, links), zoom, chosen: undefined };
  const grid = element("div", { class: "grid", style: `width:${left}px` }, line(columns, (column) => column.title, HEAD, "head"),
    ...rows.slice(from, to).map((row) => line(columns, (column) => titled(page, row, column), ROW, row.y === "s" ? "sum" : "")));
  const chart = element("div", { class: "chart", style: `width:${PAPER - left}px` }, timeHead(drawing), backdrop(drawing, (to - from) * ROW), bars(drawing, from, to));
  return element("section", { class: "sheet" }, grid, chart);
}

function titled(page, row, column) {
  const text = shownText(page, row, column);
  return column.name === "task" ? `${"\u00a0\u00a0".repeat(Math.max(0, row.d - page.outermost))}${row.y === "m" ? "◆ " : ""}${text}` : text;
}

function line(columns, text, height, kind) {
  return element("div", { class: `line ${kind}`, style: `height:${height}px` }, ...columns.map((column) => element("span", { style: `width:${column.width}px` }, text(column))));
}
