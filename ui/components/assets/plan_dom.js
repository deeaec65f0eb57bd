// Elements with words of people: always as text, never as markup.

export function element(name, attributes = {}, ...inside) {
  return filled(document.createElement(name), attributes, inside);
}

export function shape(name, attributes = {}, ...inside) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, inside);
}

export function button(words, onClick, attributes = {}) {
  const found = element("button", { type: "button", ...attributes }, words);
  found.addEventListener("click", onClick);
  return found;
}

// A pattern of the catalogue with its values: `Save {n} changes`.
export function say(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

function filled(found, attributes, inside) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) continue;
    found.setAttribute(name, value === true ? "" : value);
  }
  found.append(...inside.filter((each) => each !== undefined && each !== null && each !== ""));
  return found;
}

const pen = document.createElement("canvas").getContext("2d");
export function measured(words) {
  pen.font = "12px sans-serif";
  return pen.measureText(words).width;
}
