// What a reader chooses to see: rows, words, columns, layers, time scale; kept in the address, applied without the server.

export const ZOOMS = ["week", "month", "quarter"];
export const SHOWN = ["all", "critical", "near", "late", "open", "chain"];
const DEFAULT_LAYERS = ["baseline", "links", "float"];
const PARTS = ["scope", "show", "find", "layers", "zoom", "as"];

export function choiceFromAddress(plan) {
  const asked = new URL(location.href).searchParams;
  return choiceOf(Object.fromEntries(PARTS.map((part) => [part, part === "layers" ? asked.getAll(part).join(",") : asked.get(part)])), plan);
}

// A choice from plain texts, as the address and a saved view say it; what is unknown is as the page opens.
export function choiceOf(parts, plan) {
  const known = (value, values, otherwise) => (values.includes(value) ? value : otherwise);
  const layers = parts.layers ? parts.layers.split(",") : DEFAULT_LAYERS;
  return {
    scope: known(parts.scope, plan.scopes.map(([key]) => key), plan.scope),
    show: known(parts.show, SHOWN, "all"),
    find: parts.find ?? "",
    layers: new Set(layers.filter((each) => plan.layers.some(([key]) => key === each))),
    zoom: known(parts.zoom, ZOOMS, "month"),
    as: known(parts.as, ["table", "network"], "table"),
    folded: new Set(),
  };
}

export function textsOf(choice, plan) {
  const layers = [...choice.layers].sort().join(",");
  return {
    scope: choice.scope === plan.scope ? "" : choice.scope,
    show: choice.show === "all" ? "" : choice.show,
    find: choice.find,
    layers: layers === [...DEFAULT_LAYERS].sort().join(",") ? "" : layers || "none",
    zoom: choice.zoom === "month" ? "" : choice.zoom,
    as: choice.as === "table" ? "" : choice.as,
  };
}

export function putIntoAddress(parts) {
  const address = new URL(location.href);
  for (const [part, text] of Object.entries(parts)) {
    address.searchParams.delete(part);
    for (const each of text ? (part === "layers" ? text.split(",") : [text]) : []) address.searchParams.append(part, each);
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

// The places of the rows asked for, each below what holds it; the driving path runs through all steps.
export function placesAsked(plan, choice) {
  const wanted = wantedPlaces(plan, choice);
  const found = [];
  let folded = Infinity;
  for (const at of wanted) {
    const { d, k, y } = plan.rows[at];
    if (d > folded) continue;
    folded = y === "s" && choice.folded.has(k) ? d : Infinity;
    found.push(at);
  }
  return found;
}

function wantedPlaces({ rows, chain }, { scope, show, find }) {
  if (show === "chain") return chain.filter((at) => says(rows[at], find));
  const inside = (row) => scope === "all" || row.sc === scope;
  const plain = show === "all" && !find;
  const kept = new Set();
  const holders = [];
  for (const [at, row] of rows.entries()) {
    holders.length = row.d;
    if (inside(row) && (plain || ((row.y !== "s" || show === "all") && asked(row, show) && says(row, find)))) {
      kept.add(at);
      if (!plain) for (const holder of holders) if (holder !== undefined && inside(rows[holder])) kept.add(holder);
    }
    holders[row.d] = at;
  }
  return [...kept].sort((one, other) => one - other);
}

function asked(row, show) {
  return show === "all" || (show === "critical" ? row.c : show === "near" ? row.c || row.nc : show === "late" ? row.l : !row.x);
}

function says(row, find) {
  const words = find.trim().toLowerCase();
  return !words || `${row.n} ${row.t} ${row.o}`.toLowerCase().includes(words);
}
