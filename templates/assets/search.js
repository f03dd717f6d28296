// Looks for the words of the address in the records of the site. The records come as a plain script, so
// that searching works from a disk as well as from a host.
"use strict";
(function () {
  const records = window.scrutinyRecords;
  const input = document.getElementById("q");
  const count = document.getElementById("count");
  const results = document.getElementById("results");
  const query = new URLSearchParams(location.search).get("q") || "";
  input.value = query;
  const plain = (words) => words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’‘]/g, "'").toLowerCase();
  const words = plain(query).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) || [];
  if (!query.trim()) return;

  // A word of the query finds every word that begins with it; words in the title count for more.
  const patterns = words.map((word) => new RegExp("(?<![\\p{L}\\p{N}])" + word.replace(/'/g, "'?") + "[\\p{L}\\p{N}]*", "gu"));
  const weigh = (text, pattern) => (text.match(pattern) || []).length;
  const found = [];
  for (const record of records) {
    const title = plain(record.title);
    const text = plain(record.text);
    let score = 0;
    const all = patterns.length > 0 && patterns.every((pattern) => {
      const hits = 10 * weigh(title, pattern) + Math.min(weigh(text, pattern), 5);
      score += hits;
      return hits > 0;
    });
    if (all) found.push({ record, score });
  }
  found.sort((a, b) => b.score - a.score || b.record.date.localeCompare(a.record.date));

  const element = (name, text, kind) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  // The part of the text that holds the most different words of the query, with each word found marked.
  const excerpt = (text) => {
    const low = plain(text);
    const spans = [];
    if (low.length === text.length) {
      patterns.forEach((pattern, which) => {
        for (const found of low.matchAll(pattern)) spans.push([found.index, found.index + found[0].length, which]);
      });
    }
    spans.sort((a, b) => a[0] - b[0]);
    let first = 0;
    let most = 0;
    for (const [from] of spans) {
      const inside = spans.filter((span) => span[0] >= from && span[1] <= from + 160);
      const different = new Set(inside.map((span) => span[2])).size;
      if (different > most) [first, most] = [from, different];
    }
    const start = first < 80 ? 0 : text.indexOf(" ", first - 80) + 1;
    const end = text.length <= start + 240 ? text.length : text.lastIndexOf(" ", start + 240);
    const shown = element("p", start ? "… " : "");
    let at = start;
    for (const [from, to] of spans) {
      if (from < at || to > end) continue;
      shown.append(text.slice(at, from), element("mark", text.slice(from, to)));
      at = to;
    }
    shown.append(text.slice(at, end) + (end < text.length ? " …" : ""));
    return shown;
  };
  for (const { record } of found.slice(0, 100)) {
    const item = document.createElement("li");
    const line = document.createElement("p");
    const link = element("a", record.title);
    link.href = "../" + record.address;
    line.append(link);
    item.append(line, element("p", record.meeting, "small"), excerpt(record.text));
    results.append(item);
  }
  const shown = found.length > 100 ? ", the first 100 shown" : "";
  count.textContent = (found.length === 1 ? "1 record" : found.length + " records") + " for “" + query + "”" + shown;
  document.title = query + " – " + document.title;
})();
