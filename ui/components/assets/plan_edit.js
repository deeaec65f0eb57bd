// Hands on the grid: arrows, typing, paste from a spreadsheet, fill down, delete, taking a step back; nothing of it asks the server.

import { calendarFor } from "./plan_dates.js";
import { element } from "./plan_dom.js";
import { isEditable, plainText, standing } from "./plan_cells.js";
import { picked, point, reveal, revealBar } from "./plan_grid.js";
import { change, stepBack, stepForward } from "./plan_store.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
const PAGE = 15;

export function listen(page) {
  const { board } = page;
  window.addEventListener("pagehide", () => page.leaveEditor?.());
  board.addEventListener("keydown", (event) => pressed(page, event));
  board.addEventListener("mousedown", (event) => grabbed(page, event));
  board.addEventListener("dblclick", (event) => { if (event.target.closest(".cell[data-col]")) openEditor(page); });
  board.addEventListener("copy", (event) => copied(page, event));
  board.addEventListener("cut", (event) => { if (copied(page, event)) clear(page); });
  board.addEventListener("paste", (event) => pasted(page, event));
  board.addEventListener("focus", () => { if (!page.active && page.rows.length) select(page, { row: page.window[0], column: 1 }); });
}

function grabbed(page, event) {
  if (event.button || page.editor?.contains(event.target)) return;
  const fold = event.target.closest("[data-fold]");
  if (fold) {
    event.preventDefault();
    page.fold(fold.dataset.fold);
    return;
  }
  const cell = event.target.closest(".cell[data-col]");
  const bar = event.target.closest(".bars [data-key]");
  if (!cell && !bar) return;
  event.preventDefault();
  page.leaveEditor?.();
  page.board.focus({ preventScroll: true });
  const row = cell ? Number(cell.closest("[data-row]").dataset.row) : page.rows.findIndex(({ k }) => k === bar.dataset.key);
  const to = { row, column: cell ? Number(cell.dataset.col) : page.active?.column ?? 1 };
  select(page, to, event.shiftKey && Boolean(cell));
  if (cell) drag(page);
}

function drag(page) {
  const over = (event) => {
    const cell = document.elementFromPoint(event.clientX, event.clientY)?.closest(".pilotage-plan .cell[data-col]");
    if (cell) select(page, { row: Number(cell.closest("[data-row]").dataset.row), column: Number(cell.dataset.col) }, true);
  };
  document.addEventListener("mousemove", over);
  document.addEventListener("mouseup", () => document.removeEventListener("mousemove", over), { once: true });
}

export function select(page, to, isMore = false) {
  const row = Math.max(0, Math.min(page.rows.length - 1, to.row));
  const column = Math.max(0, Math.min(page.columns.length - 1, to.column));
  if (isMore && row === page.active.row && column === page.active.column) return;
  page.anchor = isMore ? page.anchor ?? page.active : undefined;
  page.active = { row, column };
  reveal(page);
  if (isMore) return;
  revealBar(page, page.rows[row]);
  page.choose(page.rows[row].k);
}

function pressed(page, event) {
  if (page.editor || !page.active || !page.rows.length) return;
  if (act(page, event)) {
    event.preventDefault();
    event.stopPropagation();
  }
}

function act(page, event) {
  const { key, shiftKey, altKey } = event;
  const control = event.ctrlKey || event.metaKey;
  if (altKey && shiftKey && STEPS[key]) return page.arrange({ ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" }[key]);
  if (altKey) return false;
  if (control) return commanded(page, key.toLowerCase(), shiftKey);
  if (STEPS[key]) return moveBy(page, STEPS[key], shiftKey);
  if (key === "PageDown" || key === "PageUp") return moveBy(page, [key === "PageDown" ? PAGE : -PAGE, 0], shiftKey);
  if (key === "Home" || key === "End") return moveBy(page, [0, key === "Home" ? -99 : 99], shiftKey);
  if (key === "Tab") return tabbed(page, shiftKey);
  if (key === "Enter" || key === "F2") return openEditor(page) || true;
  if (key === "Escape") return escaped(page);
  if (key === "Delete" || key === "Backspace") return clear(page) || true;
  if (key === "Insert") return page.arrange("add");
  if (key === " " && page.rows[page.active.row].y === "s") return page.fold(page.rows[page.active.row].k) || true;
  return key.length === 1 && openEditor(page, key);
}

function commanded(page, key, shiftKey) {
  if (key === "d") return fillDown(page) || true;
  if (key === "z") return shiftKey ? page.changed(stepForward(page.store)) : page.changed(stepBack(page.store));
  if (key === "y") return page.changed(stepForward(page.store));
  if (key === "s") return page.save();
  if (key === "a") {
    page.anchor = { row: 0, column: 0 };
    page.active = { row: page.rows.length - 1, column: page.columns.length - 1 };
    point(page);
    return true;
  }
  if (key === "home" || key === "end") {
    select(page, { row: key === "home" ? 0 : page.rows.length, column: page.active.column }, shiftKey);
    return true;
  }
  return false;
}

function moveBy(page, [rows, columns], isMore) {
  select(page, { row: page.active.row + rows, column: page.active.column + columns }, isMore);
  return true;
}

// Tab walks the cells that can be edited, and leaves the grid at its ends.
function tabbed(page, isBack) {
  const { rows, columns } = page;
  const step = isBack ? -1 : 1;
  for (let at = page.active.row * columns.length + page.active.column + step; at >= 0 && at < rows.length * columns.length; at += step) {
    const [row, column] = [Math.floor(at / columns.length), at % columns.length];
    if (!isEditable(rows[row], columns[column])) continue;
    select(page, { row, column });
    return true;
  }
  return false;
}

function escaped(page) {
  if (!page.anchor) return false;
  page.anchor = undefined;
  point(page);
  return true;
}

// Open the editor in the cell in hand; a typed sign replaces what stands there.
export function openEditor(page, typed) {
  const { row: at, column: number } = page.active;
  const [row, column] = [page.rows[at], page.columns[number]];
  if (!isEditable(row, column)) {
    page.tell(row.y === "s" ? page.words.summary_fixed : page.words.computed);
    return false;
  }
  reveal(page);
  const cell = page.layer.querySelector(`[data-row="${at}"] [data-col="${number}"]`);
  const input = editorFor(page, column, typed ?? plainText(page, row, column));
  page.editor = cell;
  cell.classList.add("editing");
  cell.append(input);
  input.focus({ preventScroll: true });
  if (typed === undefined) input.select?.();
  const days = column.kind === "date" ? calendarFor(page, input, column.title, (text) => { input.value = text; leave(true); }) : undefined;
  const leave = (isKept) => {
    page.leaveEditor = page.editor = undefined;
    days?.close();
    cell.classList.remove("editing");
    const text = input.value;
    input.remove();
    page.board.focus({ preventScroll: true });
    if (isKept) write(page, [[at, number, text]]);
  };
  page.leaveEditor = () => leave(true);
  input.addEventListener("blur", ({ relatedTarget }) => { if (!days?.has(relatedTarget)) page.leaveEditor?.(); });
  input.addEventListener("keydown", (event) => typedIn(page, event, leave, input));
  if (typed === undefined) days?.open();
  return true;
}

function typedIn(page, event, leave, input) {
  event.stopPropagation();
  if (event.isComposing) return;
  if (event.key === "Escape") leave(false);
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) fill(page, input.value, leave);
  else if (event.key === "Enter" || event.key === "Tab") {
    leave(true);
    if (event.key === "Tab") tabbed(page, event.shiftKey);
    else moveBy(page, [event.shiftKey ? -1 : 1, 0], false);
  } else return;
  event.preventDefault();
}

function editorFor(page, column, text) {
  if (column.kind === "choice") {
    const box = element("select", { class: "editor", "aria-label": column.title }, ...column.options.map((word) => element("option", { value: word }, word)));
    box.value = column.options.includes(text) ? text : column.options[0];
    return box;
  }
  const list = column.field === "owner" ? `${page.id}-owners` : undefined;
  const input = element("input", { class: "editor", "aria-label": column.title, autocomplete: "off", spellcheck: "false", list, placeholder: column.kind === "date" ? page.words.date_form : undefined });
  input.value = text;
  return input;
}

// Put one text into all cells that are picked.
function fill(page, text, leave) {
  leave(false);
  const [top, bottom, left, right] = picked(page);
  const cells = [];
  for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) cells.push([row, column, text]);
  write(page, cells);
}

function fillDown(page) {
  const [top, bottom, left, right] = picked(page);
  const first = top === bottom ? top - 1 : top;
  if (first < 0) return;
  const cells = [];
  for (let column = left; column <= right; column += 1) {
    if (!page.columns[column].field) continue;
    const text = plainText(page, page.rows[first], page.columns[column]);
    for (let row = first + 1; row <= bottom; row += 1) cells.push([row, column, text]);
  }
  write(page, cells);
}

function clear(page) {
  const [top, bottom, left, right] = picked(page);
  const cells = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const { field, options } = page.columns[column];
      if (field && field !== "days") cells.push([row, column, field === "percent" ? "0" : options?.[0] ?? ""]);
    }
  }
  write(page, cells);
}

// Write texts into cells, [row, column, text]; cells that cannot be edited stay, and that is said.
function write(page, cells) {
  const found = cells.filter(([row, column]) => page.columns[column] && page.rows[row] && isEditable(page.rows[row], page.columns[column]));
  const changes = found.map(([row, column, text]) => {
    const { field } = page.columns[column];
    return { key: page.rows[row].k, field, text: text.trim(), base: standing(page.plan, page.rows[row], field) };
  });
  page.changed(change(page.store, changes));
  const left = cells.length - found.length;
  if (left) page.tell(left === 1 ? page.words.left_out_one : page.words.left_out.replace("{n}", left));
}

function copied(page, event) {
  if (page.editor || !page.active) return false;
  const [top, bottom, left, right] = picked(page);
  const rows = [];
  for (let row = top; row <= bottom; row += 1) {
    rows.push(page.columns.slice(left, right + 1).map((column) => quoted(plainText(page, page.rows[row], column))).join("\t"));
  }
  event.clipboardData.setData("text/plain", rows.join("\n"));
  event.preventDefault();
  return true;
}

function pasted(page, event) {
  if (page.editor || !page.active) return;
  event.preventDefault();
  const block = blockOf(event.clipboardData.getData("text/plain"));
  if (!block.length) return;
  const [top, bottom, left, right] = picked(page);
  const isOne = block.length === 1 && block[0].length === 1;
  const [high, wide] = isOne ? [bottom - top + 1, right - left + 1] : [block.length, Math.max(...block.map((row) => row.length))];
  const cells = [];
  const below = isOne ? [] : offered(page, block.slice(page.rows.length - top), left);
  for (let row = 0; row < (below.length ? page.rows.length - top : high); row += 1) {
    for (let column = 0; column < wide; column += 1) {
      const text = isOne ? block[0][0] : block[row][column];
      if (text !== undefined) cells.push([top + row, left + column, text]);
    }
  }
  page.anchor = { row: top, column: left };
  page.active = { row: Math.min(page.rows.length - 1, top + high - 1), column: Math.min(page.columns.length - 1, left + wide - 1) };
  write(page, cells);
  if (below.length) page.ask("add", { rows: [page.rows.at(-1).k], pasted: below.join("\n") });
}

// The lines of a block that run past the last row, from the task's name on, where all rows are shown: they become new rows.
function offered({ choice, columns }, lines, left) {
  const from = columns.findIndex(({ field }) => field === "title") - left;
  if (from < 0 || choice.show !== "all" || choice.find) return [];
  return lines.map((cells) => cells.slice(from)).filter(([title]) => title?.trim()).map((cells) => cells.map(quoted).join("\t"));
}

// The cells of a block as spreadsheets copy it: tabs between, quotes around cells that hold line breaks.
export function blockOf(text) {
  const rows = [[""]];
  let isQuoted = false;
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (!plain) return [];
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at];
    const row = rows.at(-1);
    if (isQuoted && sign === '"' && plain[at + 1] === '"') row[row.length - 1] += plain[(at += 1)];
    else if (sign === '"' && (isQuoted || row.at(-1) === "")) isQuoted = !isQuoted;
    else if (sign === "\t" && !isQuoted) row.push("");
    else if (sign === "\n" && !isQuoted) rows.push([""]);
    else row[row.length - 1] += sign === "\n" ? " " : sign;
  }
  return rows;
}

function quoted(text) {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
