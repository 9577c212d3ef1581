"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const form = byId("filters"), results = byId("results"), more = byId("more");
  // A filter selects the cards that have a value under its name.
  const { filters, vendors } = JSON.parse(byId("data").textContent);
  // The names of the fields in the form and in the URL; `code` is the open card.
  const FILTERS = ["text", ...filters.map(({ name }) => name)];
  const STEP = 50;
  const cards = read(vendors);
  const byAnchor = new Map(cards.map((card) => [card.anchor, card]));
  let state = {}, found = [], typing = false;

  // The data is a list for each vendor: the vendor, then its codes.
  function read(vendors) {
    const all = [];
    for (const [{ id, title, page }, ...codes] of vendors) {
      for (const card of codes) {
        const identity = [id, card.set, card.code].filter((part) => part !== undefined).join("/");
        all.push(Object.assign(card, { vendor: id, title, page, anchor: card.anchor ?? identity }));
      }
    }
    return all;
  }

  function valuesOf(card, { name, usual }) {
    return [card[name] ?? usual ?? []].flat();
  }

  // --- Searching

  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&amp;": "&" };
  const plain = (html) => html.replace(/<[^>]*>/g, "").replace(/&(?:lt|gt|quot|amp);/g, (entity) => ENTITIES[entity]);
  const letters = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

  // The code, then its number, name and aliases.
  const namesOf = (card) => [card.code, ...card.also ?? []];

  // All words of a card in lower case, computed on first use.
  function indexOf(card) {
    return card.index ??= [
      card.anchor, ...namesOf(card).flatMap((name) => [name, letters(name)]), card.title, card.under,
      plain(card.meaning ?? ""), ...card.facts.map(([, html]) => plain(html)),
    ].join("\n").toLowerCase();
  }

  // Computes the words of all cards while the browser is idle.
  function prepare(from = 0) {
    const later = window.requestIdleCallback ?? ((work) => setTimeout(work, 20));
    cards.slice(from, from + 500).forEach(indexOf);
    if (from < cards.length) later(() => prepare(from + 500));
  }

  function passes(card) {
    return filters.every((filter) => !state[filter.name] || valuesOf(card, filter).includes(state[filter.name]));
  }

  // Exact matches come first, then codes that start with the text, then codes that contain it.
  function search() {
    const text = state.text.trim().toLowerCase();
    const words = text.split(/\s+/).filter(Boolean).map((word) => [word, letters(word) || word]);
    const holds = (where) => words.every(([word, bare]) => where.includes(word) || where.includes(bare));
    const ranks = [[], [], [], []];
    for (const card of cards) {
      if (!passes(card) || !holds(indexOf(card))) continue;
      const names = namesOf(card).map((name) => name.toLowerCase());
      const rank = [(name) => name === text, (name) => name.startsWith(text), holds].findIndex((fits) => names.some(fits));
      ranks[rank < 0 ? 3 : rank].push(card);
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

  // Each change is a step in the browser's history; letters typed in a row are one step.
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
    return found.length ? `${found.length.toLocaleString("en")} of ${all}` : `No match in ${all}`;
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
      ...filters.filter(({ row }) => row !== undefined).flatMap((filter) => [valuesInRow(card, filter), " "]),
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

  function valuesInRow(card, filter) {
    const values = valuesOf(card, filter);
    const words = values.map((value) => filter.options.find(([option]) => option === value)?.[1] ?? value);
    const span = element("span", { className: filter.name, textContent: filter.row + words.join(" / ") });
    span.dataset.value = values.join(" ");
    return span;
  }

  // Opens the card in the URL and closes the others. If the list does not have it, it is
  // shown above the list.
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
    document.title = card ? `${card.code}: ${card.title}` : "Find an error code";
  }

  // The compiler rendered the texts as HTML: words, code, lists, tables and links.
  function body(card) {
    const page = new URL(`${card.page}#${card.anchor}`, location.href).href;
    const facts = card.facts.map(([label, html]) =>
      element("div", {}, element("dt", { textContent: label }), element("dd", { innerHTML: html })));
    return element("div", { className: "card" },
      element("p", { className: "under" },
        element("a", { href: page, textContent: card.title }), card.under ? `, ${card.under}` : ""),
      element("div", { innerHTML: card.meaning ?? "" }),
      element("dl", {}, ...facts),
      element("p", {}, copier("Copy code", card.code), " ", copier("Copy link", page)));
  }

  function copier(label, text) {
    const button = element("button", { type: "button", textContent: label });
    button.addEventListener("click", async () => {
      const done = await copied(text);
      byId("said").textContent = button.textContent = done ? "Copied" : "Copy failed";
      setTimeout(() => { button.textContent = label; }, 2000);
    });
    return button;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // Browsers have no clipboard API on pages without HTTPS.
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

  // --- Start

  function choice({ name, label, any, options }) {
    const choices = [["", any], ...options].map(([value, textContent]) => element("option", { value, textContent }));
    return element("p", {}, element("label", { htmlFor: name, textContent: label }), " ",
      element("select", { id: name, name }, ...choices));
  }

  function start() {
    form.lastElementChild.before(...filters.map(choice));
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

  // Search forms on other pages send a query. The new address is built from the whole URL:
  // a path that starts with two slashes would name another host.
  const address = new URL(location.href);
  if (address.search) {
    address.hash = address.search.slice(1);
    address.search = "";
    location.replace(address);
  } else start();
})();
