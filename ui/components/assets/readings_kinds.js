// A switch above a table that shows rows of one kind alone; the first option shows all.
import { make } from "./readings.js";

export function narrowed({ kinds, rows }, view, table, lines) {
  const found = make("div");
  const box = found.appendChild(make("div", "choices")).appendChild(make("div", "segments"));
  box.setAttribute("role", "radiogroup");
  box.setAttribute("aria-label", kinds.label);
  const [[all]] = kinds.options;
  const show = (kind) => {
    view.kind = kind;
    rows.forEach((row, at) => (lines[at][0].hidden = kind !== all && row.kind !== kind));
    for (const each of box.children) {
      each.setAttribute("aria-checked", String(each.dataset.option === kind));
      each.tabIndex = each.dataset.option === kind ? 0 : -1;
    }
  };
  for (const [kind, words] of kinds.options) {
    const each = box.appendChild(make("button", "", words));
    Object.assign(each, { type: "button" }).setAttribute("role", "radio");
    each.dataset.option = kind;
    each.addEventListener("click", () => show(kind));
  }
  box.addEventListener("keydown", step);
  found.append(table);
  show(kinds.options.some(([kind]) => kind === view.kind) ? view.kind : all);
  return found;
}

function step({ key, target }) {
  const next = { ArrowLeft: target.previousElementSibling, ArrowRight: target.nextElementSibling }[key];
  next?.click();
  next?.focus();
}
