// The grid: header and the rows in view, as a table that keyboards and screen readers can walk; the Gantt on the same rows.

import { element } from "./plan_dom.js";
import { backdrop, bars, beginOf, HEAD, ROW, scaleOf, timeHead } from "./plan_gantt.js";
import { dayWords, isEditable, shownText, signed } from "./plan_cells.js";
import { editOf } from "./plan_store.js";

const BUFFER = 10;
const FROZEN = 2;
export const NARROW = 640;
const MOST_OF_WIDTH = 0.7;
const LEAST_GANTT = 220;

export function columnsShown({ plan, choice }) {
  return plan.columns.filter(({ name, layer }) => (!layer || choice.layers.has(layer)) && (name !== "drift" || plan.promised));
}

// Lay the board out anew: columns, time scale, header; `day` is the first day in view, the plan's own where it is not given.
export function layOut(page, day) {
  const { board, plan, choice } = page;
  page.columns = columnsShown(page);
  page.left = page.columns.reduce((sum, { width }) => sum + width, 0);
  page.frozen = !page.isNarrow && page.left <= page.root.clientWidth * MOST_OF_WIDTH ? page.columns.length : page.isNarrow ? 0 : FROZEN;
  page.held = page.columns.slice(0, page.frozen).reduce((sum, { width }) => sum + width, 0);
  page.rows = page.places.map((at) => drawn(page, plan.rows[at]));
  page.scale = scaleOf(plan, page.rows, choice.zoom, Math.max(LEAST_GANTT, (board.clientWidth || page.root.clientWidth) - page.held));
  page.links = choice.layers.has("links") ? linksOf(page) : [];
  const wide = page.isNarrow ? page.left : page.left + page.scale.wide;
  page.head.replaceChildren(header(page), ...(page.isNarrow ? [] : [timeHead(scene(page))]));
  page.body.style.height = `${page.rows.length * ROW}px`;
  for (const each of [page.head, page.body]) each.style.width = `${wide}px`;
  page.layer.replaceChildren();
  page.back.replaceChildren(...(page.isNarrow ? [] : [backdrop(scene(page), page.rows.length * ROW)]));
  for (const each of [page.back, page.chart]) each.style.left = `${page.left}px`;
  board.setAttribute("aria-rowcount", page.rows.length + 1);
  board.setAttribute("aria-colcount", page.columns.length);
  const begin = ((day ?? beginOf(page.scale, plan.today)) - page.scale.first) * page.scale.perDay;
  board.scrollLeft = page.left > page.held && day === undefined ? 0 : page.left - page.held + begin;
  page.window = undefined;
  paint(page);
}

export function leftDay(page) {
  const beyond = page.scale ? page.board.scrollLeft - page.left + page.held : -1;
  return beyond < 0 || page.isNarrow ? undefined : page.scale.first + beyond / page.scale.perDay;
}

// Draw the rows in view, and some above and below; nothing where they stand already.
export function paint(page) {
  const { board } = page;
  const first = Math.floor(board.scrollTop / ROW);
  const seen = Math.ceil((board.clientHeight || 600) / ROW);
  if (page.window && first >= page.window[0] + (page.window[0] ? 3 : 0) && first + seen <= page.window[1] - (page.window[1] < page.rows.length ? 3 : 0)) return;
  page.leaveEditor?.();
  const from = Math.max(0, first - BUFFER);
  const to = Math.min(page.rows.length, first + seen + BUFFER);
  stand(page, from, to);
  page.window = [from, to];
  page.chart.style.top = `${from * ROW}px`;
  page.chart.replaceChildren(...(page.isNarrow ? [] : [bars(scene(page), from, to)]));
  point(page);
}

// Let the rows from one place to another stand in the grid; those that stand there already stay.
function stand(page, from, to) {
  const { layer } = page;
  const [first, last] = page.window ?? [to, to];
  if (!page.window || last <= from || first >= to) {
    layer.replaceChildren(...page.rows.slice(from, to).map((row, at) => rowElement(page, row, from + at)));
    return;
  }
  for (let at = first; at < Math.min(from, last); at += 1) layer.firstChild.remove();
  for (let at = Math.max(to, first); at < last; at += 1) layer.lastChild.remove();
  layer.prepend(...page.rows.slice(from, Math.max(from, first)).map((row, at) => rowElement(page, row, from + at)));
  const next = Math.min(to, last);
  layer.append(...page.rows.slice(next, to).map((row, at) => rowElement(page, row, next + at)));
}

export function repaint(page) {
  page.rows = page.places.map((at) => drawn(page, page.plan.rows[at]));
  page.window = undefined;
  paint(page);
}

// A row as it is drawn: where the preview moves it, at its new dates.
function drawn({ preview }, row) {
  const moved = preview?.moved.get(row.k);
  return moved ? { ...row, ...moved, moved: { from: row.a, to: row.z + 1 } } : row;
}

function linksOf(page) {
  const place = new Map(page.places.map((at, seen) => [at, seen]));
  return page.plan.links
    .filter(([from, to]) => place.has(from) && place.has(to))
    .map(([from, to, kind, drives]) => [place.get(from), place.get(to), kind, drives]);
}

export function scene(page, rows = page.rows, links = page.links) {
  const { plan, choice, scale, data, words } = page;
  return {
    plan, scale, rows, links, zoom: choice.zoom, layers: choice.layers, colours: data.colours, chosen: page.chosen, alt: words.gantt,
    told: (row) => `${row.t} · ${row.y === "m" ? "" : `${dayWords(plan, row.a)} – `}${dayWords(plan, row.z)} · ${row.p ?? 0} %`,
    label: (row) => [row.y === "m" || page.isNarrow ? row.t : "", row.r ? signed(row.r, plan.unit) : ""].filter(Boolean).join(" "),
  };
}

function header(page) {
  const row = element("div", { class: "row", role: "row", "aria-rowindex": 1 });
  let left = 0;
  for (const [at, column] of page.columns.entries()) {
    const cell = element("div", { class: `cell ${column.align ?? ""}`, role: "columnheader", title: column.help ?? column.title, "aria-colindex": at + 1 }, column.title);
    place(cell, page, at, left);
    row.append(cell);
    left += column.width;
  }
  row.style.height = `${HEAD}px`;
  return row;
}

function place(cell, page, at, left) {
  cell.style.width = `${page.columns[at].width}px`;
  if (at < page.frozen) Object.assign(cell.style, { position: "sticky", left: `${left}px` });
  if (at === page.frozen - 1) cell.classList.add("edge");
}

export function cellId(page, at, column) {
  return `${page.id}-${page.rows[at].k}-${page.columns[column].name}`;
}

function rowElement(page, row, at) {
  const isFolded = page.choice.folded.has(row.k);
  const found = element("div", {
    class: `row ${row.y === "s" ? "sum" : ""} ${row.i ? "off" : ""}`, role: "row", "aria-rowindex": at + 2, "aria-level": row.d + 1,
    "aria-expanded": row.y === "s" ? String(!isFolded) : undefined, "data-row": at, "data-key": row.k,
  });
  found.style.top = `${at * ROW}px`;
  let left = 0;
  for (const [number, column] of page.columns.entries()) {
    const cell = cellElement(page, row, column);
    cell.id = cellId(page, at, number);
    cell.dataset.col = number;
    cell.dataset.name = column.name;
    cell.setAttribute("aria-colindex", number + 1);
    place(cell, page, number, left);
    found.append(cell);
    left += column.width;
  }
  return found;
}

function cellElement(page, row, column) {
  const edit = column.field && editOf(page.store, row.k, column.field);
  const refused = page.refused?.get(`${row.k} ${column.field}`);
  const isMoved = row.moved && (column.name === "start" || column.name === "end");
  const kinds = ["cell", column.align ?? "", edit ? "edited" : "", refused ? "refused" : "", isMoved ? "moved" : "", isEditable(row, column) ? "" : "fixed"];
  const cell = element("div", { class: kinds.join(" "), role: "gridcell", "aria-readonly": isEditable(row, column) ? undefined : "true", "aria-invalid": refused ? "true" : undefined });
  const text = shownText(page, row, column);
  if (column.name === "task") return titled(page, row, cell, text);
  const day = { start: row.a, end: row.z }[column.name];
  cell.title = refused ?? (day !== undefined ? dayWords(page.plan, day) : text.length * 7 > column.width ? text : "");
  if (column.field === "percent") {
    const share = Math.min(100, Number.parseFloat(text) || 0);
    cell.append(element("span", { class: "meter", "aria-hidden": "true" }, element("i", { style: `width:${share}%` })));
  }
  cell.append(element("span", {}, text));
  return cell;
}

function titled(page, row, cell, text) {
  cell.title = page.refused?.get(`${row.k} title`) ?? text;
  cell.style.paddingLeft = `${6 + 10 * Math.max(0, row.d - page.outermost)}px`;
  if (row.y === "s") cell.append(element("span", { class: "fold", "data-fold": row.k, "aria-hidden": "true" }, page.choice.folded.has(row.k) ? "▸" : "▾"));
  cell.append(element("span", {}, `${row.y === "m" ? "◆ " : ""}${text}`));
  return cell;
}

// Mark the cell in hand and the cells picked with it.
export function point(page) {
  for (const each of page.layer.querySelectorAll(".active, .picked")) each.classList.remove("active", "picked");
  const { active, anchor } = page;
  if (!active || !page.rows[active.row]) return;
  const [top, bottom, left, right] = picked(page);
  for (let at = Math.max(top, page.window[0]); at <= Math.min(bottom, page.window[1] - 1); at += 1) {
    const row = page.layer.children[at - page.window[0]];
    for (let column = left; anchor && column <= right; column += 1) row.children[column].classList.add("picked");
  }
  const cell = document.getElementById(cellId(page, active.row, active.column));
  cell?.classList.add("active");
  page.board.setAttribute("aria-activedescendant", cellId(page, active.row, active.column));
}

// First and last row, first and last column of what is picked.
export function picked({ active, anchor }) {
  const other = anchor ?? active;
  return [Math.min(active.row, other.row), Math.max(active.row, other.row), Math.min(active.column, other.column), Math.max(active.column, other.column)];
}

// Bring the bar of a row into view, where the columns beside the Gantt stand still.
export function revealBar({ board, scale, held, frozen, columns, isNarrow }, row) {
  if (isNarrow || frozen < columns.length) return;
  const [from, to] = [scale.x(row.a), scale.x(row.z + 1)];
  const seen = board.clientWidth - held;
  if (to < board.scrollLeft + 4 || from > board.scrollLeft + seen - 4) board.scrollLeft = Math.max(0, from - seen / 4);
}

// Bring the cell in hand into view.
export function reveal(page) {
  const { board, active } = page;
  const top = active.row * ROW;
  if (top < board.scrollTop) board.scrollTop = top;
  else if (top + ROW > board.scrollTop + board.clientHeight - HEAD - 14) board.scrollTop = top + ROW - board.clientHeight + HEAD + 14;
  if (active.column >= page.frozen) {
    const left = page.columns.slice(0, active.column).reduce((sum, { width }) => sum + width, 0);
    const width = page.columns[active.column].width;
    if (left - page.held < board.scrollLeft) board.scrollLeft = left - page.held;
    else if (left + width > board.scrollLeft + board.clientWidth) board.scrollLeft = left + width - board.clientWidth;
  }
  paint(page);
  point(page);
}
