// Lyrics in LRC, line by line or word by word, as of the many programs that write them:
//   [ar:Artist] [offset:+250]        tags; the offset, in ms, brings the words forward if positive
//   [00:12.00][01:20.50]Words        a line at each of its stamps
//   [00:12.00]<00:12.04>Word <00:12.60>by <00:12.90>word<00:13.40>
//   [00:12.00]Word [00:12.60]by [00:12.90]word
// Lines at the same time belong together (a translation, say). Without any stamp it is plain text.
"use strict";
const lrc = (() => {
  const MOST_CHARACTERS = 500_000;
  const MOST_LINES = 5_000;
  // [mm:ss], [mm:ss.x] to [mm:ss.xxx], [mm:ss:xx], and hours before them.
  const STAMP = /[[<]\s*(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?\s*[\]>]/y;
  const TAG = /^\[\s*([a-zA-Z#_]+)\s*:(.*)\]\s*$/;
  // Control and format characters (a byte-order mark, marks that reverse text) but joiners.
  const HIDDEN = /(?![\t\u200c\u200d])\p{C}/gu;

  /** The stamp at an offset of a line: {seconds, end}, or null. */
  function stampAt(line, offset) {
    STAMP.lastIndex = offset;
    const found = STAMP.exec(line);
    if (found === null) return null;
    const [, a, b, c, fraction = ""] = found;
    // "[01:02:03]" is minutes, seconds and hundredths, as no song has hours.
    const hundredths = a !== undefined && fraction === "";
    const [hours, minutes, seconds, part] = hundredths ? [0, a, b, c] : [a ?? 0, b, c, fraction];
    return {
      seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number("0." + (part || "0")),
      end: STAMP.lastIndex,
    };
  }

  /** Stamps at the beginning of a line and where they end. */
  function leading(line) {
    const stamps = [];
    let offset = 0;
    for (;;) {
      while (line[offset] === " " || line[offset] === "\t") offset++;
      const stamp = line[offset] === "[" ? stampAt(line, offset) : null;
      if (stamp === null) return { stamps, rest: line.slice(offset) };
      stamps.push(stamp.seconds);
      offset = stamp.end;
    }
  }

  /** Cuts a line at the stamps in it: [{start, text}], the first start null if it has none. */
  function pieces(line) {
    const found = [];
    let start = null, text = "";
    for (let i = 0; i < line.length; ) {
      const stamp = line[i] === "<" || line[i] === "[" ? stampAt(line, i) : null;
      if (stamp === null) {
        text += line[i++];
      } else {
        found.push({ start, text });
        start = stamp.seconds;
        text = "";
        i = stamp.end;
      }
    }
    found.push({ start, text });
    return found;
  }

  /** Words with their times, relative to the line's stamp; the last end is null if not told. */
  function timedWords(line, lineStart) {
    const all = pieces(line);
    if (all.length === 1) return { text: tidy(line), words: [] };
    if (all[0].start === null) all[0].start = lineStart;
    const words = [];
    all.forEach((piece, i) => {
      const end = all[i + 1]?.start ?? null;
      if (piece.text.trim() !== "") {
        words.push({ start: piece.start - lineStart, end: end === null ? null : end - lineStart, text: piece.text });
      } else if (piece.text !== "" && words.length > 0) {
        words.at(-1).text += piece.text;
      }
    });
    spaces(words);
    return { text: tidy(words.map((word) => word.text).join("")), words };
  }

  /** One space between words at most, none around the line. */
  function spaces(words) {
    words.forEach((word, i) => {
      const before = i > 0 && !words[i - 1].text.endsWith(" ") && /^\s/.test(word.text);
      if (before) words[i - 1].text += " ";
      word.text = tidy(word.text) + (/\s$/.test(word.text) ? " " : "");
    });
    if (words.length > 0) words.at(-1).text = words.at(-1).text.trimEnd();
  }

  const tidy = (words) => words.replace(/\s+/g, " ").trim();

  /** Lines of one moment become one, the others under it. */
  function joined(lines) {
    const together = [];
    for (const line of lines) {
      const last = together.at(-1);
      if (last === undefined || Math.abs(last.start - line.start) > 0.001) {
        together.push({ ...line, under: [] });
      } else if (last.text === "") {
        together[together.length - 1] = { ...line, under: last.under };
      } else if (line.text !== "" && line.text !== last.text) {
        last.under.push(line.text);
      }
    }
    return together;
  }

  /** Seconds in which so many letters are sung at an easy pace. */
  const easy = (text) => Math.max(0.4, 0.09 * Array.from(text).length);

  /** Gives every line and word an end; words that go back in time are put right. */
  function ended(lines) {
    lines.forEach((line, i) => {
      const limit = lines[i + 1]?.start ?? Infinity;
      let from = line.start;
      line.words.forEach((word, k) => {
        word.start = Math.max(from, word.start);
        const next = line.words[k + 1]?.start ?? Infinity;
        word.end = Math.max(word.start, Math.min(word.end ?? Math.min(limit, word.start + easy(word.text)), Math.max(next, word.start)));
        from = word.start;
      });
      line.end = line.words.length > 0 ? line.words.at(-1).end : limit;
    });
    return lines;
  }

  /**
   * Reads LRC. Never throws.
   *
   * Gives {timed, tags, lines}. Lines of timed lyrics have start and end (seconds, Infinity after
   * the last), text ("" for a pause), words ([{start, end, text}], none if only the line has a
   * stamp) and under (texts of the same moment). Lines of plain text have text only.
   */
  function parse(source) {
    const tags = {}, timed = [], plain = [];
    const rows = String(source ?? "").slice(0, MOST_CHARACTERS).split(/\r\n|\n|\r/).slice(0, MOST_LINES);
    for (const raw of rows) {
      const row = raw.replace(HIDDEN, "");
      const { stamps, rest } = leading(row);
      const tag = stamps.length === 0 ? TAG.exec(row.trim()) : null;
      if (tag !== null) {
        tags[tag[1].toLowerCase()] = tag[2].trim();
      } else if (stamps.length > 0) {
        const line = timedWords(rest, stamps[0]);
        for (const start of stamps.slice(0, MOST_LINES)) timed.push({ start, ...line });
      } else {
        // Word stamps alone are enough, where the line begins with one.
        const first = rest[0] === "<" ? stampAt(rest, 0) : null;
        if (first !== null) timed.push({ start: first.seconds, ...timedWords(rest, first.seconds) });
        else plain.push({ text: tidy(row) });
      }
    }
    if (timed.length === 0) return { timed: false, tags, lines: trimmed(plain) };
    return { timed: true, tags, lines: ended(joined(placed(timed, tags))) };
  }

  /** In order of time, moved by the offset, words at their absolute times. */
  function placed(lines, tags) {
    const offset = /^[+-]?\d{1,7}$/.test(tags.offset ?? "") ? Number(tags.offset) / 1000 : 0;
    return lines.slice(0, MOST_LINES)
      .map(({ start, text, words }) => {
        const at = start - offset;
        return { start: at, text, words: words.map((w) => ({ start: at + w.start, end: w.end === null ? null : at + w.end, text: w.text })) };
      })
      .sort((a, b) => a.start - b.start);
  }

  /** Without empty lines at both ends and more than one between. */
  function trimmed(lines) {
    const kept = lines.filter((line, i) => line.text !== "" || (i > 0 && lines[i - 1].text !== ""));
    while (kept.length > 0 && kept.at(-1).text === "") kept.pop();
    return kept;
  }

  return { parse };
})();
