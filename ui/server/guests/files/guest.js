// Saves each answer as it is given; without this script the buttons of the page save a whole part.
(() => {
  "use strict";
  const form = document.querySelector("form.answers");
  if (!form) return;
  const status = form.querySelector(".status");
  const kept = `answers not sent:${location.pathname}`;
  const here = `${form.elements.subject.value}|`;
  const waiting = new Map();
  let sending = false, over = false, delay = 2000, timer = 0, typing = 0;

  const say = (state, words) => { status.dataset.state = state; status.textContent = words; };
  const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const once = () => [...crypto.getRandomValues(new Uint8Array(16))].map((n) => n.toString(16).padStart(2, "0")).join("");
  const fieldsOf = (box) => {
    const found = new URLSearchParams();
    for (const name of ["subject", "section"]) found.append(name, form.elements[name].value);
    found.append("submit", once());
    for (const each of box.querySelectorAll("input, textarea")) {
      if (each.closest(".proofs")) continue;  // kept by a button of its own, with its file
      if ((each.type === "radio" || each.type === "checkbox") && !each.checked) continue;
      found.append(each.name, each.value);
    }
    return found.toString();
  };
  const remember = () => {
    try {
      if (waiting.size) sessionStorage.setItem(kept, JSON.stringify([...waiting]));
      else sessionStorage.removeItem(kept);
    } catch { /* a browser that keeps nothing saves all the same */ }
  };
  const problem = (box, words) => {
    const place = box && box.querySelector(".problem");
    if (place) { place.textContent = words; place.hidden = !words; }
  };
  const boxNamed = (name) => form.querySelector(`[data-question="${CSS.escape(name)}"]`);
  const boxOf = (id) => (id.startsWith(here) ? boxNamed(id.slice(here.length)) : null);

  async function send() {
    if (sending || over || !waiting.size) return;
    clearTimeout(timer);
    sending = true;
    const [id, body] = waiting.entries().next().value;
    say("saving", form.dataset.saving);
    try {
      const answer = await fetch(location.pathname + location.search, {
        method: "POST", body, credentials: "same-origin",
        headers: { "Accept": "application/json", "Content-Type": "application/x-www-form-urlencoded" },
      });
      if (answer.status === 429 || answer.status >= 500) throw new Error("later");
      const told = await answer.json();
      if (waiting.get(id) === body) waiting.delete(id);
      delay = 2000;
      if (answer.ok) {
        problem(boxOf(id), "");
        for (const each of form.querySelectorAll("input[type=file]")) if (each.files.length) tooLarge(each);
        count(told);
        say("saved", `${form.dataset.saved} ${clock()}`);
      } else if (answer.status === 422) {
        problem(boxOf(id), told.problem);
        say("refused", form.dataset.refused);
      } else {
        over = true;
        waiting.clear();
        say("refused", told.problem);
      }
    } catch {
      say("offline", form.dataset.offline);
      timer = setTimeout(send, delay);
      delay = Math.min(delay * 2, 30000);
      sending = false;
      remember();
      return;
    }
    sending = false;
    remember();
    send();
  }

  function count(told) {
    const bar = document.querySelector(".progress progress");
    if (!bar) return;
    bar.max = Math.max(1, told.whole);
    bar.value = told.answered;
    document.querySelector(".progress .count").textContent =
      form.dataset.progress.replace("%1", told.answered).replace("%2", told.whole);
  }

  function tooLarge(file) {
    const is = [...file.files].some((each) => each.size > Number(file.dataset.most));
    problem(file.closest(".question"), is ? form.dataset.large : "");
    return is;
  }

  function keep(box) {
    waiting.set(here + box.dataset.question, fieldsOf(box));
    remember();
    send();
  }

  function asked() {
    for (const box of form.querySelectorAll("[data-when]")) {
      const [question, choice] = box.dataset.when.split("=");
      const other = boxNamed(question);
      if (other) box.hidden = ![...other.querySelectorAll("input:checked")].some((each) => each.value === choice);
    }
  }

  form.addEventListener("change", (event) => {
    const box = event.target.closest(".question"), set = event.target.closest("fieldset");
    if (event.target.type === "file") tooLarge(event.target);
    if (!box || event.target.closest(".proofs")) return;
    if (set && event.target.name.endsWith("/instead")) {
      for (const each of set.querySelectorAll("textarea, input:not([type=radio]):not([type=checkbox])")) each.value = "";
      for (const each of set.querySelectorAll("input[type=checkbox]")) each.checked = false;
    } else if (set && event.target.type !== "radio") {
      for (const each of set.querySelectorAll("input[type=radio]")) each.checked = false;
    }
    const reason = box.querySelector(".reason input");
    asked();
    if (event.target.value === "NA" && event.target.type === "radio" && reason && !reason.value) {
      reason.focus();  // it is saved with its reason
      return;
    }
    clearTimeout(typing);
    keep(box);
  });
  form.addEventListener("input", (event) => {
    if (event.target.type === "radio" || event.target.type === "checkbox") return;
    const box = event.target.closest(".question");
    if (event.target.closest(".proofs")) return;
    clearTimeout(typing);
    const day = event.target.closest(".evidence") && box && box.querySelector(".dated input");
    if (day && !event.target.value) day.value = "";  // no evidence, no day of it
    if (box) typing = setTimeout(() => keep(box), 1200);
  });
  form.addEventListener("submit", (event) => {
    const large = [...form.querySelectorAll("input[type=file]")].find(tooLarge);
    if (navigator.onLine === false || large) {
      event.preventDefault();
      if (large) large.focus();
      else say("offline", form.dataset.offline);
      return;
    }
    if (form.enctype !== "multipart/form-data") return;
    clearTimeout(typing);  // the form brings all of it, and its note may become evidence
    waiting.clear();
    remember();
    over = true;
  });
  addEventListener("online", send);
  addEventListener("beforeunload", (event) => { if (waiting.size && !over && !navigator.onLine) event.preventDefault(); });

  try {
    for (const [id, body] of JSON.parse(sessionStorage.getItem(kept) || "[]")) waiting.set(id, body);
  } catch { /* nothing was kept */ }
  asked();
  send();
})();
