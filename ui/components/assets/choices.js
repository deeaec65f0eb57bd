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
  const box = make("div", choice.several ? "pills" : "segments");
  box.setAttribute("role", choice.several ? "group" : "radiogroup");
  box.setAttribute("aria-label", choice.label);
  for (const [key, words] of choice.options) box.append(option(view, choice, key, words));
  if (!choice.several) box.addEventListener("keydown", step);
  return box;
}

function option(view, { name, several }, key, words) {
  const found = make("button", "", words);
  Object.assign(found, { type: "button" }).dataset.option = key;
  if (!several) found.setAttribute("role", "radio");
  found.addEventListener("click", () => {
    if (!several) view.chosen[name] = key;
    else if (!view.chosen[name].delete(key)) view.chosen[name].add(key);
    toAddress(view);
    view.show();
  });
  return found;
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
    for (const each of box.children) {
      const isChosen = several ? chosen[name].has(each.dataset.option) : chosen[name] === each.dataset.option;
      each.setAttribute(several ? "aria-pressed" : "aria-checked", String(isChosen));
      if (!several) each.tabIndex = isChosen ? 0 : -1;
    }
  });
}
