// The search page: keeps the form, the address and the results together. The finding itself is in find.js.
"use strict";
(function () {
  const A_PAGE = 10;
  const ORDERS = ["newest", "oldest", "due"];
  const FACETS = ["kind", "status", "priority", "year", "series", "person"];
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const count = document.getElementById("count");
  const notes = document.getElementById("notes");
  const results = document.getElementById("results");
  const pages = document.getElementById("pages");
  const order = document.getElementById("order");
  const elsewhere = document.getElementById("elsewhere");
  const title = document.title;
  const root = new URL("../", location.href).href;
  const words = JSON.parse(document.getElementById("words").textContent);
  const finder = new Finder(root, words.language);
  const top = new URL("../".repeat(words.folder.split("/").length - 1) || "./", root).href;
  const say = (english, ...values) => (words.said[english] || english).replace(/%s/g, () => values.shift());
  const counted = (number) => words.counts[Math.min(number, 11)].replace("%s", figures(number));
  let searches = 0;

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const figures = (number) => String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
  const sentence = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);
  const called = (facet, value) => {
    if (facet === "kind") return words.kinds[value] || sentence(say(sentence(value)));
    if (facet === "person") return finder.named.names[value] || value;
    if (facet === "priority") return finder.start.names.priority[value] || value;
    if (facet === "series") return value ? sentence(value.replaceAll("-", " ")) : say("Other meetings");
    return sentence(say(value));
  };

  // Shows or hides the other ways to what the site has.
  function lead(shown) {
    elsewhere.classList.remove("waiting");
    elsewhere.hidden = !shown;
  }

  // What the address asks for.
  function asked() {
    const wanted = new URLSearchParams(location.search);
    const filters = {};
    for (const facet of FACETS) filters[facet] = new Set(wanted.getAll(facet).filter((value) => value || facet === "series"));
    const any = Object.values(filters).some((chosen) => chosen.size);
    const query = (wanted.get("q") || "").slice(0, 500);
    const order = ORDERS.find((each) => each === wanted.get("order")) || "";
    return { query, filters, any, order, page: Math.max(1, Math.floor(Number(wanted.get("page"))) || 1) };
  }

  // The address of what the form asks for.
  function address(page) {
    const wanted = new URLSearchParams();
    for (const [name, value] of new FormData(form)) if (value || name === "series") wanted.append(name, value);
    if (page > 1) wanted.set("page", page);
    return `${location.pathname}?${wanted}`;
  }

  function go(where) {
    if (where !== location.pathname + location.search) history.pushState(null, "", where);
    return show();
  }

  // Boxes to tick, kept where they are so that the focus stays; a value without results is left out unless ticked.
  function boxes(facet, counts, chosen) {
    const group = document.getElementById(`filter-${facet}`);
    const list = group.querySelector("ul");
    const values = new Set([...counts.keys(), ...chosen]);
    const sorted = [...values].sort((a, b) => (facet === "year" ? b.localeCompare(a) : (counts.get(b) || 0) - (counts.get(a) || 0) || called(facet, a).localeCompare(called(facet, b))));
    const known = new Map([...list.querySelectorAll("input")].map((box) => [box.value, box.closest("li")]));
    for (const [value, line] of known) if (!values.has(value)) line.remove();
    sorted.forEach((value) => {
      let line = known.get(value);
      if (!line) {
        line = element("li");
        const label = element("label");
        const box = element("input");
        Object.assign(box, { type: "checkbox", name: facet, value });
        label.append(box, element("span", called(facet, value)), element("span", "", "number"));
        line.append(label);
        list.append(line);
      }
      line.querySelector("input").checked = chosen.has(value);
      line.querySelector(".number").textContent = ` (${figures(counts.get(value) || 0)})`;
    });
    if (!list.contains(document.activeElement)) sorted.forEach((value) => list.append([...list.children].find((line) => line.querySelector("input").value === value)));
    group.querySelector(".chosen").textContent = chosen.size ? ` – ${say("%s chosen", chosen.size)}` : "";
    group.hidden = !values.size && facet !== "person";
  }

  // The words of a passage without its Markdown, as scrutiny/content/markdown.py gives them.
  const plain = (text) => text
    .replace(/(?<!\\)\[([^[\]]*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)/g, "$1")
    .replace(/^[ \t]*(?:[-*+]|[0-9]+[.)]|>)[ \t]+|^[ \t|:-]+$/gm, "")
    .replace(/\\(?=[^\p{L}\p{N}_\s])|(?<![\p{L}\p{N}_])[*_`]+|[*_`]+(?![\p{L}\p{N}_])|\|/gu, " ")
    .split(/\s+/).filter(Boolean).join(" ").normalize("NFC");

  const marked = (into, text, spans, from, to) => {
    let at = from;
    for (const [start, end] of spans) {
      if (start < at || end > to) continue;
      into.append(text.slice(at, start), element("mark", text.slice(start, end)));
      at = end;
    }
    into.append(text.slice(at, to));
  };

  // The part of the text that has the most different words of those looked for.
  function excerpt(text, marks) {
    const spans = Finder.spans(text, marks);
    let first = 0;
    let most = 0;
    for (const [from] of spans) {
      const inside = spans.filter((span) => span[0] >= from && span[1] <= from + 200);
      const worth = new Set(inside.map((span) => span[2])).size + inside.length / 100;
      if (worth > most) [first, most] = [from, worth];
    }
    let start = first < 80 ? 0 : text.indexOf(" ", first - 60) + 1;
    const stop = Math.max(text.lastIndexOf(". ", first), text.lastIndexOf("? ", first));
    if (start && stop > first - 120) start = stop + 2;
    const end = text.length <= start + 280 ? text.length : text.lastIndexOf(" ", start + 280);
    const shown = element("p", start ? "… " : "");
    marked(shown, text, spans, start, end);
    if (end < text.length) shown.append(" …");
    return shown;
  }

  const day = (written) => {
    const [year, month, date] = written.split("-").map(Number);
    return [date, words.months[month - 1], year].filter(Boolean).join(" ");
  };

  // An address of the site, which is absolute from its root, as a file.
  function file(address) {
    const [where, anchor] = address.slice(1).split("#");
    return `${top}${/(^|\/)$/.test(where) ? `${where}index.html` : where}${anchor ? `#${anchor}` : ""}`;
  }

  // What a result says beside its name: the kind, the meeting, who has it in hand and by when, the state.
  function about(found, id) {
    const line = element("p", "", "small");
    const kind = found.kind === "item" ? say("Agenda item") : found.kind ? sentence(say(sentence(found.kind))) : called("kind", finder.values("kind", id)[0]);
    const said = [kind];
    if (found.meeting_title) said.push(`${found.meeting_title}, ${day(found.date)}`);
    else if (found.kind && found.date) said.push(day(found.date)); // what stands by itself
    if (found.owner) said.push(say("Owner: %s", [].concat(found.owner).join(", ")));
    if (found.due) said.push(say("Due: %s", day(found.due)));
    line.append(said.join(" – "));
    for (const status of finder.values("status", id)) line.append(" ", element("strong", sentence(say(status)), `tag tag-${status.replace(/ /g, "-")}`));
    if (found.subject_to && finder.values("status", id).includes(found.outcome)) line.append(` ${say("subject to %s", found.subject_to.join("; "))}`);
    return line;
  }

  async function result(id, marks) {
    const found = await finder.data(id);
    const line = element("li");
    const name = (found.name || `${found.title}, ${day(found.date)}`).normalize("NFC");
    const link = element("a");
    link.href = file(found.address);
    marked(link, name, Finder.spans(name, marks), 0, name.length);
    const heading = element("h3");
    heading.append(link);
    if (found.language && found.language !== words.language) heading.lang = found.language;
    const text = plain([found.text, ...(found.parts || []).map((part) => `${part.part}: ${part.text}`), ...(found.after || [])].filter(Boolean).join("\n\n"));
    line.append(heading, about(found, id));
    if (text) line.append(excerpt(text, marks));
    return { line, text: `${name} ${text}` };
  }

  // How terms are written that stand for a word nobody wrote: as a result says them, else a document that has them.
  function inWords(typed, terms, texts) {
    const asTyped = (word) => (typed === typed.toLowerCase() ? word.toLowerCase() : word);
    const written = (term, text) => Query.words(text).find((spelling) => Query.analyse(spelling).terms.includes(term));
    return Promise.all(terms.map(async (term) => {
      const told = texts.map((text) => written(term, text)).find((each) => each);
      if (told) return asTyped(told);
      const id = await finder.example(term);
      return asTyped(written(term, JSON.stringify(await finder.data(id)).normalize("NFC")) || "");
    })).then((found) => [...new Set(found.filter(Boolean))]);
  }

  // A link to the same search with another word.
  function instead(query, typed, word) {
    const offered = element("a", word);
    const wanted = new URLSearchParams(location.search);
    wanted.delete("page");
    wanted.set("q", query.replace(typed, word));
    offered.href = `${location.pathname}?${wanted}`;
    return offered;
  }

  async function said(query, found, texts) {
    const lines = [];
    const line = (...parts) => {
      const made = element("p");
      made.append(...parts);
      lines.push(made);
      return made;
    };
    if (query.trim() && !found.looked) line(say("These words are too common to be looked for."));
    for (const { typed, terms, begins, imposed } of found.repairs) {
      const meant = await inWords(typed, terms, imposed ? texts : []);
      const quoted = meant.map((word) => `“${word}”`).join(", ");
      if (!meant.length) line(say("Nothing here has “%s”.", typed));
      else if (imposed && begins) line(say("Nothing here has “%s”. Showing words that begin with it: %s.", typed, quoted));
      else if (imposed) line(say("Nothing here has “%s”. Showing results for %s.", typed, quoted));
      else {
        const [before, after] = say("Did you mean %s?", "%").split("%");
        const offer = line(`${say("Nothing here has “%s”.", typed)} ${before}`);
        meant.forEach((word, at) => offer.append(at ? ", " : "", instead(query, typed, word)));
        offer.append(after);
      }
    }
    if (found.some && found.total && !found.all) line(say("Nothing here has all of these words. These results have some of them."));
    if (found.some && found.all) line(say("Little here has all of these words. The other results have some of them."));
    return lines;
  }

  function turn(page, last) {
    pages.replaceChildren();
    pages.hidden = last < 2;
    const to = (number, words, label) => {
      const link = element("a", words);
      link.href = address(number);
      if (label) link.setAttribute("aria-label", label);
      if (number === page) link.setAttribute("aria-current", "page");
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        go(link.href.slice(location.origin === "null" ? "file://".length : location.origin.length)).then(() => document.getElementById("found").focus());
      });
      const line = element("li");
      line.append(link);
      return line;
    };
    const list = element("ul");
    if (page > 1) list.append(to(page - 1, say("Previous")));
    for (let number = Math.max(1, page - 2); number <= Math.min(last, page + 2); number++) list.append(to(number, String(number), say("Page %s", number)));
    if (page < last) list.append(to(page + 1, say("Next")));
    pages.append(list);
  }

  async function show() {
    const mine = ++searches;
    const { query, filters, any, order: by, page } = asked();
    input.value = query;
    order.value = by;
    document.title = query ? `${query} – ${title}` : title;
    const nothing = !query.trim() && !any;
    if (nothing) {
      document.getElementById("finder").hidden = true;
      lead(true);
      count.textContent = "";
      notes.replaceChildren();
      results.replaceChildren();
      finder.begin().catch(() => {}); // so that the first words typed are found the sooner
      return;
    }
    try {
      const found = await finder.search(query, filters, by);
      const last = Math.max(1, Math.ceil(found.total / A_PAGE));
      const now = Math.min(page, last);
      const shown = await Promise.all(found.documents((now - 1) * A_PAGE, now * A_PAGE).map((id) => result(id, found.marks)));
      const remarks = await said(query, found, shown.map((each) => each.text));
      if (mine !== searches) return;
      for (const facet of FACETS) boxes(facet, found.counts[facet], filters[facet]);
      document.getElementById("finder").hidden = !found.total && !any;
      notes.replaceChildren(...remarks);
      results.start = (now - 1) * A_PAGE + 1;
      results.replaceChildren(...shown.map((each) => each.line));
      turn(now, last);
      const number = found.total;
      lead(!number);
      const about = query.trim() ? say("%s for “%s”", counted(number), query.trim()) : counted(number);
      count.textContent = last > 1 ? say("%s, page %s of %s", about, now, last) : about;
    } catch (wrong) {
      if (mine !== searches) return;
      results.replaceChildren();
      count.textContent = say("The search could not be read. Try again, or look in the lists below.");
      lead(true);
      throw wrong;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(address(1));
  });
  form.addEventListener("change", (event) => {
    if (event.target !== input) go(address(1));
  });
  document.getElementById("clear").addEventListener("click", () => {
    for (const box of form.querySelectorAll("input[type=checkbox]")) box.checked = false;
    go(address(1)).then(() => document.getElementById("found").focus());
  });
  document.getElementById("filter-person").addEventListener("toggle", (event) => {
    if (event.target.open && finder.start && !finder.person) finder.people().then(show);
  });
  window.addEventListener("popstate", show);
  if (matchMedia("(min-width: 48rem)").matches) for (const open of ["filters", "filter-kind", "filter-status", "filter-priority", "filter-year"]) document.getElementById(open).open = true;
  if (location.protocol === "file:") {
    const script = element("script");
    script.src = `${root}search/disk.js`;
    script.addEventListener("load", show);
    script.addEventListener("error", () => {
      lead(true);
      count.textContent = say("So large a site cannot be searched from a disk: a browser lets no page read the index there.");
    });
    document.head.append(script);
  } else show();
})();
