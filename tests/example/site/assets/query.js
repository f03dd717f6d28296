// Takes apart what a reader typed, word by word as scrutiny/search/index/words.py and numbers.py took apart the
// records, letter for letter; and tells which words may be meant by one that no record has.
"use strict";
window.Query = (function () {
  const STOP = new Set(("a an and are as at be been but by for from had has have he her his i if in into is it its no not of on or our " +
    "she so such that the their them then there these they this to was we were what when which who will with would you").split(" "));
  // Words with which questions are asked: they count where a record has them, and need not be there.
  const ASKING = new Set(("about any anything anyone being between can could define definition did do does doing done during find get gets getting give going " +
    "happen happened happening happens how just like look made make many mean meaning meanings means me miss more mr mrs ms much my please say said says should show since " +
    "something stand stands tell than those under up us use used using want wants were where whether while whom whose why your").split(" "));
  const SPELLING = /[\p{L}\p{N}]+(?:(?:['’‘/‐‑–-]|(?<=\p{Nd})[.,](?=\p{Nd}))[\p{L}\p{N}]+)*(?:(?<=[0-9])%)?/gu;
  const JOIN = /[/‐‑–-]/;
  const ENDING = /'(?:s|r|n|i|u|w|m|th|ch)$/;
  const stemmer = new EnglishStemmer();

  const NUMBERS = new Map();
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ").forEach((word, at) => NUMBERS.set(word, String(at + 2)));
  const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
  TENS.forEach((word, at) => NUMBERS.set(word, String(10 * (at + 2))));
  const SCALES = { hundred: 2, thousand: 3, million: 6, billion: 9, k: 3, m: 6, bn: 9 };

  const fold = (text) => text.normalize("NFKD").replace(/[’‘]/g, "'").replace(/\p{M}/gu, "");
  const stem = (word) => (/^[a-z]{1,60}$/.test(word) ? stemmer.stemWord(word) : word);
  const plain = (piece) => piece.replace(ENDING, "").replace(/[',]/g, "").replace(/^([A-Z]{2,})s$/, "$1");

  function term(piece) {
    const bare = plain(piece);
    const word = bare.toLowerCase();
    if (NUMBERS.has(word)) return NUMBERS.get(word);
    const capitals = bare.length > 1 && bare === bare.toUpperCase() && bare !== word;
    return STOP.has(word) && !capitals ? "" : stem(word);
  }

  // 'thirty-five' as 35; '' for any other compound.
  function compound(pieces) {
    const [tens, unit] = pieces.map((piece) => piece.toLowerCase());
    const last = unit === "one" ? "1" : NUMBERS.get(unit) || "";
    return pieces.length === 2 && TENS.includes(tens) && last.length === 1 ? NUMBERS.get(tens)[0] + last : "";
  }

  // A number with so many more zeros; '' where it is too long.
  function times(number, zeros) {
    if (number.length > 15) return "";
    const [before, after = ""] = number.split(".");
    const digits = (before + after.padEnd(zeros, "0").slice(0, zeros)).replace(/^0+(?=\d)/, "");
    const rest = after.slice(zeros).replace(/0+$/, "");
    return rest ? `${digits}.${rest}` : digits;
  }

  // What a percentage, or a number with k, m or bn, is found by; '' for any other word.
  function number(written) {
    if (written.endsWith("%")) return written.replace(/,/g, "");
    const scaled = /^([0-9][0-9,]*(?:\.[0-9]+)?)(k|m|bn)$/i.exec(written);
    return scaled ? times(scaled[1].replace(/,/g, ""), SCALES[scaled[2].toLowerCase()]) : "";
  }

  // A spelling's pieces, each with its term ('' for a stop word), and what the whole is known by. One that is `exact`
  // is found by the whole alone.
  const known = new Map();
  function analyse(spelling) {
    if (!known.has(spelling)) {
      const written = fold(spelling);
      let pieces = written.replace(/%$/, "").split(JOIN);
      const joined = compound(pieces);
      if (joined) pieces = [joined];
      const several = pieces.length > 1;
      const whole = several ? pieces.map((piece) => piece.toLowerCase().replace(/'/g, "")).join("") : joined ? "" : number(written);
      known.set(spelling, { spelling, pieces, terms: pieces.map(term), whole, exact: !several && whole !== "" });
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

  // 'question 9' is found by the short name that a record has beside it, q9, as well.
  const NUMBERED = /\b(question|recommendation|action|decision|item)\s+(\d+[a-z]?)\b/gi;
  // How somebody asks for a meaning.
  const DEFINING = /\b(?:what(?:'s|’s| is| are| does)|meanings?|means?|stands? for|define|definition|beth yw|ystyr)\b/i;

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
          if (word.terms.some((each) => each)) clauses.push({ not, word, typed: spelling, optional: !not && ASKING.has(spelling.toLowerCase()) });
        }
      }
    }
    const merged = together(clauses);
    for (const [, kind, number] of query.matchAll(NUMBERED)) {
      merged.push({ not: false, optional: true, hint: true, word: analyse(`${kind[0]}${number}`.toLowerCase()), typed: "" });
    }
    if (merged.every((clause) => clause.not || clause.optional)) merged.forEach((clause) => (clause.optional = Boolean(clause.hint)));
    return merged;
  }

  // '12 per cent' and '2 million' are one word each.
  function together(clauses) {
    const found = [];
    for (let at = 0; at < clauses.length; at++) {
      const said = (after) => (clauses[at + after] && clauses[at + after].word && !clauses[at + after].not ? clauses[at + after].typed.toLowerCase() : "");
      const { word, not } = clauses[at];
      const figure = word && word.terms.length === 1 && /^\d+(\.\d+)?$/.test(word.terms[0]) && !word.whole ? word.terms[0] : "";
      const percent = said(1) === "percent" ? 1 : said(1) === "per" && said(2) === "cent" ? 2 : 0;
      const scale = SCALES[said(1)];
      if (figure && (percent || scale)) {
        const typed = clauses.slice(at, at + (percent || 1) + 1).map((each) => each.typed).join(" ");
        const whole = percent ? `${figure}%` : times(figure, scale);
        found.push({ not, typed, word: { spelling: typed, pieces: word.pieces, terms: word.terms, whole, exact: true } });
        at += percent || 1;
      } else found.push(clauses[at]);
    }
    return found;
  }

  // FNV-1a of the first word, as scrutiny/search/index/shards.py.
  function shardOf(term, shards) {
    let value = 0x811c9dc5;
    for (const byte of new TextEncoder().encode(term.split(" ")[0])) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
    return ((value ^ (value >>> 16)) >>> 0) % shards;
  }

  const KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
  const besides = (x, y) => KEYS.some((row) => row.includes(x) && Math.abs(row.indexOf(x) - row.indexOf(y)) === 1 && row.includes(y));
  const LIKE = /^(?:[aeiouy]{2}|[sc]{2}|[ck]{2}|[sz]{2}|[gj]{2})$/;

  // What it takes to make one word of another: 1 for a letter more, less or another, less for common slips. A consonant
  // for one that neither sounds like it nor lies beside it on a keyboard is another word.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > 2 * most) return Infinity;
    const doubled = (word, at, other) => word[at] === word[at - 1] || word[at] === word[at + 1] || (word[at] === "c" && word[at + 1] === "k") ? 0.5 : other;
    const other = (x, y) => (x === y ? 0 : LIKE.test(x + y) ? 0.8 : besides(x, y) ? 1 : a.length < 8 ? Infinity : 1.2);
    let before = [];
    let row = [0];
    for (let j = 1; j <= b.length; j++) row[j] = row[j - 1] + doubled(b, j - 1, 1);
    for (let i = 1; i <= a.length; i++) {
      const next = [row[0] + doubled(a, i - 1, 1)];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + doubled(a, i - 1, 1), next[j - 1] + doubled(b, j - 1, 1), row[j - 1] + other(a[i - 1], b[j - 1]));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 0.7);
      }
      if (Math.min(...next) > most) return Infinity;
      [before, row] = [row, next];
    }
    return row[b.length] <= most ? row[b.length] : Infinity;
  }

  function shared(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  }

  const ENDINGS = ("ability abilities able al ally ance ic ical ation ations ed ement ements ence er ers ible ing ings ion ions ities ity ive " +
    "ly ment ments ness ship").split(" ");

  // How far a word is from a term, by the length of the shorter: of four letters one may be missing or two have changed
  // places, from eight on there may be two slips. A misspelt ending keeps a word from its stem.
  function far(word, stemmed, line) {
    const short = Math.min(stemmed.length, line.length);
    const most = short < 4 ? 0 : short < 8 ? 1 : 2;
    if (!most) return Infinity;
    const own = Math.min(distance(stemmed, line, most), distance(word.replace(/y$/, "i"), line, most));
    const length = line.length >= stemmed.length || own < 0.8;
    const close = short > 4 || (length && own !== 0.8) ? own : Infinity;
    if (close < Infinity && (close <= 1 || shared(stemmed, line) > 2)) return close;
    const rest = word.slice(line.length);
    const ends = line.length > 4 && rest.length > 2 && word.startsWith(line) && ENDINGS.some((each) => distance(rest, each, 1) <= 1);
    return ends ? 1.1 : Infinity;
  }

  // Of the lines of a spelling list, those that begin with a word, else the likeliest of which it is a slip of the pen.
  // `sure` where it may be shown in the place of the word.
  function slips(word, lines) {
    const stemmed = stem(word);
    const longer = [];
    let best = [Infinity, ""];
    let common = 0;
    for (const line of lines) {
      if (line <= "9~") common = Number(line);
      else if (line.startsWith(word) && line.length < word.length + 6) longer.push(line);
      else {
        // Of words as far away the one that begins like it for longer is meant, then the commoner one.
        const away = far(word, stemmed, line);
        const rank = away - shared(word, line) / 10 - common / 100;
        if (away < Infinity && rank < best[0]) best = [rank, line];
      }
    }
    if (longer.length) return { terms: longer.slice(0, 6), begins: true, sure: true };
    return best[1] ? { terms: [best[1]], begins: false, sure: stemmed.length > 4 } : { terms: [] };
  }

  // The other forms of a Welsh word: its first letter changes with the word before it (soft, nasal, aspirate).
  const CHANGES = [["p", "b", "mh", "ph"], ["t", "d", "nh", "th"], ["c", "g", "ngh", "ch"], ["b", "f", "m"], ["d", "dd", "n"], ["g", "ng", ""],
    ["m", "f"], ["ll", "l"], ["rh", "r"]];
  function mutations(word) {
    if (!/^[a-z]{4,}$/.test(word)) return [];
    const found = new Set();
    const add = (form) => form.length > 3 && found.add(stem(form));
    for (const forms of CHANGES) {
      for (const form of forms) {
        if (!form || !word.startsWith(form)) continue;
        const rest = word.slice(form.length);
        forms.forEach((each) => add(each + rest));
      }
    }
    if (/^[aeiouwylr]/.test(word)) add(`g${word}`);
    found.delete(stem(word));
    return [...found];
  }

  return { defines: (query) => DEFINING.test(query), analyse, spellings, sequence, parse, plain, shardOf, slips, mutations, words: (text) => spellings(text).map(([spelling]) => spelling) };
})();
