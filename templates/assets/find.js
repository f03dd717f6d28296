// Reads the search index: words and filters in, results out. scrutiny/index/ writes the files and says what
// they hold; words are taken apart here as scrutiny/index/words.py does it, letter for letter.
"use strict";
window.Finder = (function () {
  const STOP = new Set(("a an and are as at be been but by for from had has have he her his i if in into is it its no not of on or our " +
    "she so such that the their them then there these they this to was we were what when which who will with would you").split(" "));
  const SPELLING = /[\p{L}\p{N}]+(?:(?:['’‘/‐‑–-]|(?<=\p{Nd})[.,](?=\p{Nd}))[\p{L}\p{N}]+)*/gu;
  const JOIN = /[/‐‑–-]/;
  const stemmer = new EnglishStemmer();

  const fold = (text) => text.normalize("NFKD").replace(/[’‘]/g, "'").replace(/\p{M}/gu, "");
  const stem = (word) => (/^[a-z]{1,60}$/.test(word) ? stemmer.stemWord(word) : word);
  const plain = (piece) => piece.replace(/'s$/, "").replace(/[',]/g, "");

  function term(piece) {
    const bare = plain(piece);
    const word = bare.toLowerCase();
    const capitals = bare.length > 1 && bare === bare.toUpperCase() && bare !== word;
    return STOP.has(word) && !capitals ? "" : stem(word);
  }

  // A spelling's pieces, each with its term ('' for a stop word), and what the whole of a compound is known by.
  const known = new Map();
  function analyse(spelling) {
    if (!known.has(spelling)) {
      const pieces = fold(spelling).split(JOIN);
      const whole = pieces.length > 1 ? pieces.map((piece) => piece.toLowerCase().replace(/'/g, "")).join("") : "";
      known.set(spelling, { spelling, pieces, terms: pieces.map(term), whole });
    }
    return known.get(spelling);
  }

  // Text is to be in the composed form of Unicode, so that an accent does not end a word.
  const spellings = (text) => [...text.matchAll(SPELLING)];

  // The terms of a phrase with their distance from the first.
  function sequence(text) {
    const found = [];
    let at = 0;
    for (const [spelling] of spellings(text)) {
      const { terms } = analyse(spelling);
      terms.forEach((each, offset) => each && found.push([at + offset, each]));
      at += terms.length;
    }
    return found.map(([place, each]) => [place - found[0][0], each]);
  }

  // What a reader typed: words, "phrases", each with a minus before it to shut out what has it.
  function parse(query) {
    const clauses = [];
    for (const [, minus, phrase, bare] of query.normalize("NFC").matchAll(/(-?)(?:["“]([^"”]*)["”]?|([^\s"“”]+))/gu)) {
      const not = minus === "-";
      if (phrase !== undefined) {
        const found = sequence(phrase);
        if (found.length) clauses.push({ not, sequence: found, typed: phrase });
      } else {
        for (const [spelling] of spellings(bare)) {
          const word = analyse(spelling);
          if (word.terms.some((each) => each)) clauses.push({ not, word, typed: spelling });
        }
      }
    }
    return clauses;
  }

  // FNV-1a, as scrutiny/index/shards.py.
  function shardOf(word, shards) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(word)) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return ((value ^ (value >>> 16)) >>> 0) % shards;
  }

  // How many letters must change, come, go or trade places; y and i are one letter. Gives up above `most`.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    const same = (x, y) => x === y || ((x === "i" || x === "y") && (y === "i" || y === "y"));
    let before = [];
    let row = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (same(a[i - 1], b[j - 1]) ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return most + 1;
      [before, row] = [row, next];
    }
    return row[b.length];
  }

  function shared(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  }

  function varint(data, at) {
    let value = 0;
    let shift = 0;
    while (data[at] > 127) {
      value += (data[at++] & 127) * 2 ** shift;
      shift += 7;
    }
    return [value + data[at] * 2 ** shift, at + 1];
  }

  // The lists of a shard, by term: how many documents each has, and its bytes.
  function lists(data) {
    const view = new DataView(data.buffer, data.byteOffset);
    const size = view.getUint32(0, true);
    const terms = new TextDecoder().decode(data.subarray(4, 4 + size)).split("\n").slice(0, -1);
    const found = new Map();
    const counts = 4 + size;
    const lengths = counts + 4 * terms.length;
    let at = lengths + 4 * terms.length;
    terms.forEach((each, number) => {
      const length = view.getUint32(lengths + 4 * number, true);
      found.set(each, { documents: view.getUint32(counts + 4 * number, true), data: data.subarray(at, at + length) });
      at += length;
    });
    return found;
  }

  // A column of scrutiny/index/columns.py: the number of each document's value.
  function column(described, data, documents) {
    const width = Math.max(1, 32 - Math.clz32(Math.max(0, described.values.length - 1)));
    let at = 0;
    let held = 0;
    let left = 0;
    const bits = (count) => {
      for (; left < count; left += 8) held = ((held << 8) | data[at++]) & 0xffffff;
      left -= count;
      return (held >> left) & ((1 << count) - 1);
    };
    const found = new Uint32Array(documents);
    if (described.form === "each") {
      for (let i = 0; i < documents; i++) found[i] = bits(width);
    } else {
      const changes = new Uint8Array(documents);
      for (let i = 0; i < documents; i++) changes[i] = bits(1);
      for (let i = 0, value = 0; i < documents; i++) found[i] = value = changes[i] ? bits(width) : value;
    }
    return found;
  }

  class Finder {
    constructor(root) {
      this.root = root;
      this.kept = new Map();
    }

    // Reads what tells one edition of the index from another, past the browser's memory.
    async latest() {
      return JSON.parse(new TextDecoder().decode(await this.read("search/start.json", "no-cache")));
    }

    // Begins to use an edition; `ready` resolves when its columns are there.
    open(start) {
      this.start = start;
      this.kept.clear();
      this.person = this.known = null;
      this.alike = start.equivalents.map((group) => group.map(sequence).filter((way) => way.length));
      this.ready = this.file("columns.bin").then((data) => this.shelves(data));
      this.ready.catch(() => (this.start = null));
    }

    // Reads what every search needs.
    async begin() {
      if (!this.start) this.open(await this.latest());
      await this.ready;
    }

    shelves(data) {
      const { start } = this;
      let at = 0;
      let day = Date.parse(start.first) / 864e5;
      this.first = new Uint32Array(start.shelves + 1);
      this.shelfSeries = [];
      this.shelfYear = [];
      for (let i = 0, days, series, documents; i < start.shelves; i++) {
        [days, at] = varint(data, at);
        [series, at] = varint(data, at);
        [documents, at] = varint(data, at);
        day += days;
        this.shelfYear[i] = String(new Date(day * 864e5).getUTCFullYear());
        this.shelfSeries[i] = start.series[series];
        this.first[i + 1] = this.first[i] + documents;
      }
      this.documents = this.first[start.shelves];
      this.shelf = new Uint32Array(this.documents);
      for (let i = 0; i < start.shelves; i++) this.shelf.fill(i, this.first[i], this.first[i + 1]);
      this.state = column(start.states, data.subarray(at), this.documents);
      this.priority = column(start.priorities, data.subarray(at + start.states.bytes), this.documents);
    }

    // Who is named in each document: read when somebody asks for it.
    async people() {
      if (this.person) return this.named;
      const data = await this.file("people.bin");
      const end = data.indexOf(10);
      this.named = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
      this.person = column(this.named, data.subarray(end + 1), this.documents);
      this.known = null;
      return this.named;
    }

    async read(path, cache) {
      if (window.scrutinyDisk) {
        const packed = window.scrutinyDisk[path.split("?")[0]];
        if (packed === undefined) throw new Error(path);
        return Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
      }
      const answer = await fetch(this.root + path, { cache: cache || "default" });
      if (!answer.ok) throw new Error(path);
      return new Uint8Array(await answer.arrayBuffer());
    }

    // A file of the index, read once; what could not be read is asked for again next time.
    file(name, made = (data) => data) {
      if (!this.kept.has(name)) {
        const found = this.read(`search/${name}?v=${this.start.edition}`).then(made);
        found.catch(() => this.kept.delete(name));
        this.kept.set(name, found);
      }
      return this.kept.get(name);
    }

    async list(word) {
      const shard = await this.file(`words/${shardOf(word, this.start.shards)}.bin`, lists);
      return shard.get(word);
    }

    // The documents of a list, in order, with the weight that the term has in each.
    decode(found) {
      const { data, documents } = found;
      const ids = new Uint32Array(documents);
      const weights = new Float32Array(documents);
      const rarity = Math.log(1 + this.documents / documents);
      let count = 0;
      for (let at = 0; at < data.length; ) {
        let page, length;
        [page, at] = varint(data, at);
        [length, at] = varint(data, at);
        for (const end = at + length; at < end; ) {
          let id = this.first[page * this.start.page + data[at++]];
          for (let head = 128; head & 128; ) {
            head = data[at++];
            let passed = head & 15;
            if (passed === 15) {
              passed = data[at] | (data[at + 1] << 8);
              at += 2;
            }
            ids[count] = id + passed;
            weights[count++] = (1 + ((head >> 4) & 7)) * rarity;
            id += passed + 1;
          }
        }
      }
      return { ids, weights };
    }

    // The places of a term in those of its documents that are wanted (a byte a document, not 0).
    async places(word, { ids }, wanted) {
      const shard = await this.file(`spots/${shardOf(word, this.start.shards) >> 1}.bin`, lists);
      const { data } = shard.get(word);
      const found = new Map();
      for (let at = 0, number = 0; at < data.length; ) {
        let length, value;
        [, at] = varint(data, at);
        [length, at] = varint(data, at);
        for (const end = at + length; at < end; number++) {
          const run = wanted[ids[number]] ? new Set() : null;
          let place = 0;
          do {
            if (data[at] < 128) value = data[at++];
            else [value, at] = varint(data, at);
            if (run) run.add((place += value >> 1));
          } while (value & 1);
          if (run) found.set(ids[number], run);
        }
      }
      return found;
    }

    // Terms near a word that no record has: those that begin with it, else those that are a slip of the pen away.
    async near(word) {
      if (!/^[a-z]{3,}$/.test(word)) return [];
      for (const letter of new Set([word[0], word[1]])) {
        const lines = await this.file(`spelling/${letter}.txt`, (data) => new TextDecoder().decode(data).split("\n")).catch(() => []);
        const longer = [];
        const alike = [];
        const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
        let common = 0;
        for (const line of lines) {
          if (line <= "9~") common = Number(line);
          else if (letter === word[0] && line.startsWith(word)) longer.push(line);
          else {
            const far = Math.min(distance(word, line, most), distance(stem(word), line, most));
            // Of words as far away the one that begins like it for longer is meant, then the commoner one.
            if (far <= most) alike.push([far - shared(word, line) / 10 - common / 100, line]);
          }
        }
        if (longer.length) return longer.slice(0, 6);
        if (alike.length) return [alike.sort((a, b) => a[0] - b[0])[0][1]];
      }
      return [];
    }

    // The documents of one clause, with the terms that were found for it.
    async clause(clause, repairs) {
      if (clause.sequence) return this.phrase(clause.sequence);
      const { word } = clause;
      const whole = word.whole && (await this.list(word.whole));
      if (whole && /\d/.test(word.whole)) return { ...this.decode(whole), terms: [word.whole] };
      const parts = await Promise.all(word.pieces.map((piece, number) => this.piece(piece, word.terms[number], clause, repairs)));
      const each = this.together(parts.filter((part) => part));
      return whole ? { ...this.either([each, this.decode(whole)]), terms: [...each.terms, word.whole] } : each;
    }

    async piece(piece, known, clause, repairs) {
      if (!known) return null;
      const found = await this.list(known);
      if (found) return { ...this.decode(found), terms: [known] };
      const near = clause.not ? [] : await this.near(plain(piece).toLowerCase());
      const lists = await Promise.all(near.map((each) => this.list(each)));
      if (near.length) repairs.push({ typed: piece, terms: near, begins: near[0].startsWith(plain(piece).toLowerCase()) });
      else if (!clause.not) repairs.push({ typed: piece, terms: [] });
      return { ...this.either(lists.map((list) => this.decode(list))), terms: near };
    }

    async phrase(wanted) {
      const found = await Promise.all(wanted.map(async ([, each]) => {
        const list = await this.list(each);
        return list ? this.decode(list) : { ids: [], weights: [] };
      }));
      const all = this.together(found.map((list, number) => ({ ...list, terms: [wanted[number][1]] })));
      if (wanted.length === 1 || !all.ids.length) return all;
      const among = new Uint8Array(this.documents);
      for (const id of all.ids) among[id] = 1;
      const places = await Promise.all(wanted.map(([, each], number) => this.places(each, found[number], among)));
      const kept = [];
      all.ids.forEach((id, number) => {
        const runs = places.map((each) => each.get(id));
        for (const start of runs[0]) {
          if (runs.every((run, nth) => run.has(start + wanted[nth][0]))) {
            kept.push(number);
            break;
          }
        }
      });
      return { ids: kept.map((number) => all.ids[number]), weights: kept.map((number) => all.weights[number] * 2), terms: all.terms, sequence: wanted };
    }

    // What is found for words and filters. `filters` has a set of values by facet; `order` is '', 'newest' or
    // 'oldest'. Looks whether the site has a new edition, and if so searches that.
    async search(query, filters, order) {
      const latest = this.latest();
      const before = this.start;
      if (!before) this.open(await latest);
      const found = await this.find(query, filters, order);
      if (!before || (await latest).edition === this.start.edition) return found;
      this.open(await latest);
      return this.find(query, filters, order);
    }

    async find(query, filters, order) {
      const clauses = parse(query);
      for (const { word } of clauses) if (word) word.terms.forEach((each) => each && this.list(each));
      await this.ready;
      if (filters.person.size) await this.people();
      const repairs = [];
      const found = await Promise.all(clauses.map((clause) => this.clause(clause, repairs)));
      const scores = new Float32Array(this.documents);
      const hits = new Uint8Array(this.documents);
      const wanted = found.filter((_, number) => !clauses[number].not);
      for (const { ids, weights } of wanted) {
        for (let i = 0; i < ids.length; i++) {
          scores[ids[i]] += weights[i];
          hits[ids[i]] += 1;
        }
      }
      found.forEach(({ ids }, number) => clauses[number].not && ids.forEach((id) => (hits[id] = 255)));
      const having = (least) => {
        const ids = new Uint32Array(this.documents);
        let count = 0;
        for (let id = 0; id < this.documents; id++) if (hits[id] >= least && hits[id] < 255) ids[count++] = id;
        return ids.subarray(0, count);
      };
      let matched = having(wanted.length);
      const some = !matched.length && wanted.length > 1;
      if (some) matched = having(1);
      if (query.trim() && !clauses.length) matched = matched.subarray(0, 0);
      const { kept, counts } = this.filter(matched, filters);
      // Sorted as numbers, which is many times faster: the words met, then the score, then the date.
      const keys = new Float64Array(kept.length);
      for (let i = 0; i < kept.length; i++) {
        const id = kept[i];
        keys[i] = order ? id : (some ? hits[id] : 0) * 2 ** 46 + Math.round(scores[id] * 64) * 2 ** 24 + id;
      }
      keys.sort();
      if (order !== "oldest") keys.reverse();
      const documents = (from, to) => Array.from(keys.subarray(from, to), (each) => each % 2 ** 24);
      return { total: keys.length, documents, counts, some, looked: clauses.length > 0, repairs, marks: this.marks(wanted) };
    }

    // By facet: the number that stands for a document's values, and the values that each number stands for.
    facets() {
      const states = this.start.states.values;
      this.known = this.known || {
        kind: [this.state, states.map(([kind]) => [kind])],
        status: [this.state, states.map(([, statuses]) => statuses)],
        priority: [this.priority, this.start.priorities.values],
        year: [this.shelf, this.shelfYear.map((year) => [year])],
        series: [this.shelf, this.shelfSeries.map((series) => [series])],
        person: this.person ? [this.person, this.named.values] : [this.shelf, this.shelfYear.map(() => [])],
      };
      return this.known;
    }

    values(facet, id) {
      const [numbers, values] = this.facets()[facet];
      return values[numbers[id]];
    }

    // The documents that pass every filter, and for each facet how many of each value pass all the others.
    filter(matched, filters) {
      const facets = Object.entries(this.facets()).map(([facet, [numbers, values]]) => ({
        facet, numbers, values,
        passes: filters[facet].size ? values.map((each) => each.some((value) => filters[facet].has(value))) : null,
        tally: new Uint32Array(values.length),
      }));
      const active = facets.filter((each) => each.passes);
      const kept = new Uint32Array(matched.length);
      let passed = 0;
      for (const id of matched) {
        let failed = 0;
        let which = null;
        for (const each of active) {
          if (!each.passes[each.numbers[id]]) {
            failed++;
            which = each;
          }
        }
        if (!failed) {
          kept[passed++] = id;
          for (const each of facets) each.tally[each.numbers[id]]++;
        } else if (failed === 1) which.tally[which.numbers[id]]++;
      }
      const counts = {};
      for (const { facet, values, tally } of facets) {
        counts[facet] = new Map();
        tally.forEach((count, number) => count && values[number].forEach((value) => counts[facet].set(value, (counts[facet].get(value) || 0) + count)));
      }
      return { kept: kept.subarray(0, passed), counts };
    }

    // The documents that are in every list, in order.
    together(lists) {
      const terms = lists.flatMap((list) => list.terms);
      if (lists.length === 1) return { ...lists[0], terms };
      const met = new Uint8Array(this.documents);
      const sums = new Float32Array(this.documents);
      for (const { ids, weights } of lists) {
        for (let i = 0; i < ids.length; i++) {
          met[ids[i]]++;
          sums[ids[i]] += weights[i];
        }
      }
      const ids = Array.from(lists[0].ids).filter((id) => met[id] === lists.length);
      return { ids, weights: ids.map((id) => sums[id]), terms };
    }

    // The documents that are in any list, each with its greatest weight.
    either(lists) {
      const best = new Float32Array(this.documents);
      const ids = [];
      for (const { ids: own, weights } of lists) {
        for (let i = 0; i < own.length; i++) {
          if (!best[own[i]]) ids.push(own[i]);
          best[own[i]] = Math.max(best[own[i]], weights[i]);
        }
      }
      ids.sort((a, b) => a - b);
      return { ids, weights: ids.map((id) => best[id]) };
    }

    // What is to be marked in a text: terms, and phrases that stand for what was looked for.
    marks(found) {
      const terms = new Set(found.flatMap((each) => (each.sequence ? [] : each.terms)));
      const sequences = found.flatMap((each) => (each.sequence ? [each.sequence] : []));
      const looked = new Set(found.flatMap((each) => each.terms));
      for (const ways of this.alike) if (ways.some((way) => way.every(([, each]) => looked.has(each)))) sequences.push(...ways);
      return { terms, sequences };
    }

    // The last parts of a document's address: the key of its shelf and its own id.
    async address(id) {
      const shelf = this.shelf[id];
      const file = await this.file(`places/${Math.floor(shelf / this.start.shelves_a_file)}.json`, (data) => Object.entries(JSON.parse(new TextDecoder().decode(data))));
      const [key, ids] = file[shelf % this.start.shelves_a_file];
      const short = ids.split(" ")[id - this.first[shelf]];
      return [key, short[0] === "=" ? short.slice(1) : this.start.heads[short[0]] + short.slice(1)];
    }
  }

  // Where the words looked for stand in a text: [from, to, which].
  Finder.spans = function (text, marks) {
    const spans = [];
    const places = [];
    for (const found of spellings(text)) {
      const { terms, whole } = analyse(found[0]);
      const word = { from: found.index, to: found.index + found[0].length };
      const met = whole && marks.terms.has(whole) ? whole : terms.find((each) => each && marks.terms.has(each));
      if (met) spans.push([word.from, word.to, met]);
      for (const each of terms) places.push({ word, term: each });
    }
    marks.sequences.forEach((wanted) => {
      places.forEach((_, start) => {
        if (wanted.every(([offset, each]) => places[start + offset] && places[start + offset].term === each)) {
          const last = places[start + wanted[wanted.length - 1][0]].word;
          spans.push([places[start].word.from, last.to, wanted.map(([, each]) => each).join(" ")]);
        }
      });
    });
    spans.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    return spans;
  };
  Finder.analyse = analyse;
  Finder.spellings = (text) => spellings(text).map(([spelling]) => spelling);
  return Finder;
})();
