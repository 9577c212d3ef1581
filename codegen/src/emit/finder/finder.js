"use strict";
(() => {
  // The names of the filters in the form and in the URL; `code` is the open card.
  const FILTERS = ["text", "vendor", "class", "status", "category", "retry", "channel"];
  const STEP = 50;
  const RETRY = { yes: "yes", after: "after something else", never: "no", unstated: "not stated" };
  const STATUS = { none: "no HTTP status", "not stated": "status not stated" };
  const CHANNELS = {
    response: "in a response", webhook: "in a webhook", job_result: "in the result of a job", stream: "on an open connection",
  };

  const byId = (id) => document.getElementById(id);
  const form = byId("filters"), results = byId("results"), more = byId("more");
  const cards = read(JSON.parse(byId("data").textContent));
  const byAnchor = new Map(cards.map((card) => [card.anchor, card]));
  let state = {}, found = [], typing = false;

  // The data is a list for each vendor: the vendor, then its codes.
  function read(vendors) {
    const all = [];
    for (const [vendor, ...codes] of vendors) {
      for (const card of codes) {
        const identity = [vendor.id, card.set, card.code].filter((part) => part !== undefined).join("/");
        all.push(Object.assign(card, { vendor, anchor: card.anchor ?? identity, channels: card.channels ?? ["response"] }));
      }
    }
    return all;
  }

  // --- Searching

  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]);
  const letters = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

  // All words of a card in lower case; made once, when it is first needed.
  function indexOf(card) {
    return card.index ??= [
      card.anchor, card.code, letters(card.code), card.vendor.title, card.under, card.category, ...card.status,
      plain(card.meaning ?? ""), ...card.facts.map(([, html]) => plain(html)),
    ].join("\n").toLowerCase();
  }

  // In the pauses before somebody types.
  function prepare(from = 0) {
    const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 20));
    cards.slice(from, from + 500).forEach(indexOf);
    if (from < cards.length) later(() => prepare(from + 500));
  }

  function passes(card) {
    return (!state.vendor || card.vendor.id === state.vendor)
      && (!state.class || card.status.some((status) => status[0] === state.class[0] && status.length === 3))
      && (!state.status || card.status.includes(state.status))
      && (!state.category || card.category === state.category)
      && (!state.retry || card.retry === state.retry)
      && (!state.channel || card.channels.includes(state.channel));
  }

  // Codes that are what was typed come first, then those that begin so, then those that hold it.
  function search() {
    const text = state.text.trim().toLowerCase();
    const words = text.split(/\s+/).filter(Boolean).map((word) => [word, letters(word) || word]);
    const holds = (where) => words.every(([word, bare]) => where.includes(word) || where.includes(bare));
    const ranks = [[], [], [], []];
    for (const card of cards) {
      if (!passes(card) || !holds(indexOf(card))) continue;
      const code = card.code.toLowerCase();
      ranks[code === text ? 0 : code.startsWith(text) ? 1 : holds(code) ? 2 : 3].push(card);
    }
    return text ? ranks.flat() : cards.filter(passes);
  }

  // --- The URL: `#vendor/CODE` is a card alone, else `#text=...&vendor=...&code=...`

  function fromUrl() {
    const hash = location.hash.slice(1);
    const params = new URLSearchParams(hash.includes("=") ? hash : { code: decoded(hash) });
    return Object.fromEntries([...FILTERS, "code"].map((name) => [name, params.get(name) ?? ""]));
  }

  function decoded(text) {
    try { return decodeURIComponent(text); } catch { return text; }
  }

  function toUrl() {
    const set = [...FILTERS, "code"].filter((name) => state[name]);
    if (set.join() === "code") return "#" + state.code;
    return "#" + set.map((name) => `${name}=${encodeURIComponent(state[name]).replaceAll("%2F", "/")}`).join("&");
  }

  // Back leads to what was there before: the letters of one word are one step.
  function change(changes, isTyping = false) {
    const before = state;
    state = { ...state, ...changes };
    const write = isTyping && typing ? "replaceState" : "pushState";
    typing = isTyping;
    history[write](null, "", toUrl());
    show(before);
  }

  // --- Showing

  function show(before) {
    const isFiltered = FILTERS.some((name) => state[name] !== before[name]);
    if (isFiltered) {
      for (const name of FILTERS) if (form.elements[name].value !== state[name]) form.elements[name].value = state[name];
      found = search();
      results.replaceChildren();
      extend();
      byId("count").textContent = count();
    }
    openCard();
  }

  function count() {
    const all = cards.length === 1 ? "1 code" : `${cards.length.toLocaleString("en")} codes`;
    if (found.length === cards.length) return all;
    return found.length ? `${found.length.toLocaleString("en")} of ${all}` : `None of ${all} fits`;
  }

  function extend() {
    const from = results.querySelectorAll("li:not(.apart)").length;
    results.append(...found.slice(from, from + STEP).map(item));
    more.hidden = from + STEP >= found.length;
    return results.children[from];
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  function item(card) {
    const [gist] = plain(card.meaning ?? "").split("\n");
    const summary = element("summary", {},
      element("code", { textContent: card.code }), " ",
      element("span", { className: "where", textContent: card.vendor.title }), " ",
      element("span", { className: "status", textContent: card.status.map((status) => STATUS[status] ?? status).join(" / ") }), " ",
      element("span", { className: `retry ${card.retry}`, textContent: `retry: ${RETRY[card.retry]}` }), " ",
      ...(card.gone ? [element("span", { className: "gone", textContent: card.gone }), " "] : []),
      element("span", { className: "gist", textContent: gist }));
    const details = element("details", {}, summary);
    details.dataset.anchor = card.anchor;
    summary.addEventListener("click", (event) => {
      event.preventDefault();
      change({ code: details.open ? "" : card.anchor });
    });
    return element("li", {}, details);
  }

  // Opens the card of the URL, above the others if they do not show it, and closes the rest.
  function openCard() {
    const isOpen = (details) => details.dataset.anchor === state.code;
    const card = byAnchor.get(state.code);
    results.querySelector(".apart:not(:has([open]))")?.remove();
    let all = [...results.querySelectorAll("details")];
    if (card && !all.some(isOpen)) {
      const apart = item(card);
      apart.className = "apart";
      results.prepend(apart);
      all = [apart.firstChild, ...all];
    }
    for (const details of all) {
      if (isOpen(details) && details.children.length === 1) details.append(body(card));
      details.open = isOpen(details);
    }
    document.title = card ? `${card.code}: ${card.vendor.title}` : "Find an error code";
  }

  // The texts are HTML that the compiler made of the catalogue: words, code, lists and links.
  function body(card) {
    const page = new URL(`${card.vendor.page}#${card.anchor}`, location.href).href;
    const facts = card.facts.map(([lead, html]) =>
      element("div", {}, element("dt", { textContent: lead }), element("dd", { innerHTML: html })));
    return element("div", { className: "card" },
      element("p", { className: "under" },
        element("a", { href: page, textContent: card.vendor.title }), card.under ? `, ${card.under}` : ""),
      element("div", { innerHTML: card.meaning ?? "" }),
      element("dl", {}, ...facts),
      element("p", {}, copier("Copy code", card.code), " ", copier("Copy link", page)));
  }

  function copier(label, text) {
    const button = element("button", { type: "button", textContent: label });
    button.addEventListener("click", async () => {
      const done = await copied(text);
      byId("said").textContent = button.textContent = done ? "Copied" : "Could not be copied";
      setTimeout(() => { button.textContent = label; }, 2000);
    });
    return button;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Pages that did not come over HTTPS have the old way only.
      const field = element("textarea", { value: text });
      const focused = document.activeElement;
      document.body.append(field);
      field.select();
      const done = document.execCommand("copy");
      field.remove();
      focused?.focus();
      return done;
    }
  }

  // --- Beginning

  function offer(name, values, label = (value) => value) {
    form.elements[name].append(...values.map((value) => element("option", { value, textContent: label(value) })));
  }

  function begin() {
    const distinct = (values) => [...new Set(values)].sort();
    const statuses = distinct(cards.flatMap((card) => card.status));
    const titles = new Map(cards.map((card) => [card.vendor.id, card.vendor.title]));
    offer("vendor", [...titles.keys()], (id) => titles.get(id));
    offer("status", statuses, (status) => STATUS[status] ?? status);
    offer("class", distinct(statuses.filter((status) => status.length === 3).map((status) => `${status[0]}xx`)));
    offer("category", distinct(cards.map((card) => card.category)));
    offer("retry", Object.keys(RETRY), (verdict) => RETRY[verdict]);
    offer("channel", distinct(cards.flatMap((card) => card.channels)), (channel) => CHANNELS[channel]);
    form.hidden = false;

    form.addEventListener("input", ({ target }) => change({ [target.name]: target.value }, target.name === "text"));
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      change(Object.fromEntries(FILTERS.map((name) => [name, ""])));
    });
    more.addEventListener("click", () => extend()?.querySelector("summary").focus());
    document.querySelector(".skip").addEventListener("click", (event) => {
      event.preventDefault();
      results.focus();
    });
    window.addEventListener("hashchange", arrive);
    arrive();
    prepare();
  }

  function arrive() {
    const before = state;
    state = fromUrl();
    typing = false;
    show(before);
    const open = results.querySelector("details[open]");
    open?.scrollIntoView({ block: "nearest" });
    open?.querySelector("summary").focus({ preventScroll: true });
  }

  // Forms of other pages send a query. The address is built from the whole one: a path
  // that begins with two slashes would be read as another host.
  const address = new URL(location.href);
  if (address.search) {
    address.hash = address.search.slice(1);
    address.search = "";
    location.replace(address);
  } else begin();
})();
