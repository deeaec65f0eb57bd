// A calendar below a date cell in hand: by mouse and by keys, in the reader's language; typing goes on beside it.

import { dayNumber, isoDay } from "./plan_cells.js";
import { button, element } from "./plan_dom.js";

const DAY = 86400000;
const WEEK = 7;
const MONDAY = 4; // the first of January 1970 was a Thursday
const STEPS = { ArrowUp: -WEEK, ArrowDown: WEEK, ArrowLeft: -1, ArrowRight: 1 };
const WRITTEN = /^\d{4}-\d\d-\d\d$/;
const GAP = 2;

// The calendar of an editor; `pick` takes the text of the day that is chosen, and leaves the cell.
export function calendarFor(page, input, title, pick) {
  const held = { page, input, title, pick, open: () => open(held), close: () => close(held), has: (other) => Boolean(held.box?.contains(other)) };
  input.setAttribute("aria-haspopup", "dialog");
  input.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "F4") return;
    event.preventDefault();
    open(held);
    focusDay(held);
  });
  input.addEventListener("input", () => { if (held.box && WRITTEN.test(input.value.trim())) show(held, dayNumber(input.value.trim())); });
  return held;
}

function open(held) {
  if (held.box) return;
  const { page, input, title } = held;
  const typed = input.value.trim();
  held.box = element("div", { class: "days", role: "dialog", "aria-label": title });
  held.box.addEventListener("mousedown", (event) => event.preventDefault());
  held.box.addEventListener("keydown", (event) => pressed(held, event));
  held.box.addEventListener("focusout", ({ relatedTarget }) => { if (held.box && !held.isDrawing && relatedTarget !== input && !held.has(relatedTarget)) page.leaveEditor?.(); });
  page.frame.append(held.box);
  held.follow = () => stand(held);
  page.board.addEventListener("scroll", held.follow, { passive: true });
  input.setAttribute("aria-expanded", "true");
  show(held, WRITTEN.test(typed) && !Number.isNaN(dayNumber(typed)) ? dayNumber(typed) : page.plan.today);
  stand(held);
}

function close(held) {
  if (!held.box) return;
  const { box } = held;
  held.box = undefined;
  held.page.board.removeEventListener("scroll", held.follow);
  held.input.setAttribute("aria-expanded", "false");
  box.remove();
}

// Below the cell, or above it where there is no room below.
function stand({ box, input, page }) {
  const [cell, frame] = [input.getBoundingClientRect(), page.frame.getBoundingClientRect()];
  const below = cell.bottom + GAP + box.offsetHeight <= window.innerHeight || cell.top < box.offsetHeight;
  box.style.top = `${(below ? cell.bottom + GAP : cell.top - GAP - box.offsetHeight) - frame.top}px`;
  box.style.left = `${Math.max(0, Math.min(cell.left - frame.left, frame.width - box.offsetWidth))}px`;
}

// Show the month of a day, with that day in hand.
function show(held, day) {
  const { box, page: { plan, words } } = held;
  held.day = day;
  const written = (options) => new Intl.DateTimeFormat(plan.locale, { timeZone: "UTC", ...options });
  const first = day - new Date(day * DAY).getUTCDate() + 1;
  const from = first - ((first + WEEK - MONDAY) % WEEK);
  const weekday = written({ weekday: "short" });
  const heads = [...Array(WEEK).keys()].map((at) => element("th", { scope: "col" }, weekday.format((from + at) * DAY)));
  const weeks = [];
  for (let week = from; week < first + 31 && (week <= first || month(week) === month(first)); week += WEEK) weeks.push(week);
  const rows = weeks.map((week) => element("tr", {}, ...[...Array(WEEK).keys()].map((at) => dayCell(held, week + at, { first, full: written({ dateStyle: "full" }) }))));
  held.isDrawing = true; // focus that leaves what is drawn anew does not leave the calendar
  box.replaceChildren(
    element("div", { class: "month" }, button("‹", () => turn(held, -1), { "aria-label": words.month_before }),
      element("strong", { "aria-live": "polite" }, written({ year: "numeric", month: "long" }).format(day * DAY)),
      button("›", () => turn(held, 1), { "aria-label": words.month_after })),
    element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows)),
    element("div", { class: "buttons" }, button(words.today, () => held.pick(isoDay(plan.today)), { class: "plain" }), button(words.no_date, () => held.pick(""), { class: "plain" })),
  );
  held.isDrawing = false;
}

// Another month, by a button that keeps the focus where it has it.
function turn(held, months) {
  const isFocused = held.has(document.activeElement);
  show(held, later(held.day, months));
  if (isFocused) held.box.querySelector(`.month button:${months < 0 ? "first" : "last"}-child`).focus();
}

function dayCell(held, day, { first, full }) {
  const { page: { plan }, input } = held;
  const isFree = plan.shade.some(([from, to]) => from <= day && day < to);
  const kinds = `${month(day) === month(first) ? "" : "beside"} ${isFree ? "free" : ""}`;
  const found = button(String(new Date(day * DAY).getUTCDate()), () => held.pick(isoDay(day)), {
    class: kinds, tabindex: day === held.day ? 0 : -1, "data-day": day, "aria-label": full.format(day * DAY),
    "aria-current": day === plan.today ? "date" : undefined, "aria-pressed": String(isoDay(day) === input.value.trim()),
  });
  return element("td", {}, found);
}

function pressed(held, event) {
  event.stopPropagation();
  const { key, shiftKey, target } = event;
  if (key === "Escape") {
    close(held);
    held.input.focus();
  } else if (!target.dataset.day) return;
  else if (STEPS[key]) move(held, held.day + STEPS[key]);
  else if (key === "PageUp" || key === "PageDown") move(held, later(held.day, (key === "PageUp" ? -1 : 1) * (shiftKey ? 12 : 1)));
  else if (key === "Home" || key === "End") move(held, held.day - ((held.day + WEEK - MONDAY) % WEEK) + (key === "End" ? WEEK - 1 : 0));
  else return;
  event.preventDefault();
}

function move(held, day) {
  show(held, day);
  focusDay(held);
}

function focusDay({ box, day }) {
  box.querySelector(`[data-day="${day}"]`)?.focus();
}

const month = (day) => new Date(day * DAY).getUTCMonth();

// The same day of another month, or the last one it has.
function later(day, months) {
  const found = new Date(day * DAY);
  const last = new Date(Date.UTC(found.getUTCFullYear(), found.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(found.getUTCFullYear(), found.getUTCMonth() + months, Math.min(found.getUTCDate(), last)) / DAY;
}
