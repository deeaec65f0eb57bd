// What a reader chooses within a board: which view, which row, which scenario. What is there already is shown here
// and now, and the choice stands in the address; only what the server must draw or look up is told to it.
import { checked, radios } from "./choices.js";
import { make } from "./readings.js";
import { look, prepare } from "./slots.js";

// Take what the server knows of the choices; what was chosen here since stays, unless the server knows better now.
export function learn(view, parts) {
  for (const { known } of parts) {
    for (const [name, key] of Object.entries(known ?? {})) {
      if (view.known[name] !== key) {
        view.chosen[name] = key;
        view.touched.delete(name);
      }
      view.known[name] = key;
    }
  }
}

export function toAddress(view) {
  const address = new URL(location.href);
  for (const [name, key] of Object.entries(choices(view))) address.searchParams.set(name, key);
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

// What was chosen here, by name: what is told to the server with every click that reaches it.
export function choices({ chosen, touched }) {
  return Object.fromEntries([...touched].map((name) => [name, chosen[name]]));
}

// Call `act` with what is chosen under a name, now and whenever it changes; return what chooses.
export function chooses(view, name, act) {
  view.heard.push([name, act]);
  if (view.chosen[name] !== undefined) act(view.chosen[name]);
  return (key) => choose(view, name, key);
}

function choose(view, name, key) {
  const told = isOfServer(view, name, key);
  view.chosen[name] = key;
  view.touched.add(name);
  if (view.places.get(name)?.of[key]?.below) view.known[name] = key;
  if (told) {
    view.known[name] = key;
    view.tell("chosen", choices(view));
  } else toAddress(view);
  redraw(view, name, key);
}

// Whether only the server can show what is chosen; what it draws below the board asks for itself.
function isOfServer({ places }, name, key) {
  return !places.get(name)?.of[key];
}

// A place that shows the parts of what is chosen, and what is fetched for it; each is drawn when it is first asked for.
export function place(view, part) {
  const found = make("div", "place");
  const drawn = new Map();
  view.places.set(part.place, part);
  const show = (key) => {
    const entry = part.of[key] ?? { parts: [] };
    if (part.below) look(part.below, entry.below ? key : "", () => choices(view));
    const more = entry.at ? view.fetched.get(entry.at) : [];
    if (!drawn.get(key)?.isWhole) {
      const nodes = [...entry.parts, ...(more ?? [])].map((each) => view.drawn(view, each));
      drawn.set(key, { nodes: more ? nodes : [...nodes, ...waiting(view, part.place)], isWhole: Boolean(more) });
    }
    view.last.set(part.place, drawn.get(key).nodes.slice(entry.parts.length));
    found.replaceChildren(...drawn.get(key).nodes);
  };
  if (!(view.chosen[part.place] in part.of)) fallBack(view, part);
  chooses(view, part.place, show);
  return found;
}

// What stands until something is fetched: what stood there before, else nothing yet.
function waiting(view, name) {
  const last = view.last.get(name) ?? [];
  return last.length ? last : [make("div", "pilotage-readings")];
}

function fallBack(view, { place: name, of }) {
  view.chosen[name] = view.known[name] = Object.keys(of)[0];
  view.touched.delete(name);
  redraw(view, name, view.chosen[name]);
}

// Fetch what stands under addresses, so that it is there when it is chosen; where it is gone, the server is asked once.
export function recall(view) {
  const wanted = new Set();
  for (const [name, { of }] of view.places) {
    for (const [key, { at }] of Object.entries(of)) {
      if (at) wanted.add(at);
      if (at && !view.fetched.has(at) && !view.asked.has(at)) ask(view, { name, key, at });
    }
  }
  for (const at of view.fetched.keys()) if (!wanted.has(at)) view.fetched.delete(at);
}

async function ask(view, { name, key, at }) {
  view.asked.add(at);
  const answer = await fetch(at, { credentials: "same-origin" }).catch(() => undefined);
  if (answer?.ok) {
    view.fetched.set(at, await answer.json());
    view.asked.delete(at);
    if (view.chosen[name] === key && view.places.get(name)?.of[key]?.at === at) redraw(view, name, key);
  } else if (view.chosen[name] === key && !view.missed.has(at)) {
    view.missed.add(at);
    view.asked.delete(at);
    view.tell("chosen", choices(view));
  }
}

function redraw(view, name, key) {
  for (const [each, act] of [...view.heard]) if (each === name) act(key);
}

// Switches side by side: segments for few options, a list to choose from for many.
export function switches(view, all) {
  const found = make("div", "choices");
  for (const each of all) found.append(each.listed ? list(view, each) : segments(view, each));
  return found;
}

function segments(view, choice) {
  const { name } = choice;
  const found = radios(choice, (key) => key !== view.chosen[name] && pick(key));
  const pick = chooses(view, name, (key) => checked(found, key));
  for (const each of found.children) expectOn(each, () => expected(view, name, each.dataset.option));
  return found;
}

const RESTS = 40;

// Call `act` once a pointer rests on an element, not when it only crosses it.
function expectOn(element, act) {
  let timer;
  element.addEventListener("pointerenter", () => (timer = setTimeout(act, RESTS)));
  element.addEventListener("pointerleave", () => clearTimeout(timer));
}

function expected({ places }, name, key) {
  const part = places.get(name);
  if (part?.of[key]?.below) prepare(part.below, key);
}

function list(view, { name, label, options }) {
  const found = make("select");
  found.setAttribute("aria-label", label);
  for (const [value, words] of options) found.append(Object.assign(make("option", "", words), { value }));
  const pick = chooses(view, name, (key) => {
    found.value = key;
  });
  found.addEventListener("change", () => pick(found.value));
  return found;
}
