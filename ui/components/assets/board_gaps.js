// The gaps of an assessment: the list, and the one that is chosen with what can be made of it.
// A choice stands in the address and needs no server; what is made of a gap is told to it.
import { choices, chooses } from "./board_choice.js";
import { make, piece, tableOf } from "./readings.js";

export function gaps(view, part, open) {
  const of = Object.fromEntries(part.details.map((each) => [each.key, each]));
  view.places.set(part.choose, { of });
  if (!(view.chosen[part.choose] in of)) view.chosen[part.choose] = part.details[0].key;
  const place = make("div", "card");
  const lines = [];
  const show = (key) => {
    part.rows.forEach((row, at) => lines[at]?.[0].classList.toggle("chosen", row.key === key));
    if (of[key]) place.replaceChildren(...details(view, part, of[key]));
  };
  const choose = chooses(view, part.choose, show);
  const table = tableOf(part, { open, lines, choose });
  show(view.chosen[part.choose]);
  return [table, place];
}

function details(view, part, { key, lines, offers }) {
  const told = lines.map((line) => {
    const found = make("p");
    found.append(...line.map(piece));
    return found;
  });
  const acts = make("div", "acts");
  const fields = ask(view, part.fields, key);
  offers.forEach(([kind, label], at) => {
    const main = kind === part.main;
    acts.append(button(main ? "act main" : "act", label, () => view.tell("act", { act: kind, key, ...fields.filled(), choices: choices(view) })));
  });
  const more = button("more", part.more, () => {
    fields.box.hidden = false;
    more.remove();
    fields.box.querySelector("input").focus();
  });
  acts.append(more);
  return [...told, fields.box, acts];
}

// What else is known of the work: asked for once somebody wants to tell it.
function ask(view, { days, owner, measure, measures }, key) {
  const box = make("div", "fields");
  box.hidden = true;
  const number = Object.assign(make("input"), { type: "number", min: 1, max: 400, value: 10 });
  const text = Object.assign(make("input"), { type: "text", maxLength: 80 });
  const proof = make("select");
  for (const [value, label] of measures) proof.append(Object.assign(make("option", "", label), { value }));
  for (const [label, field] of [[days, number], [owner, text], [measure, proof]]) {
    const line = box.appendChild(make("label", "", label));
    line.append(field);
  }
  const filled = () => (box.hidden ? {} : { days: Number(number.value), owner: text.value, measure: proof.value });
  return { box, filled };
}

function button(classes, label, does) {
  const found = make("button", classes, label);
  found.type = "button";
  found.addEventListener("click", does);
  return found;
}
