// A switch above a table that shows rows of one kind alone; the first option shows all.
import { checked, radios } from "./choices.js";
import { make } from "./readings.js";

export function narrowed({ kinds, rows }, view, table, lines) {
  const found = make("div");
  const [[all]] = kinds.options;
  const show = (kind) => {
    view.kind = kind;
    rows.forEach((row, at) => (lines[at][0].hidden = kind !== all && row.kind !== kind));
    checked(box, kind);
  };
  const box = radios(kinds, show);
  found.appendChild(make("div", "choices")).append(box);
  found.append(table);
  show(kinds.options.some(([kind]) => kind === view.kind) ? view.kind : all);
  return found;
}
