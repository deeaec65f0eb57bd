// Choices above what a script of ours draws: segments for one of few, pills for several; what is chosen stands in the address.
import { make } from "./readings.js";

// What is chosen, by name: one option, or the set of those that are.
export function fromAddress(choices) {
  const asked = new URL(location.href).searchParams;
  const known = ({ name, options }) => asked.getAll(name).filter((each) => options.some(([key]) => key === each));
  return Object.fromEntries(
    choices.map((choice) => [choice.name, choice.several ? new Set(known(choice)) : known(choice)[0] ?? choice.default]),
  );
}

// What is chosen as the address says it: by name, without what is so by default.
export function inWords({ data, chosen }) {
  return Object.fromEntries(
    data.choices.map(({ name, several, default: usual }) => [
      name,
      several ? [...chosen[name]] : chosen[name] === usual ? [] : [chosen[name]],
    ]),
  );
}

export function toAddress(view) {
  const address = new URL(location.href);
  for (const [name, options] of Object.entries(inWords(view))) {
    address.searchParams.delete(name);
    for (const each of options) address.searchParams.append(name, each);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

export function tool(view, choice) {
  const { name, several } = choice;
  const pick = (key) => {
    if (!several) view.chosen[name] = key;
    else if (!view.chosen[name].delete(key)) view.chosen[name].add(key);
    toAddress(view);
    view.show();
  };
  return several ? options("pills", "group", choice, pick) : radios(choice, pick);
}

// Segments of which one is chosen, by arrow keys too; `checked` says which.
export function radios(choice, pick) {
  const box = options("segments", "radiogroup", choice, pick);
  for (const each of box.children) each.setAttribute("role", "radio");
  box.addEventListener("keydown", step);
  return box;
}

export function checked(box, key) {
  for (const each of box.children) {
    each.setAttribute("aria-checked", String(each.dataset.option === key));
    each.tabIndex = each.dataset.option === key ? 0 : -1;
  }
}

function options(look, role, { label, options: all }, pick) {
  const box = make("div", look);
  box.setAttribute("role", role);
  box.setAttribute("aria-label", label);
  for (const [key, words] of all) {
    const each = box.appendChild(make("button", "", words));
    Object.assign(each, { type: "button" }).dataset.option = key;
    each.addEventListener("click", () => pick(key));
  }
  return box;
}

function step(event) {
  const by = { ArrowLeft: "previousElementSibling", ArrowRight: "nextElementSibling" }[event.key];
  const next = by && event.target[by];
  next?.click();
  next?.focus();
}

// Say at every option whether it is chosen.
export function mark({ data, chosen, tools }) {
  tools.forEach((box, at) => {
    const { name, several } = data.choices[at];
    if (!several) return checked(box, chosen[name]);
    for (const each of box.children) each.setAttribute("aria-pressed", String(chosen[name].has(each.dataset.option)));
  });
}
