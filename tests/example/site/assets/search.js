// The search page: keeps the form, the address and the results together. The finding itself is in find.js.
"use strict";
(function () {
  const A_PAGE = 10;
  const FACETS = ["kind", "status", "priority", "year", "series", "person"];
  const form = document.getElementById("search");
  const input = document.getElementById("q");
  const count = document.getElementById("count");
  const notes = document.getElementById("notes");
  const results = document.getElementById("results");
  const pages = document.getElementById("pages");
  const order = document.getElementById("order");
  const title = document.title;
  const root = new URL("../", location.href).href;
  const finder = new Finder(root);
  const words = JSON.parse(document.getElementById("words").textContent);
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
    if (facet === "person") return finder.named.names[value] || value;
    if (facet === "priority") return finder.start.names.priority[value] || value;
    if (facet === "series") return value ? sentence(value.replaceAll("-", " ")) : say("No series");
    return value === "discussion" ? say("Agenda item or discussion") : sentence(say(facet === "kind" ? sentence(value) : value));
  };

  // What the address asks for.
  function asked() {
    const wanted = new URLSearchParams(location.search);
    const filters = {};
    for (const facet of FACETS) filters[facet] = new Set(wanted.getAll(facet).filter((value) => value || facet === "series"));
    const any = Object.values(filters).some((chosen) => chosen.size);
    const query = (wanted.get("q") || "").slice(0, 500);
    const order = ["newest", "oldest"].find((each) => each === wanted.get("order")) || "";
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

  // The words of a passage without its Markdown, as scrutiny/prose.py gives them.
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

  async function result(id, marks) {
    const [meeting, record] = await finder.address(id);
    const data = await finder.read(`meetings/${meeting}/${record ? `${record}/` : ""}index.json`);
    const found = JSON.parse(new TextDecoder().decode(data));
    const line = element("li");
    const name = (found.name || `${found.title}, ${day(found.date)}`).normalize("NFC");
    const [where, anchor] = found.address.slice(1 + words.folder.length).split("#");
    const link = element("a");
    link.href = `${root}${where}index.html${anchor ? `#${anchor}` : ""}`;
    marked(link, name, Finder.spans(name, marks), 0, name.length);
    const heading = element("h3");
    heading.append(link);
    const about = element("p", "", "small");
    about.append(say(sentence(found.kind === "item" ? "agenda item" : found.kind || "meeting")));
    if (found.language && found.language !== words.language) heading.lang = found.language;
    if (record) about.append(` – ${found.meeting_title}, ${day(found.date)}`);
    for (const status of finder.values("status", id)) about.append(" ", element("strong", sentence(say(status)), `tag tag-${status.replace(/ /g, "-")}`));
    if (found.subject_to && finder.values("status", id).includes(found.outcome)) about.append(` ${say("subject to %s", found.subject_to.join("; "))}`);
    const text = plain([found.text, ...(found.parts || []).map((part) => `${part.part}: ${part.text}`), ...(found.after || [])].filter(Boolean).join("\n\n"));
    line.append(heading, about);
    if (text) line.append(excerpt(text, marks));
    return { line, text: `${name} ${text}` };
  }

  // A word of the results for each term that stands for a word nobody wrote.
  function inWords(terms, texts) {
    return terms.map((term) => {
      for (const text of texts) {
        const found = Finder.spellings(text).find((spelling) => Finder.analyse(spelling).terms.includes(term));
        if (found) return `“${found.toLowerCase()}”`;
      }
      return "";
    }).filter(Boolean);
  }

  function said(query, found, texts) {
    const lines = [];
    if (query.trim() && !found.looked) lines.push(say("These words are too common to be looked for."));
    for (const { typed, terms, begins } of found.repairs) {
      const instead = begins ? [] : inWords(terms, texts);
      if (!terms.length) lines.push(say("No record has “%s”.", typed));
      else if (instead.length) lines.push(say("No record has “%s”. Showing results for %s.", typed, instead.join(", ")));
    }
    if (found.some && found.total) lines.push(say("No record has all of these words. These have some of them."));
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
    document.getElementById("finder").hidden = nothing;
    if (nothing) {
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
      if (mine !== searches) return;
      for (const facet of FACETS) boxes(facet, found.counts[facet], filters[facet]);
      notes.replaceChildren(...said(query, found, shown.map((each) => each.text)).map((line) => element("p", line)));
      results.start = (now - 1) * A_PAGE + 1;
      results.replaceChildren(...shown.map((each) => each.line));
      turn(now, last);
      const number = found.total;
      const about = query.trim() ? say("%s for “%s”", counted(number), query.trim()) : counted(number);
      count.textContent = last > 1 ? say("%s, page %s of %s", about, now, last) : about;
    } catch (wrong) {
      if (mine !== searches) return;
      results.replaceChildren();
      count.textContent = say("The search could not be read. Try again, or look in the lists below.");
      document.getElementById("elsewhere").hidden = false;
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
  document.getElementById("elsewhere").hidden = true;
  form.hidden = false;
  if (location.protocol === "file:") {
    const script = element("script");
    script.src = `${root}search/disk.js`;
    script.addEventListener("load", show);
    script.addEventListener("error", () => {
      document.getElementById("elsewhere").hidden = false;
      count.textContent = say("So large a site cannot be searched from a disk: a browser lets no page read the index there.");
    });
    document.head.append(script);
  } else show();
})();
