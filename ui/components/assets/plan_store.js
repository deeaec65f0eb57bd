// The unsaved edits of one plan, held in this browser tab until they are saved or dropped; each step can be taken back.
// An edit is a text by row and field, beside the text that stood there when the edit was made.

const KEPT = "pilotage plan edits ";
const stores = new Map();

export function storeOf(programme) {
  if (!stores.has(programme)) stores.set(programme, { programme, edits: kept(programme), done: [], undone: [] });
  return stores.get(programme);
}

export function editOf(store, key, field) {
  return store.edits.get(key)?.get(field);
}

export function count(store) {
  let found = 0;
  for (const fields of store.edits.values()) found += fields.size;
  return found;
}

// Changes are [{key, field, text, base}]; one call is one step.
export function change(store, changes) {
  const step = [];
  for (const { key, field, text, base } of changes) {
    const before = editOf(store, key, field);
    const after = text === (before?.base ?? base) ? undefined : { text, base: before?.base ?? base };
    if (before?.text === after?.text) continue;
    step.push({ key, field, before, after });
    put(store, key, field, after);
  }
  if (!step.length) return false;
  store.done.push(step);
  store.undone = [];
  keep(store);
  return true;
}

export function stepBack(store) {
  return turn(store, store.done, store.undone, "before");
}

export function stepForward(store) {
  return turn(store, store.undone, store.done, "after");
}

export function discard(store) {
  Object.assign(store, { edits: new Map(), done: [], undone: [] });
  keep(store);
}

// Forget what was saved: edits that still say what was sent.
export function saved(store, sent) {
  for (const [key, fields] of Object.entries(sent)) {
    for (const [field, [text]] of Object.entries(fields)) {
      if (editOf(store, key, field)?.text === text) put(store, key, field, undefined);
    }
  }
  Object.assign(store, { done: [], undone: [] });
  keep(store);
}

// Go on from other standing texts: [{key, field, base}]; without a base the edit is given up.
export function settle(store, decided) {
  for (const { key, field, base } of decided) {
    const edit = editOf(store, key, field);
    if (edit) put(store, key, field, base === undefined ? undefined : { text: edit.text, base });
  }
  Object.assign(store, { done: [], undone: [] });
  keep(store);
}

// Drop edits of rows that are gone and those that now say what stands there.
export function follow(store, standing) {
  for (const [key, fields] of [...store.edits]) {
    for (const [field, edit] of [...fields]) {
      const text = standing(key, field);
      if (text === undefined || text === edit.text) put(store, key, field, undefined);
    }
  }
  keep(store);
}

export function batch(store) {
  const found = {};
  for (const [key, fields] of store.edits) {
    found[key] = Object.fromEntries([...fields].map(([field, { text, base }]) => [field, [text, base]]));
  }
  return found;
}

function turn(store, from, to, side) {
  const step = from.pop();
  if (!step) return false;
  for (const each of side === "before" ? step.toReversed() : step) put(store, each.key, each.field, each[side]);
  to.push(step);
  keep(store);
  return true;
}

function put(store, key, field, edit) {
  const fields = store.edits.get(key) ?? new Map();
  if (edit) fields.set(field, edit);
  else fields.delete(field);
  if (fields.size) store.edits.set(key, fields);
  else store.edits.delete(key);
}

function keep(store) {
  try {
    if (store.edits.size) sessionStorage.setItem(KEPT + store.programme, JSON.stringify(batch(store)));
    else sessionStorage.removeItem(KEPT + store.programme);
  } catch {
    // A tab without storage keeps its edits until it is closed or loaded anew.
  }
}

function kept(programme) {
  try {
    const rows = Object.entries(JSON.parse(sessionStorage.getItem(KEPT + programme) ?? "{}"));
    return new Map(rows.map(([key, fields]) => [
      key, new Map(Object.entries(fields).map(([field, [text, base]]) => [field, { text, base }])),
    ]));
  } catch {
    return new Map();
  }
}
