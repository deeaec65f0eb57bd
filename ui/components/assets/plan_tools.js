// Above the grid: what is seen, and what is done with edits and rows.

import { choiceOf, SHOWN, textsOf, ZOOMS } from "./plan_choice.js";
import { button, element, say } from "./plan_dom.js";
import { count } from "./plan_store.js";

const READING = ["why", "rows"];
const ROWS = [["add", "＋"], ["up", "↑"], ["down", "↓"], ["out", "⇤"], ["in", "⇥"], ["delete", "✕"]];

export function drawTools(page) {
  const mark = `${page.loaded} ${page.isNarrow} ${JSON.stringify(page.views ?? page.data.views)}`;
  if (page.toolsMark !== mark) build(page);
  page.toolsMark = mark;
  const { choice } = page;
  const at = ZOOMS.indexOf(choice.zoom);
  const tool = (name) => page.tools.querySelector(`[data-tool="${name}"]`);
  for (const each of page.tools.querySelectorAll("[role=radio]")) {
    const isChosen = [choice.show, page.isNarrow && choice.as === "table" && !page.asGrid ? "list" : choice.as].includes(each.dataset.value);
    each.setAttribute("aria-checked", String(isChosen));
    each.tabIndex = isChosen ? 0 : -1;
  }
  for (const each of page.tools.querySelectorAll("[data-layer]")) each.checked = choice.layers.has(each.dataset.layer);
  const steps = tool("scope");
  if (steps) Object.assign(steps, { value: choice.show === "chain" ? "all" : choice.scope, disabled: choice.show === "chain" });
  if (document.activeElement !== tool("find")) tool("find").value = choice.find;
  for (const [name, step] of page.isNarrow ? [] : [["zoom_out", 1], ["zoom_in", -1]]) page.zooms.querySelector(`[data-tool="${name}"]`).disabled = !ZOOMS[at + step];
}

function build(page) {
  const { plan, words } = page;
  const open = page.tools.querySelector("details[open]")?.dataset.menu;
  const steps = element("select", { "aria-label": words.step, "data-tool": "scope" }, ...plan.scopes.map(([key, word]) => element("option", { value: key }, word)));
  steps.addEventListener("change", () => page.see({ scope: steps.value, folded: new Set() }));
  page.tools.replaceChildren(
    ...(plan.scopes.length > 1 ? [steps] : []),
    segments(words.rows, SHOWN.map((key) => [key, words.shown[key]]), (show) => page.see({ show })),
    finder(page),
    element("span", { class: "gap" }),
    segments(words.as, [...(page.isNarrow ? [["list", words.list]] : []), ["table", words.table], ["network", words.network]], (as) => {
      page.asGrid = as === "table";
      page.see({ as: as === "list" ? "table" : as });
    }),
    layersMenu(page, open === "layers"),
    viewsMenu(page, open === "views"),
    ...(page.isNarrow ? [] : [button(words.print, () => window.print(), { "data-tool": "print" })]),
  );
  page.zooms.replaceChildren(...(page.isNarrow ? [] : zooms(page)));
}

function segments(label, options, choose) {
  const box = element("div", { class: "segments", role: "radiogroup", "aria-label": label });
  const radios = options.map(([key, word]) => button(word, () => choose(key), { role: "radio", "data-value": key }));
  box.append(...radios);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const next = step && radios[radios.indexOf(event.target) + step];
    next?.click();
    next?.focus();
  });
  return box;
}

function finder(page) {
  const input = element("input", { type: "search", "data-tool": "find", placeholder: page.words.find, "aria-label": page.words.find });
  input.addEventListener("input", () => page.see({ find: input.value }));
  return input;
}

function menu(name, title, isOpen, ...inside) {
  const box = element("details", { class: "menu", "data-menu": name, open: isOpen }, element("summary", { "data-tool": name }, title), element("div", { class: "sheet" }, ...inside));
  box.addEventListener("keydown", (event) => { if (event.key === "Escape") { box.open = false; box.querySelector("summary").focus(); } });
  box.addEventListener("focusout", (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false; });
  return box;
}

function layersMenu(page, isOpen) {
  const { plan, words } = page;
  const boxes = plan.layers.map(([key, word]) => {
    const box = element("input", { type: "checkbox", "data-layer": key });
    box.addEventListener("change", () => {
      const layers = new Set(page.choice.layers);
      if (box.checked) layers.add(key);
      else layers.delete(key);
      page.see({ layers });
    });
    return element("label", {}, box, word);
  });
  return menu("layers", words.show_also, isOpen, ...boxes);
}

function viewsMenu(page, isOpen) {
  const { data, words } = page;
  const input = element("input", { type: "text", maxlength: 60, placeholder: words.view_name, "aria-label": words.view_name, "data-tool": "view-name" });
  const keep = () => {
    const [name, parts] = [input.value.trim(), textsOf(page.choice, page.plan)];
    if (name && page.ask("keep_view", { name, parts })) list(page, [...page.data.views, { name, parts }]);
  };
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") keep(); });
  const views = (page.views ?? data.views).map(({ id, name, parts }) => element("div", { class: "view" },
    button(name, () => page.see(choiceOf(parts, page.plan)), { class: "plain" }),
    ...(id ? [button("✕", () => drop(page, id), { class: "plain", title: words.delete_view, "aria-label": `${words.delete_view}: ${name}` })] : [])));
  return menu("views", words.views, isOpen, ...views, element("div", { class: "view" }, input, button(words.keep, keep)));
}

function drop(page, view) {
  if (page.ask("drop_view", { view })) list(page, page.data.views.filter(({ id }) => id !== view));
}

// Show views as they will be, until the server says how they are.
function list(page, views) {
  page.views = views;
  drawTools(page);
}

function zooms(page) {
  return [["zoom_out", "−", 1], ["zoom_in", "+", -1]].map(([name, sign, step]) =>
    button(sign, () => page.zoom(step), { title: page.words[name], "aria-label": page.words[name], class: "square", "data-tool": name }));
}

// The line of edits: take back, rows, what was said, save. Its buttons stay the same ones, and an ask that only reads
// leaves them open: a click may be under way on one, and what it asks waits its turn.
export function drawEdits(page) {
  const { data, words, store } = page;
  if (!page.plan) return;
  if (page.editsMark !== words) buildEdits(page);
  page.editsMark = words;
  const [edits, row, isBusy] = [count(store), page.byKey.get(page.chosen), Boolean(page.asked) && !READING.includes(page.asked.kind)];
  const tool = (name) => page.edits.querySelector(`[data-tool="${name}"]`);
  for (const name of ["undo", "redo"]) Object.assign(tool(name), { title: data[name], disabled: !data[name] || isBusy });
  for (const [how] of ROWS) tool(how).disabled = !row || isBusy || (how !== "add" && !row.m);
  tool("several").disabled = !row || isBusy;
  for (const name of ["preview", "scenario", "discard"]) Object.assign(tool(name), { hidden: !edits, disabled: isBusy });
  tool("save").textContent = edits ? say(edits === 1 ? words.save_one : words.save_many, { count: edits }) : words.save;
  tool("save").disabled = !edits || isBusy || Boolean(page.conflicts?.length);
  page.edits.hidden = page.root.dataset.as === "list" && !edits;
  const unsaved = page.preview?.words ?? say(edits === 1 ? words.unsaved_one : words.unsaved, { n: edits });
  page.line.textContent = page.told || (edits ? unsaved : page.edits.hidden ? "" : words.hint);
}

function buildEdits(page) {
  const { words } = page;
  const named = (name, act, attributes = {}) => button(words[name], act, { "data-tool": name, ...attributes });
  const arranging = ROWS.map(([how, sign]) => button(sign, () => page.arrange(how), {
    "data-tool": how, class: "square", title: words.arrange[how], "aria-label": words.arrange[how].split(" (")[0],
  }));
  page.edits.replaceChildren(
    named("undo", () => page.ask("undo", {})), named("redo", () => page.ask("redo", {})), element("span", { class: "bar" }),
    ...arranging, named("several", () => page.arrange("several")),
    element("span", { class: "gap" }),
    named("preview", () => page.askPreview()), named("scenario", () => page.ask("scenario", { batch: page.batchNow() })),
    named("discard", () => page.discard()), named("save", () => page.save(), { class: "primary" }),
  );
}
