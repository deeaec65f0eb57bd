// Parts of the page that the server draws when they are first looked at; then they stay, and only one is to be seen.
import { make } from "./readings.js";

// Each component has this script under an address of its own, so what they share stands in the window.
const HIDES = "pilotage-slots";
// What is not looked at keeps its widths, so that nothing in it is measured and drawn anew when it is looked at again.
const UNSEEN = "content-visibility: hidden; height: 0 !important; min-height: 0 !important; overflow: hidden; margin-bottom: -1rem";
const shared = (window.pilotageSlots ??= { slots: new Map(), looked: {}, ahead: new Map() });

// Look at one slot of a kind, or at none of them; one that is not drawn is asked for, with what was chosen since.
export function look(kind, key, choices) {
  shared.looked = { kind, key, choices };
  const others = `[data-slot^="${kind}_"]:not([data-slot="${kind}_${key}"])`;
  const drawn = `[data-testid="stLayoutWrapper"]:has(> [class*="st-key-${kind}_"]:not(.st-key-${kind}_${key}))`;
  rule().textContent = `${others}, ${drawn} { ${UNSEEN} }`;
  ask();
}

export function offer(name, slot) {
  shared.slots.set(name, slot);
  ask();
}

function ask() {
  const { kind, key, choices } = shared.looked;
  const slot = shared.slots.get(`${kind}_${key}`);
  if (!slot || slot.isDrawn || slot.isAsked) return;
  slot.isAsked = true;
  slot.wake(choices());
}

// Whoever rests on the name of a slot mostly looks at it next: it is drawn out of sight meanwhile, once in a run, and
// only while the server draws nothing else, since Streamlit keeps old elements of fragments that it draws in one go.
export function prepare(kind, key) {
  const name = `${kind}_${key}`;
  const slot = shared.slots.get(name);
  if (!slot || slot.isDrawn || slot.isAsked || !slot.isThere() || shared.ahead.get(name) === slot.run) return;
  if (document.querySelector('[data-testid="stApp"]')?.dataset.testScriptState !== "notRunning") return;
  shared.ahead.set(name, slot.run);
  slot.isAsked = true;
  slot.wake();
}

function rule() {
  return document.getElementById(HIDES) ?? document.head.appendChild(Object.assign(make("style"), { id: HIDES }));
}
