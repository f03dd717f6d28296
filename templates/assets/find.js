// Reads the search index: words and filters in, results out. scrutiny/search/index/ writes the files and says what
// they hold; query.js takes apart what a reader typed.
"use strict";
window.Finder = (function () {
  const { analyse, spellings, sequence, parse, plain, defines, shardOf, slips, mutations } = Query;

  // Kinds of which an exact name comes first, the first of them first.
  const NAMED = ["person", "organisation", "priority", "plan", "inspection", "place", "page"];
  // What is not called by its name comes behind the records that say as much.
  const LESS = { term: 0.3, topic: 0.5, page: 0.6 };
  const ID = 2 ** 24;

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
      found.set(each, { number, documents: view.getUint32(counts + 4 * number, true), data: data.subarray(at, at + length) });
      at += length;
    });
    return found;
  }

  // A column of scrutiny/search/index/columns.py: the number of each document's value.
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

  // The documents of a long list, see scrutiny/search/index/long_lists.py: the shelf of each, its number there, its weight.
  function unpacked(data, documents, take) {
    const low = data[0];
    let at = 8;
    const bit = () => (data[at >> 3] >> (7 - (at++ & 7))) & 1;
    const bits = (count) => {
      let value = 0;
      for (; count; count--) value = (value << 1) | bit();
      return value;
    };
    for (let shelf = -1, left = documents; left; ) {
      let zeros = 0;
      while (!bit()) zeros++;
      shelf += (1 << zeros) | bits(zeros);
      let passed = 0;
      let more = 1;
      for (let next = 0; more; left--, next = passed + 1) {
        let ones = 0;
        while (bit()) ones++;
        passed = next + (ones << low) + bits(low);
        const weight = 2 * bits(2) + 0.5;
        more = bit();
        take(shelf, passed, weight);
      }
    }
  }

  class Finder {
    constructor(root, language) {
      this.root = root;
      this.language = language;
      this.kept = new Map();
    }

    // Reads what tells one edition of the index from another, past the browser's memory.
    async latest() {
      return JSON.parse(new TextDecoder().decode(await this.read("search/start.json", "no-cache")));
    }

    // Begins to use an edition; `ready` resolves when its columns are there.
    open(start) {
      this.start = start;
      // On a site in Welsh each word is looked for in all its forms; where some notes are, one that nothing has.
      this.welsh = this.language === "cy" ? "always" : "cy" in (start.names.language || {}) ? "absent" : "";
      this.kept.clear();
      this.person = this.due = this.known = null;
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
        const dated = i < start.dated;
        this.shelfYear[i] = dated ? [String(new Date(day * 864e5).getUTCFullYear())] : [];
        this.shelfSeries[i] = dated ? [start.series[series]] : [];
        this.first[i + 1] = this.first[i] + documents;
      }
      this.documents = this.first[start.shelves];
      this.dated = this.first[start.dated];
      this.shelf = new Uint32Array(this.documents);
      for (let i = 0; i < start.shelves; i++) this.shelf.fill(i, this.first[i], this.first[i + 1]);
      this.state = column(start.states, data.subarray(at), this.documents);
      this.priority = column(start.priorities, data.subarray(at + start.states.bytes), this.documents);
    }

    // Who is named in each document: read when somebody asks for it.
    async people() {
      if (this.person) return;
      [this.named, this.person] = await this.column("people.bin");
      this.known = null;
    }

    // A column that is a file of its own: its description, and the number of each document's value.
    async column(name) {
      const data = await this.file(name);
      const end = data.indexOf(10);
      const described = JSON.parse(new TextDecoder().decode(data.subarray(0, end)));
      return [described, column(described, data.subarray(end + 1), this.documents)];
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

    // The list of a term, from the file of its shard or, where it is long, its own; undefined where no document has it.
    async list(term, folder = "words") {
      const shard = shardOf(term, this.start.shards);
      const name = `${folder}/${folder === "words" ? shard : Math.floor(shard / this.start.group)}`;
      const found = (await this.file(`${name}.bin`, lists)).get(term);
      if (!found || found.data.length) return found;
      return { ...found, long: true, data: await this.file(`${name}-${found.number}.bin`) };
    }

    // The documents of a list, in order, with the weight that the term has in each.
    decode(found) {
      const { data, documents, long } = found;
      const ids = new Uint32Array(documents);
      const weights = new Float32Array(documents);
      const rarity = Math.log(1 + this.documents / documents);
      let count = 0;
      if (long) {
        unpacked(data, documents, (shelf, passed, weight) => {
          ids[count] = this.first[shelf] + passed;
          weights[count++] = (1 + weight) * rarity;
        });
        return { ids, weights };
      }
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
      const { data } = await this.list(word, "spots");
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

    // Terms that a word no document has may mean: those that begin with it, else the likeliest slip of the pen.
    async near(word) {
      if (!/^[a-z]{4,}$/.test(word)) return { terms: [] };
      for (const letter of new Set([word[0], word[1]])) {
        const lines = await this.file(`spelling/${letter}.txt`, (data) => new TextDecoder().decode(data).split("\n")).catch(() => []);
        const found = slips(word, lines);
        if (found.terms.length) return found;
      }
      return { terms: [] };
    }

    // The documents of one clause, with the terms that were found for it. What is not found is noted in `missing`.
    async clause(clause, missing) {
      if (clause.sequence) return this.phrase(clause.sequence);
      const { word } = clause;
      const whole = word.whole && (await this.list(word.whole));
      if (whole && /\d/.test(word.whole)) return { ...this.decode(whole), terms: [word.whole] };
      if (word.exact) return this.absent(word.spelling, clause, missing);
      const parts = await Promise.all(word.pieces.map((piece, number) => this.piece(piece, word.terms[number], clause, missing)));
      const each = this.together(parts.filter((part) => part));
      return whole ? { ...this.either([each, this.decode(whole)]), terms: [...each.terms, word.whole] } : each;
    }

    async piece(piece, known, clause, missing) {
      if (!known) return null;
      const found = await this.list(known);
      if (this.welsh === "always") {
        const there = [...(found ? [known] : []), ...(await this.mutated(piece))];
        if (there.length) return this.any(there);
      }
      return found ? { ...this.decode(found), terms: [known] } : this.absent(piece, clause, missing);
    }

    async absent(typed, clause, missing) {
      if (clause.not || clause.optional) return { ids: [], weights: [], terms: [] };
      const other = this.welsh === "absent" ? await this.mutated(typed) : [];
      const near = other.length ? { terms: other, sure: true } : await this.near(plain(typed).toLowerCase());
      missing.push({ typed, ...near, clause, meant: await this.any(near.terms) });
      return { ids: [], weights: [], terms: [] };
    }

    // The other forms of a Welsh word that documents have.
    async mutated(piece) {
      const forms = mutations(plain(piece).toLowerCase());
      const lists = await Promise.all(forms.map((each) => this.list(each)));
      return forms.filter((_, at) => lists[at]);
    }

    // The documents that have any of some terms.
    async any(terms) {
      const lists = await Promise.all(terms.map((each) => this.list(each)));
      return { ...this.either(lists.filter((list) => list).map((list) => this.decode(list))), terms };
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

    // What is found for words and filters. `filters` has a set of values by facet; `order` is '', 'newest',
    // 'oldest' or 'due'. Looks whether the site has a new edition, and if so searches that.
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
      if (order === "due" && !this.due) this.due = await this.column("due.bin");
      const missing = [];
      const found = await Promise.all(clauses.map((clause) => this.clause(clause, missing)));
      const needed = clauses.filter((clause) => !clause.not && !clause.optional);
      const present = clauses.filter((clause, number) => needed.includes(clause) && found[number].ids.length);
      // A word is taken for another only where nothing at all was found.
      const imposed = needed.length > 0 && !present.length && missing.some(({ meant, sure }) => sure && meant.ids.length);
      if (imposed) missing.forEach(({ clause, meant, sure }) => sure && (found[clauses.indexOf(clause)] = meant));
      const wanted = imposed ? needed.filter((clause) => found[clauses.indexOf(clause)].ids.length) : present;

      const scores = new Float32Array(this.documents);
      const hits = new Uint8Array(this.documents);
      const share = new Float32Array(this.documents);
      let whole = 0;
      clauses.forEach((clause, number) => {
        const { ids, weights } = found[number];
        if (clause.not) return;
        const rare = ids.length ? Math.log(1 + this.documents / ids.length) : 0;
        const counts = wanted.includes(clause);
        if (counts) whole += rare;
        for (let i = 0; i < ids.length; i++) {
          scores[ids[i]] += weights[i];
          if (counts) {
            hits[ids[i]] += 1;
            share[ids[i]] += rare;
          }
        }
      });
      for (const { ids, weights } of await this.short(clauses)) ids.forEach((id, i) => (scores[id] += weights[i]));
      if (!imposed) for (const { meant } of missing) meant.ids.forEach((id, i) => (scores[id] += meant.weights[i]));
      clauses.forEach(({ not }, number) => not && found[number].ids.forEach((id) => (hits[id] = 255)));
      const having = (least) => {
        const ids = new Uint32Array(this.documents);
        let count = 0;
        for (let id = 0; id < this.documents; id++) if (hits[id] >= least && hits[id] < 255) ids[count++] = id;
        return ids.subarray(0, count);
      };
      let matched = having(wanted.length);
      // A sentence that few have whole is met by parts as well.
      const entire = matched.length;
      const some = wanted.length > 1 && (!entire || (wanted.length > 3 && entire < 3));
      if (some) matched = having(1);
      if (needed.length ? !wanted.length : query.trim() && !clauses.length) matched = matched.subarray(0, 0);
      const { kept, counts } = this.filter(matched, filters);
      const called = order ? new Map() : await this.called(clauses, missing, imposed, defines(query));
      const { values } = this.start.states;
      // Sorted as numbers, which is many times faster: an exact name, then the score, then the date.
      const keys = new Float64Array(kept.length);
      const second = [];
      let best = 0;
      for (let i = 0; i < kept.length; i++) {
        const id = kept[i];
        if (order === "due") keys[i] = (this.due[1][id] ? this.due[1][id] : 2 ** 20) * ID + id;
        else if (order) keys[i] = id + (id < this.dated && order === "newest" ? ID : 0);
        else {
          const { first, more } = called.get(id) || { first: 0, more: 0 };
          const score = (scores[id] * (LESS[values[this.state[id]][0]] || 1) + more) * (some ? share[id] / whole : 1);
          const key = Math.min(Math.round(score * 64), 2 ** 20 - 1) * ID + id;
          keys[i] = first * 2 ** 46 + key;
          if (called.has(id) && called.get(id).second) second.push(i);
          else best = Math.max(best, keys[i]);
        }
      }
      second.forEach((i) => (keys[i] = Math.max(0, Math.floor(best / ID) - 1) * ID + kept[i]));
      keys.sort();
      if (order !== "oldest" && order !== "due") keys.reverse();
      const documents = (from, to) => Array.from(keys.subarray(from, to), (each) => each % ID);
      const repairs = missing.map(({ typed, terms, begins, sure }) => ({ typed, terms, begins, imposed: imposed && sure }));
      const marks = this.marks(found.filter((_, number) => !clauses[number].not));
      return { total: keys.length, documents, counts, some, all: some ? entire : keys.length, looked: clauses.length > 0, repairs, marks };
    }

    // The documents with an abbreviation of all the words of a query: they are about it more than those which have
    // the words here and there.
    async short(clauses) {
      const terms = clauses.flatMap(({ not, hint, word }) => (not || hint || !word ? [] : word.terms.filter((each) => each)));
      const others = terms.length > 1 ? this.alikes(terms.map((each) => `${each} `).join("")).filter((each) => /^\S+ $/.test(each)) : [];
      return others.length ? [await this.any(others.map((each) => each.trim()))] : [];
    }

    // Documents that are exactly called by words of a query, side by side: by all of its words they come first. A term
    // of the glossary does where its meaning is asked for, else second. The terms of names are in the shards of their
    // first words, which were read.
    async called(clauses, missing, imposed, defining) {
      const found = new Map();
      const terms = [];
      for (const clause of clauses) {
        const { not, hint, word, sequence, optional } = clause;
        if (not || hint) continue;
        const absent = missing.find((each) => each.clause === clause);
        const own = absent ? absent.terms.slice(0, 1) : sequence ? sequence.map(([, each]) => each) : word.terms.filter((each) => each);
        own.forEach((each) => terms.push({ each, optional }));
      }
      const whole = (from, to) => (imposed || !missing.length) && terms.every(({ optional }, at) => optional || (at >= from && at < to));
      for (let from = 0; from < terms.length; from++) {
        for (let to = from + 1; to <= Math.min(terms.length, from + 10); to++) {
          const all = whole(from, to);
          const own = terms.slice(from, to).map(({ each }) => `${each} `).join("");
          const part = all ? await this.list(`${own} `) : null;
          for (const id of part ? this.decode(part).ids : []) found.set(id, { first: 1, more: 0, second: false });
          const names = [own, ...(all ? this.alikes(own) : [])];
          const lists = (await Promise.all(names.map((each) => this.list(each)))).filter((list) => list);
          for (const id of this.either(lists.map((list) => this.decode(list))).ids) {
            const [kind] = this.values("kind", id);
            const term = kind === "term";
            const rank = term ? 2 * Number(defining) : 1 + NAMED.length - NAMED.indexOf(kind);
            const before = found.get(id) || { first: 0, more: 0, second: false };
            found.set(id, {
              first: Math.max(before.first, all ? rank : 0),
              more: Math.max(before.more, to - from > 1 && !term ? 8 * (to - from) : 0),
              second: before.second || (all && term && !defining),
            });
          }
        }
      }
      return found;
    }

    // The other names of what is called so, by the glossary.
    alikes(name) {
      const ways = this.alike.map((group) => group.map((way) => way.map(([, each]) => `${each} `).join("")));
      return ways.filter((group) => group.includes(name)).flat().filter((each) => each !== name);
    }

    // By facet: the number that stands for a document's values, and the values that each number stands for.
    facets() {
      const states = this.start.states.values;
      this.known = this.known || {
        kind: [this.state, states.map(([kind]) => [kind])],
        status: [this.state, states.map(([, statuses]) => statuses)],
        priority: [this.priority, this.start.priorities.values],
        year: [this.shelf, this.shelfYear],
        series: [this.shelf, this.shelfSeries],
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
      if (!lists.length) return { ids: [], weights: [], terms };
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

    // A document that has a term, and so says how it is written; undefined where none has.
    async example(term) {
      const list = await this.list(term);
      return list && this.decode(list).ids[0];
    }

    // What is published of a document, as its data or the file of its shelf says it.
    async data(id) {
      const [key, own] = await this.address(id);
      const read = (data) => JSON.parse(new TextDecoder().decode(data));
      if (own[0] === "~") return (await this.file(`shown/${key}.json`, read))[own];
      const note = key.includes("/") ? key : `meetings/${key}`; // else it stands by itself
      return read(await this.read(`${note}/${own ? `${own}/` : ""}index.json`));
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
  return Finder;
})();
