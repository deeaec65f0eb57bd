// How parts stand on a page, whoever draws them: in columns, under what they say, as paragraphs.
import { make, piece } from "./readings.js";

// Columns with their shares of the width, of parts that `draw` makes.
export function columns(all, draw) {
  const found = make("div", "beside");
  for (const { share, parts } of all) {
    const column = found.appendChild(make("div"));
    column.style.flexGrow = share;
    column.append(...parts.map(draw));
  }
  return found;
}

export function finding({ title, reading }) {
  const found = make("div", "finding");
  found.append(make("h5", "", title), ...(reading ? [make("p", "", reading)] : []));
  return found;
}

export function paragraph(line, level) {
  const found = make(level ? `h${level}` : "p");
  found.append(...line.map(piece));
  return found;
}
