// What the server is asked: one ask at a time, the others wait.

import { drawEdits } from "./plan_tools.js";

const PATIENCE = 15000;

// Ask the server; of one kind only the newest waits.
export function ask(page, kind, rest) {
  const found = { id: crypto.randomUUID(), kind, ...rest };
  if (page.asked) {
    if (page.asked.kind === kind && kind !== "why") return false;
    page.waiting = [...page.waiting.filter((each) => each.kind !== kind), found];
    return true;
  }
  page.asked = found;
  page.root.dataset.busy = "true";
  clearTimeout(page.patience);
  page.patience = setTimeout(() => answered(page, found.id), PATIENCE);
  page.send(found);
  drawEdits(page);
  return true;
}

export function answered(page, heard) {
  if (!page.asked || page.asked.id !== heard) return;
  clearTimeout(page.patience);
  page.asked = undefined;
  const next = page.waiting.shift();
  if (next) ask(page, next.kind, next);
  drawEdits(page);
  page.root.dataset.busy = String(Boolean(page.asked || page.pausing));
}

// Whether the reader took a row in hand of which the server had not heard when it answered.
export function isChoosing({ pausing, waiting, asked }, heard) {
  return Boolean(pausing) || [...waiting, ...(asked && asked.id !== heard ? [asked] : [])].some(({ kind }) => kind === "why");
}
