// Every answer to the question that is chosen: who, which answer, what was said. Names and words are sent once for all.
import { chooses } from "./board_choice.js";
import { make, tableOf } from "./readings.js";

export function voices(view, part) {
  const found = make("div");
  chooses(view, part.choose, (key) => {
    const given = part.voices[key];
    const more = part.more[key] ? [make("p", "small gray", part.more[key])] : [];
    found.replaceChildren(...(given ? [make("h6", "", part.label), table(part, given), ...more] : []));
  });
  return found;
}

function table({ label, head, people, answers }, given) {
  const rows = given.map(([who, reality, intention, told]) => {
    const [name, role] = people[who];
    const cells = [{ text: name, note: role }, { text: answers[reality] }, { text: answers[intention] }, { text: told }];
    return { cells: cells.slice(0, head.length) };
  });
  return tableOf({ label, head, rows }, { open: new Set() });
}
