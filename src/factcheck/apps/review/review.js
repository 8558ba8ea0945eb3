// Keys, moving without loading the page, and saving in place. Without it every button is a form.
(() => {
  "use strict";
  const work = document.querySelector(".work");
  const queue = document.getElementById("queue");
  const form = document.getElementById("act");
  document.body.classList.add("js");
  // A key acts only where nobody types: in no field, list or dialog, and with no modifier key.
  const isField = (place) => !!place?.closest?.("input, textarea, select, dialog, [contenteditable]");
  const isTyped = (event) =>
    event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.getModifierState("AltGraph");
  const isKey = (event) =>
    !isTyped(event) && !isField(event.target) && !document.querySelector("dialog[open]");

  const undo = document.getElementById("undo");
  if (undo) document.addEventListener("keydown", (event) => {
    if (event.key === "u" && !event.repeat && isKey(event)) undo.click();
  });
  if (!work) return;

  // ---- what is asked for ----

  const searched = document.getElementById("words");
  for (const select of document.querySelectorAll(".filters select"))
    select.addEventListener("change", () => { // the arrow keys change a closed list at every step
      if (!select.matches(":focus-visible")) select.form.submit();
    });
  const seek = () => {
    searched.focus();
    searched.select();
  };
  searched.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !searched.value) return;
    searched.value = "";
    if (searched.defaultValue) searched.form.submit();
    event.preventDefault();
  });
  if (!form) {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || !isKey(event)) return;
      seek();
      event.preventDefault();
    });
    return;
  }

  const base = work.dataset.base;
  const total = Number(work.dataset.found);
  const search = new URLSearchParams(location.search);
  search.delete("seek");
  const cards = document.getElementById("cards");
  const paper = document.getElementById("paper");
  const status = document.getElementById("status");
  const news = document.getElementById("news");
  const said = document.getElementById("said");
  const keysOn = document.getElementById("keys-on");
  const field = (name) => form.elements.namedItem(name);
  let version = work.dataset.version;
  let saving = Promise.resolve();
  let waiting = 0;
  let asked = ""; // what Enter in the field does: "query", "note", "reword", "dismiss"; none yet
  const keysPanel = document.getElementById("keys");
  let loading = null;

  // ---- the queue: a listbox of which one option can be reached by Tab ----

  const options = () => queue.querySelectorAll("a");
  const option = (name) => document.getElementById("o-" + name);
  let selected = null;
  const current = () => selected;
  const cardOf = (name) => document.getElementById("card-" + name);
  const firstOption = () => queue.firstElementChild?.firstElementChild;
  const lastOption = () => queue.lastElementChild?.firstElementChild;

  const asOption = (link) => {
    link.setAttribute("role", "option");
    link.setAttribute("aria-posinset", Number(link.dataset.at) + 1);
    link.setAttribute("aria-setsize", total);
    link.setAttribute("aria-selected", "false");
    link.tabIndex = -1;
  };

  // Where the words of each item stand in the text; it is made once, since the text stays.
  let places = null;
  const placesOf = (name) => {
    if (!places) {
      places = new Map();
      for (const one of paper.querySelectorAll("[data-items]"))
        for (const item of one.dataset.items.split(" ")) {
          if (places.has(item)) places.get(item).push(one);
          else places.set(item, [one]);
        }
    }
    return places.get(name) ?? [];
  };

  let lit = [];
  const light = (name) => {
    for (const one of lit) one.classList.remove("now");
    lit = placesOf(name);
    for (const one of lit) one.classList.add("now");
    const own = document.querySelector(cardOf(name)?.querySelector(".show")?.hash || "#paper");
    return lit.find((one) => own?.contains(one)) ?? lit[0]; // its own place, not the one that it is checked against
  };

  const show = (place) => place?.scrollIntoView({ block: "center" });

  const visit = () => {
    const place = light(current().dataset.name);
    show(place);
    if (place) place.tabIndex = -1;
    (place ?? paper).focus({ preventScroll: true });
  };

  const choose = (link, { focus = false } = {}) => {
    if (!link) return;
    const before = current();
    if (before && before !== link) {
      before.setAttribute("aria-selected", "false");
      before.tabIndex = -1;
      const old = cardOf(before.dataset.name);
      if (old) old.hidden = true;
    }
    selected = link;
    link.setAttribute("aria-selected", "true");
    link.removeAttribute("aria-current");
    link.tabIndex = 0;
    const card = cardOf(link.dataset.name);
    const told = ["h-", "p-"].slice(card.dataset.kind === "finding" ? 0 : 1); // a fact's heading is its label
    link.setAttribute("aria-describedby", told.map((part) => part + link.dataset.name).join(" "));
    card.hidden = false;
    card.querySelector(".body").scrollTop = 0;
    suit(card);
    if (before !== link) {
      keysPanel.open = false;
      askFor("");
    }
    if (focus) link.focus({ preventScroll: true });
    link.scrollIntoView({ block: "nearest" });
    const place = light(link.dataset.name);
    if (matchMedia("(min-width: 60.01rem)").matches) show(place);
    search.set("item", link.dataset.name);
    clearTimeout(naming);
    naming = setTimeout(() => history.replaceState(null, "", "?" + search), 300);
    reach(link);
  };
  let naming = 0;

  // The form below the card offers what can be done with such an item.
  const suit = (card) => {
    const isFinding = card.dataset.kind === "finding";
    for (const [id, is] of [["for-finding", isFinding], ["for-fact", !isFinding]]) {
      const set = document.getElementById(id);
      set.hidden = set.disabled = !is;
    }
    field("item").value = card.dataset.name;
    field("seen").value = card.dataset.seen;
  };

  // ---- the field: its label says what Enter makes of it ----

  const labels = {
    query: ["Question for the author", "Press Enter to ask"],
    note: ["Note", "Press Enter to save"],
    dismiss: ["Reason for dismissing", "Press Enter to dismiss"],
    reword: ["", ""],
  };
  const would = document.getElementById("would");
  const quoted = (text) => (text.length > 60 ? `“${text.slice(0, 60)}…”` : `“${text}”`);

  const askFor = (what) => {
    if (what !== "reword" && asked === "reword") said.value = "";
    asked = what;
    const own = current() && cardOf(current().dataset.name).dataset;
    labels.reword[0] = own?.own ? `Change ${quoted(own.own)} (${own.where}) to` : "Change to";
    const [name, hint] = labels[what || byEnter()];
    const label = document.getElementById("said-label");
    label.textContent = name;
    const key = { dismiss: "D", note: "n" }[what || byEnter()];
    if (key && keysOn.checked) label.insertAdjacentHTML("beforeend", ` <kbd aria-hidden="true">${key}</kbd>`);
    said.placeholder = hint;
    would.hidden = what !== "reword";
    would.textContent = "";
    if (what !== "reword") return;
    if (!said.value.trim()) said.value = own?.own ?? "";
    foretell();
  };
  const byEnter = () => (isFinding() ? "dismiss" : "note");

  // What would be read at each place of the finding, in the words of the field.
  let foretelling = 0;
  const foretell = () => {
    clearTimeout(foretelling);
    if (asked !== "reword") return;
    foretelling = setTimeout(async () => {
      const { name, own } = cardOf(current().dataset.name).dataset;
      const typed = said.value.trim();
      if (!typed || typed === own) {
        would.textContent = "Edit the words, then press Enter. Press Esc to cancel.";
        return;
      }
      const sought = new URLSearchParams({ item: name, words: typed });
      try {
        const answer = await fetch(`${base}/reworded?${sought}`, { headers: { Accept: "application/json" } });
        const got = await answer.json();
        if (asked === "reword" && said.value.trim() === typed) would.textContent = got.changes.join(" ");
      } catch {
        would.textContent = "";
      }
    }, 150);
  };
  said.addEventListener("input", foretell);

  // Loads the items that follow, or stand before, when the end of the list comes near.
  let isAtEnd = Number(work.dataset.first) + options().length >= total;
  let isAtStart = work.dataset.first === "0";
  const reach = (link) => {
    const at = Number(link.dataset.at);
    if (!isAtEnd && Number(lastOption().dataset.at) - at < 15) return more("after", lastOption());
    if (!isAtStart && at - Number(firstOption().dataset.at) < 15) return more("before", firstOption());
    return null;
  };

  const more = (side, link) => {
    if (loading) return loading;
    const wanted = new URLSearchParams(search);
    wanted.set(side, link.dataset.name);
    loading = fetch(`${base}/queue?${wanted}`, { headers: { Accept: "application/json" } })
      .then((answer) => answer.json())
      .then(async (got) => {
        if (side === "after") isAtEnd = got.is_end;
        else isAtStart = got.is_end;
        const anchor = side === "after" ? null : queue.firstElementChild;
        const count = got.options.length;
        for (let at = 0; at < count; at += 1) {
          const number = Number(link.dataset.at) + (side === "after" ? at + 1 : at - count);
          if (insert(queue, got.options[at], anchor, number)) insert(cards, got.cards[at], null);
          if (at % 8 === 7) await new Promise((go) => setTimeout(go)); // keys come in between
        }
      })
      .catch(() => tell("Could not load: factcheck is not responding. Check that it is still running.", true))
      .finally(() => (loading = null));
    return loading;
  };

  const insert = (parent, html, before, number) => {
    const box = document.createElement("template");
    box.innerHTML = html.trim();
    const link = box.content.querySelector("a[data-name]");
    if (parent === queue) {
      if (option(link.dataset.name)) return false;
      link.dataset.at = number;
      asOption(link);
    }
    parent.insertBefore(box.content.firstElementChild, before);
    return true;
  };

  // What is asked for while a step waits for items to load is kept for the item that it leads to.
  let isStepping = false;
  const kept = [];
  const step = async (by, focus) => {
    if (isStepping) return void kept.push(() => step(by, focus));
    const side = by > 0 ? "nextElementSibling" : "previousElementSibling";
    const beside = () => selected.parentElement[side]?.firstElementChild;
    let next = beside();
    if (next || !loading) return void choose(next ?? selected, { focus }); // at the end, the field is left
    isStepping = true;
    await loading;
    isStepping = false;
    next = beside();
    choose(next, { focus });
    if (!next) kept.length = 0; // nothing was loaded: it is for no item
    while (kept.length && !isStepping) {
      const wasWriting = document.activeElement === said;
      kept.shift()();
      if (document.activeElement === said && !wasWriting) kept.length = 0; // letters of words
    }
  };

  // ---- saving ----

  const tell = (words, isBad = false) => {
    status.ariaLive = isBad ? "assertive" : "polite"; // before the next item is read to its end
    status.textContent = words;
    status.classList.toggle("bad", isBad);
  };

  const warn = (lines) => {
    news.hidden = !lines.length;
    news.replaceChildren(...lines.map((line) => {
      const p = document.createElement("p");
      p.textContent = line;
      return p;
    }));
  };

  const doneWith = (got) => {
    const link = option(got.name);
    if (link && got.option) {
      link.innerHTML = got.option;
      link.classList.toggle("done", !!got.is_done);
    }
    const card = cardOf(got.name);
    if (card && got.card) {
      const box = document.createElement("template");
      box.innerHTML = got.card.trim();
      const fresh = box.content.firstElementChild;
      fresh.hidden = card.hidden;
      card.replaceWith(fresh);
      if (!fresh.hidden) suit(fresh);
    }
    if (got.style) restyle(got.name, got.style);
    document.getElementById("done").textContent = got.done;
    document.getElementById("total").textContent = got.total;
    document.getElementById("progress").value = got.done;
    version = got.version ?? version;
  };

  const restyle = (name, style) => {
    const [kind, state] = style.split(" ");
    const prefix = state.split("-")[0] + "-";
    for (const one of placesOf(name)) {
      const whole = one.classList.contains(kind) ? one : one.querySelector("." + kind) ?? one;
      for (const old of [...whole.classList]) if (old.startsWith(prefix)) whole.classList.remove(old);
      whole.classList.add(state);
    }
  };

  const send = (data, name) => {
    const isUndo = data.get("do") === "undo";
    const failed = (why) => {
      tell(`${isUndo ? "Could not undo" : "Could not save"}: ${why.replace(/^undo: /, "")}`, true);
      if (!isUndo) trail.splice(trail.lastIndexOf(""), 1);
      whenFree(() => {
        choose(option(name) ?? current(), { focus: true });
        giveBack(data);
      });
    };
    waiting += 1;
    tell("");
    saving = saving
      .then(() => fetch(form.action, {
        method: "POST", body: data, keepalive: true, headers: { Accept: "application/json" },
      }))
      .then(async (answer) => {
        const got = await answer.json();
        if (got.name) doneWith(got);
        if (!answer.ok) return failed(got.message);
        const change = cardOf(got.name)?.querySelector(".reads li"); // which choice was accepted
        tell(`${isUndo ? "Undone" : "Saved"}: ${got.label}${change ? `. ${change.textContent}` : ""}`);
        if (isUndo || got.name !== name) whenFree(() => go(got.name));
      })
      .catch(() => failed("factcheck is not responding. Check that it is still running."))
      .finally(() => (waiting -= 1));
  };

  // What would lead away from a field in which a person types waits until it is left.
  const late = [];
  const whenFree = (what) => void (isField(document.activeElement) ? late.push(what) : what());
  document.addEventListener("focusout", () => setTimeout(() => {
    while (late.length && !isField(document.activeElement)) late.shift()();
  }));

  // Words that were not saved stand in the field again.
  const giveBack = (data) => {
    if (!data.get("words")) return;
    said.value = data.get("words");
    askFor(data.get("do") in labels ? data.get("do") : "");
  };

  const go = (name) => {
    if (option(name)) return choose(option(name), { focus: true });
    const sought = new URLSearchParams(search);
    sought.set("item", name);
    sought.set("seek", "1"); // where it is not among what is asked for, all is shown
    location.search = sought;
  };

  const needsWords = {
    query: "Write the question, then press Enter.",
    note: "Write the note, then press Enter.",
    reword: "Edit the words, then press Enter.",
    dismiss: "Write the reason, then press Enter.",
  };

  const wantsWords = (what) => what in needsWords && what !== "dismiss" && !said.value.trim();
  const write = (what) => {
    askFor(what);
    tell("");
    said.focus();
    if (what === "reword") said.select();
  };

  // What was done here, the last at the end: the initials that were there before, or "" for the rest.
  const trail = [];
  let initials = field("by").value;
  field("by").addEventListener("change", () => {
    trail.push(initials);
    initials = field("by").value;
  });

  const act = (what) => {
    if (isStepping) return void kept.push(() => act(what));
    const link = current();
    if (!link && what !== "undo") return;
    const former = what === "undo" ? trail.pop() : "";
    if (former) {
      field("by").value = initials = former;
      return tell(`Initials restored to “${former}”.`);
    }
    if (!field("by").value.trim()) {
      tell("Enter your initials first.", true);
      field("by").focus();
      return;
    }
    const own = link ? cardOf(link.dataset.name).dataset.own : "";
    const isNew = asked !== "reword" || said.value.trim() !== own;
    if (what === "reword" ? asked !== what || !said.value.trim() || !isNew : wantsWords(what)) {
      write(what);
      return;
    }
    if (asked === "reword" && what !== "reword") askFor("");
    const data = new URLSearchParams(new FormData(form));
    data.set("do", what);
    if (what !== "undo") {
      trail.push("");
      said.value = "";
      askFor("");
      field("locator").value = "";
      const inForm = [document.body, news].includes(document.activeElement) || form.contains(document.activeElement);
      step(1, inForm || queue.contains(document.activeElement) || cards.contains(document.activeElement));
    }
    send(data, link?.dataset.name ?? "");
  };

  // ---- events ----

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (event.submitter) act(event.submitter.value);
  });

  queue.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(link, { focus: true });
  });

  paper.addEventListener("click", (event) => {
    const words = event.target.closest("[data-items]");
    if (!words || !getSelection().isCollapsed) return;
    const name = words.dataset.items.split(" ").pop();
    if (option(name)) choose(option(name));
    else go(name);
  });

  cards.addEventListener("click", (event) => {
    if (!event.target.closest(".show")) return;
    event.preventDefault();
    visit();
  });

  const letters = {
    j: () => step(1, true), k: () => step(-1, true), d: "dismiss", l: "defer", t: "tick", v: "verified",
    x: "disputed", c: "corrected", w: "reword", b: "cannot-be-confirmed", q: "query", u: "undo",
    n: "note", D: () => isFinding() && write("dismiss"),
    s: () => !isFinding() && field("source").focus(),
    "/": seek,
    "?": () => {
      keysPanel.open = !keysPanel.open;
      keysPanel.querySelector("summary").focus();
    },
  };
  const isFinding = () => !document.getElementById("for-finding").hidden;
  const fits = (what) => what === "undo" || document.querySelector(
    `#for-${isFinding() ? "finding" : "fact"} [value="${what}"]`);

  const press = (key) => {
    if (/^[1-9]$/.test(key)) accept(Number(key));
    else if (typeof letters[key] === "function") letters[key]();
    else if (letters[key] && fits(letters[key])) act(letters[key]);
    else return false;
    return true;
  };
  const moves = /^(Arrow|[jk]$)/; // what a key may do again and again while it is held

  const accept = (number) =>
    cardOf(current().dataset.name)?.querySelectorAll(".ways button")[number - 1]?.click();

  const inQueue = (event) => {
    const to = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (to) step(to, true);
    else if (event.key === "Home") choose(firstOption(), { focus: true });
    else if (event.key === "End") choose(lastOption(), { focus: true });
    else if (event.key === "Enter") visit();
    else return false;
    event.preventDefault();
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (isTyped(event)) return;
    if (event.repeat && !isField(event.target) && !moves.test(event.key)) {
      if (event.key === "Enter") event.preventDefault(); // a button that is held is pressed once
      return;
    }
    if (event.key === "Escape") {
      event.target.closest?.(".explained")?.classList.add("closed");
      keysPanel.open = false;
      if (event.defaultPrevented) return; // the search was cleared
      askFor("");
      current()?.focus();
      return;
    }
    if (event.target === said && event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (said.value.trim()) act(asked || byEnter());
      else tell(needsWords[asked || byEnter()]);
      return;
    }
    if (event.key === "Enter" && event.target.closest(".source")) {
      event.preventDefault();
      act("tick");
      return;
    }
    if (queue.contains(event.target) && inQueue(event)) return;
    if (!isKey(event) || !keysOn.checked || !current()) return;
    if (isStepping) kept.push(() => press(event.key));
    else if (!press(event.key)) return;
    event.preventDefault();
  });

  document.addEventListener("focusout", (event) => event.target.closest?.(".explained")?.classList.remove("closed"));

  const remembered = (value) => {
    try {
      if (value) localStorage.setItem("factcheck-keys", value);
      return localStorage.getItem("factcheck-keys");
    } catch {
      return value; // the browser keeps nothing
    }
  };
  keysOn.checked = remembered() !== "off";
  const keysChanged = () => {
    document.body.classList.toggle("keys-off", !keysOn.checked);
    remembered(keysOn.checked ? "on" : "off");
  };
  keysOn.addEventListener("change", keysChanged);
  keysChanged();

  // ---- other tabs, and the document on disk ----

  const look = async () => {
    if (document.hidden || waiting) return;
    const before = version;
    try {
      const answer = await fetch(`${base}/state`, { headers: { Accept: "application/json" } });
      const got = await answer.json();
      if (isSilent) warn([]);
      isSilent = false;
      if (got.is_shut_out || (got.run && got.run !== work.dataset.run)) restarted(got);
      else if (!answer.ok) warn([got.message]);
      else if (got.version !== before && version === before && !waiting) stale(got.changes);
    } catch {
      isSilent = true;
      warn(["factcheck is not responding, so decisions cannot be saved. Restart it."]);
    }
  };
  let isSilent = false;

  // It runs, but it is another run: its forms have another key, and perhaps the cookie is not its own.
  const restarted = (got) => {
    warn([`factcheck was restarted.${got.is_shut_out ? ` ${got.message}` : ""}`]);
    if (!got.is_shut_out) offerAgain();
  };

  const offerAgain = () => {
    const again = document.createElement("a");
    again.href = location.href.split("#")[0];
    again.textContent = "Reload the page";
    news.append(again);
  };

  const stale = (changes) => {
    warn(changes.length ? changes : ["Decisions have been changed in another tab or on disk."]);
    offerAgain();
  };

  setInterval(look, 4000);
  document.addEventListener("visibilitychange", look);

  queue.setAttribute("role", "listbox");
  for (const link of options()) asOption(link);
  const first = queue.querySelector("[aria-current=true]") ?? options()[0];
  choose(first, { focus: !location.hash && news.hidden });
})();
