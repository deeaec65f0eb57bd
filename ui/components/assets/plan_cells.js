// What stands in a cell: as people read it, and as the plain text that is edited, copied and sent.

import { editOf } from "./plan_store.js";

const MINUS = "\u2212";
const BLANK = "\u00a0";
const NAMING = ["title", "owner"];
const LASTING = ["days", "remaining"];
const FIELDS = {
  title: (row) => row.t,
  owner: (row) => row.o,
  days: (row) => row.w ?? "",
  percent: (row) => String(row.p ?? 0),
  not_before: (row) => row.nb ?? "",
  started_on: (row) => row.st ?? "",
  finished_on: (row) => row.fi ?? "",
  deadline_on: (row) => row.dl ?? "",
  constraint_kind: (row, plan) => plan.bounds[row.bk ?? 0],
  constraint_on: (row) => row.bo ?? "",
  remaining: (row) => row.rm ?? "",
  placed_on: (row) => row.pl ?? "",
  active: (row, plan) => plan.activity[row.i ? 1 : 0],
  predecessors: (row) => row.af ?? "",
};

// The text that stands in a field of a row, without unsaved edits.
export function standing(plan, row, field) {
  return FIELDS[field](row, plan);
}

export function isEditable(row, column) {
  if (!column.field) return false;
  if (row.y === "s") return NAMING.includes(column.field);
  return !LASTING.includes(column.field) || row.y === "t";
}

// The text of a cell as it is edited, copied and sent.
export function plainText({ plan, store }, row, column) {
  if (column.field) return editOf(store, row.k, column.field)?.text ?? standing(plan, row, column.field);
  if (column.name === "start") return isoDay(row.a);
  if (column.name === "end") return isoDay(row.z);
  return { number: row.n, drift: row.r, float: row.f }[column.name]?.toString() ?? "";
}

// The text of a cell as people read it.
export function shownText(page, row, column) {
  const { plan } = page;
  if (column.field) {
    const text = plainText(page, row, column);
    if (column.kind === "date") return dated(plan, text);
    if (column.field === "percent") return /^\d+$/.test(text) ? `${text}${BLANK}%` : text;
    if (column.options) return text === column.options[0] || row.y === "s" ? "" : text;
    return text;
  }
  if (column.name === "number") return row.n;
  if (column.name === "start") return dayWords(plan, row.a, plan.dates.always);
  if (column.name === "end") return dayWords(plan, row.z, plan.dates.always);
  if (column.name === "drift") return row.r ? signed(row.r, plan.unit) : "";
  return row.f === undefined ? "" : `${String(row.f).replace("-", MINUS)}${BLANK}${plan.unit}`;
}

// A date as people read it, with its time of day where it has one; other texts stay.
function dated(plan, text) {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)( \d\d:\d\d)?$/.exec(text) ?? [];
  return day ? `${dayWords(plan, dayNumber(day))}${time ?? ""}` : text;
}

export function signed(days, unit) {
  return `${days > 0 ? "+" : days < 0 ? MINUS : ""}${Math.abs(days)}${BLANK}${unit}`;
}

// A day as the server writes it: with its year where that is another one than today's, or where it is said so.
export function dayWords({ dates, year }, day, isLong) {
  const found = new Date(day * 86400000);
  const written = isLong ?? found.getUTCFullYear() !== year ? dates.long : dates.short;
  const values = { d: found.getUTCDate(), m: dates.months[found.getUTCMonth()], y: found.getUTCFullYear() };
  return written.replace(/\{(\w)\}/g, (_, name) => values[name]);
}

export function isoDay(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}

export function dayNumber(text) {
  return Math.round(Date.parse(`${text}T00:00:00Z`) / 86400000);
}
