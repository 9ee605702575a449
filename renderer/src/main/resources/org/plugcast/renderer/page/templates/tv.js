// What the page templates have in common. Words and addresses from outside become text nodes and
// attributes of images, never markup.
"use strict";
const tv = (() => {
  // Opened in a plain browser, without Plugcast: enough to see the layout by.
  const standIn = () => ({
    channel: { name: "Channel" }, playlist: {}, item: { title: "Title", artist: "Artist" },
    next: null, nextItems: [], settings: {}, duration: 180, framesPerSecond: 30,
    width: innerWidth, height: innerHeight, position: 0,
    safeArea: { left: innerWidth * 0.05, top: innerHeight * 0.05, right: innerWidth * 0.95, bottom: innerHeight * 0.95 },
  });
  const plugcast = window.plugcast ?? standIn();
  const { channel = {}, item = {}, width, height, safeArea } = plugcast;
  const settings = plugcast.settings ?? {};
  const next = plugcast.nextItems?.[0] ?? plugcast.next ?? null;
  const root = document.documentElement;

  // ---- values -------------------------------------------------------------------------------

  /** One line of text without control, format and private characters (but joiners). */
  function text(value, longest = 300) {
    if (typeof value !== "string" && typeof value !== "number") return "";
    return Array.from(String(value).slice(0, longest * 4).replace(/(?![\u200c\u200d])[\p{C}\p{Z}]+/gu, " ").trim())
      .slice(0, longest).join("");
  }

  function number(value, fallback, least = -Infinity, most = Infinity) {
    const n = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    return Number.isFinite(n) ? Math.min(most, Math.max(least, n)) : fallback;
  }

  const list = (value, most) => (Array.isArray(value) ? value.slice(0, most) : []);

  /** A word that the template says itself, unless the operator says it in another language. */
  const word = (key, english) => text(settings.words?.[key]) || english;

  /** An address that may be loaded, or "". {@code {id}} and {@code {channel.name}} are filled in. */
  function address(value) {
    if (typeof value !== "string") return "";
    const filled = value.replace(/\{(?:(channel|playlist|item)\.)?([a-zA-Z-]+)\}/g,
      (_, of, key) => encodeURIComponent(text(plugcast[of ?? "item"]?.[key])));
    try {
      const url = new URL(filled, document.baseURI);
      return /^(https?:|data:image\/)/.test(url.href) || url.protocol === location.protocol ? url.href : "";
    } catch {
      return "";
    }
  }

  // ---- language and time --------------------------------------------------------------------

  const language = (() => {
    try {
      return Intl.getCanonicalLocales(settings.language ?? "en")[0] ?? "en";
    } catch {
      return "en";
    }
  })();
  root.lang = language;

  /** A formatter in the operator's language and time zone; unknown zones are those of the machine. */
  function format(parts) {
    const zone = typeof settings.zone === "string" && settings.zone !== "" ? { timeZone: settings.zone } : {};
    try {
      return new Intl.DateTimeFormat(language, { ...parts, ...zone });
    } catch {
      return new Intl.DateTimeFormat(language, parts);
    }
  }

  /** A formatter of times of day; {@code settings.clock} 12 or 24 overrules the language. */
  function timeOfDay() {
    const cycle = { 12: "h12", 24: "h23" }[settings.clock];
    return format({ hour: "numeric", minute: "2-digit", ...(cycle ? { hourCycle: cycle } : {}) });
  }

  /** The same for full hours: 3 PM or 15:00. */
  function hourOfDay() {
    const full = timeOfDay(), { hourCycle } = full.resolvedOptions();
    return hourCycle === "h11" || hourCycle === "h12" ? format({ hour: "numeric", hourCycle }) : full;
  }

  /** Milliseconds since 1970 of an ISO 8601 time (a bare date is its noon), or NaN. */
  function time(value) {
    if (typeof value !== "string") return NaN;
    return Date.parse(/^\d{4}-\d\d-\d\d$/.test(value) ? value + "T12:00" : value);
  }

  /** 3:05 or 1:03:05. */
  function clock(seconds) {
    const s = Math.max(0, Math.round(seconds));
    const two = (n) => String(n).padStart(2, "0");
    const h = Math.floor(s / 3600), m = Math.floor(s / 60) % 60;
    return h > 0 ? `${h}:${two(m)}:${two(s % 60)}` : `${m}:${two(s % 60)}`;
  }

  /** Whether the first letter of the text is one of a script that runs from right to left. */
  const rightToLeft = (words) =>
    /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(words);

  // ---- colours and art ----------------------------------------------------------------------

  // FNV-1a: the same words always give the same colours and the same art.
  function hash(words) {
    let h = 0x811c9dc5;
    for (const c of words) h = Math.imul(h ^ c.codePointAt(0), 0x01000193) >>> 0;
    return h;
  }

  // xorshift32.
  function random(seed) {
    let x = seed || 1;
    return () => {
      x ^= x << 13; x >>>= 0; x ^= x >>> 17; x ^= x << 5; x >>>= 0;
      return x / 4294967296;
    };
  }

  /** The operator's hue or, of these words, one between teal and red: greens look sickly on dark. */
  function colour(words) {
    const seed = hash(words);
    const hue = number(settings.hue, Math.round(180 + (seed % 1000) / 1000 * 175), 0, 360);
    const away = 40 + (seed >>> 10) % 40;
    const second = hue < 260 ? hue + away : hue - away;
    root.style.setProperty("--hue", hue);
    root.style.setProperty("--second", second);
    return (colours = { hue, second, seed });
  }

  let colours = { hue: 215, second: 262, seed: 1 };

  /** The hue of a picture, where it has one and comes from the page's own server; or null. */
  function hueOf(image) {
    const canvas = document.createElement("canvas"), brush = canvas.getContext("2d");
    canvas.width = canvas.height = 24;
    brush.drawImage(image, 0, 0, 24, 24);
    let data;
    try {
      ({ data } = brush.getImageData(0, 0, 24, 24));
    } catch {
      return null;
    }
    // 24 kinds of hue, each with the colourfulness of its pixels.
    const weights = new Array(24).fill(0);
    for (let i = 0; i < data.length; i += 4) {
      const [r, g, b] = [data[i], data[i + 1], data[i + 2]], most = Math.max(r, g, b), range = most - Math.min(r, g, b);
      if (range < 24) continue;
      const sixth = most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
      weights[Math.floor(sixth * 4) % 24] += range;
    }
    const best = weights.indexOf(Math.max(...weights));
    return weights[best] > 24 * 24 * 6 ? best * 15 + 7 : null;
  }

  /** So blurred that only the colours of an image are left, as wide as the page; drawn once, and small. */
  function blurred(canvas, image, { radius, brightness, square }) {
    const brush = canvas.getContext("2d"), w = (canvas.width = 640), h = (canvas.height = Math.round(640 * height / width));
    const across = square ? Math.max(w, h) * 1.5 : w + 160, down = square ? across : h + 160;
    brush.filter = `blur(${radius}px) saturate(1.4) brightness(${brightness})`;
    brush.drawImage(image, (w - across) / 2, (h - down) / 2, across, down);
    // Nothing is darker than black is.
    brush.filter = "none";
    brush.globalCompositeOperation = "lighten";
    brush.fillStyle = "#141414";
    brush.fillRect(0, 0, w, h);
    return canvas;
  }

  const SVG = "http://www.w3.org/2000/svg";

  function shape(name, attributes, ...children) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  /** Rings like the grooves of a record, cut into arcs, on a gradient; a square. */
  function art({ hue, second, seed } = colours) {
    const next = random(seed), cx = 15 + next() * 70, cy = 20 + next() * 65;
    const arcs = Array.from({ length: 9 }, (_, i) => {
      const r = 11 + i * 11.5, from = next() * 6.283, sweep = 1.2 + next() * 4;
      const at = (a) => `${(cx + r * Math.cos(a)).toFixed(2)} ${(cy + r * Math.sin(a)).toFixed(2)}`;
      return shape("path", {
        d: `M${at(from)}A${r} ${r} 0 ${sweep > Math.PI ? 1 : 0} 1 ${at(from + sweep)}`,
        fill: "none", "stroke-linecap": "round",
        stroke: `hsl(${next() < 0.62 ? hue : second} ${28 + next() * 18}% ${42 + next() * 26}%)`,
        "stroke-width": (3.6 + next() * 4).toFixed(1),
      });
    });
    return shape("svg", { viewBox: "0 0 100 100", preserveAspectRatio: "xMidYMid slice" },
      shape("defs", {}, shape("linearGradient", { id: "art", x1: 0, y1: 0, x2: 1, y2: 1 },
        shape("stop", { offset: 0, "stop-color": `hsl(${hue} 46% 30%)` }),
        shape("stop", { offset: 1, "stop-color": `hsl(${second} 44% 18%)` }))),
      shape("rect", { width: 100, height: 100, fill: "url(#art)" }), ...arcs,
      shape("circle", { cx, cy, r: 3.4, fill: "#ebebeb" }));
  }

  /** What is shown of an item: title, artist, album (or programme) and its year. */
  function song(item, untitled = word("untitled", "Untitled")) {
    const first = (...keys) => keys.map((key) => text(item[key])).find(Boolean) ?? "";
    const year = first("date", "year").slice(0, 4);
    return {
      title: first("title", "file") || untitled,
      artist: first("artist", "album-artist", "author", "composer"),
      album: [first("album", "programme"), /^\d{4}$/.test(year) ? year : ""].filter(Boolean).join("  ·  "),
    };
  }

  // ---- elements -----------------------------------------------------------------------------

  const $ = (id) => document.getElementById(id);

  /** An element with children; strings become words in their own direction. */
  function node(kind, className = "", ...children) {
    const element = document.createElement(kind);
    element.className = className;
    if (typeof children[0] === "string") element.dir = "auto";
    element.append(...children);
    return element;
  }

  /** Sets the words of an element and hides it if there are none. */
  function say(element, words) {
    element.dir = "auto";
    element.textContent = words;
    element.hidden = words === "";
    return element;
  }

  /** A loaded image, or null: a promise that never fails and that holds the first picture. */
  function picture(url, className = "") {
    const from = address(url);
    if (from === "") return Promise.resolve(null);
    const image = new Image();
    image.className = className;
    // Not decode(): it runs beside the page's clock, which would not wait for it.
    const loaded = new Promise((resolve, reject) => { image.onload = resolve; image.onerror = reject; });
    image.src = from;
    return wait(within(loaded, 10).then(() => (image.naturalWidth > 0 ? image : null), () => null));
  }

  /** Shrinks the letters, to {@code least} of their size, before anything is cut or leaves the box. */
  function fit(element, least = 0.62, box = element) {
    element.style.fontSize = "";
    const full = parseFloat(getComputedStyle(element).fontSize);
    const cut = () => [element, box].some((e) => e.scrollHeight > e.clientHeight + 2 || e.scrollWidth > e.clientWidth + 1);
    for (let size = full; cut() && size > full * least; ) {
      size *= 0.95;
      element.style.fontSize = size + "px";
    }
    // Balanced lines would end before their ellipsis.
    if (cut()) element.style.textWrap = "wrap";
    return element;
  }

  /** Lets an element show as many lines as its box holds. */
  function fillLines(element) {
    element.style.setProperty("--lines", 99);
    const line = parseFloat(getComputedStyle(element).lineHeight);
    element.style.setProperty("--lines", Math.max(1, Math.floor((element.parentElement.clientHeight - element.offsetTop + 1) / line)));
  }

  /** Puts an element on the title-safe area. */
  function place(element) {
    Object.assign(element.style, {
      left: safeArea.left + "px", top: safeArea.top + "px",
      width: safeArea.right - safeArea.left + "px", height: safeArea.bottom - safeArea.top + "px",
    });
    return element;
  }

  /** Channel's mark or logo, its name, and a word at the end of the line. */
  function brand(tag = "") {
    const header = node("header", "brand", node("div", "mark"), say(node("div", "name one"), text(channel.name)));
    header.querySelector(".name").hidden = false;
    header.firstChild.style.visibility = text(channel.name) ? "" : "hidden";
    if (tag) header.append(node("div", "tag", tag));
    picture(settings.logo, "logo plain").then((logo) => logo && header.firstChild.replaceWith(logo));
    return header;
  }

  // ---- data ---------------------------------------------------------------------------------

  const MOST_CHARACTERS = 4_000_000;

  /** The first picture is taken after this promise has settled. */
  function wait(promise) {
    plugcast.wait?.(promise);
    return promise;
  }

  function within(promise, seconds) {
    return new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`no answer within ${seconds} s`)), seconds * 1000);
      promise.then(resolve, reject);
    });
  }

  async function read(url) {
    const answer = await fetch(url, { cache: "no-store", credentials: "omit" });
    if (!answer.ok) throw new Error(`HTTP status ${answer.status}`);
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let words = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      words += part.value;
      if (words.length > MOST_CHARACTERS) {
        await reader.cancel();
        throw new Error("more than 4 million characters");
      }
    }
    return words;
  }

  /**
   * Reads an address and shows what it answers; again every {@code settings.refresh} seconds. What
   * was shown stays when that fails; {@code instead} is shown when there never was anything.
   */
  function data(url, show, instead) {
    let shown = false, period = 0;
    const get = async () => {
      try {
        if (url === "") throw new Error("no address");
        await show(await within(read(url), 10));
        shown = true;
      } catch (e) {
        console.warn(`${url}: ${e.message}`);
        if (!shown) instead();
      }
    };
    const refresh = number(settings.refresh, 0, 0);
    if (refresh > 0) {
      everyFrame((position) => {
        if (Math.floor(position / refresh) > period) {
          period = Math.floor(position / refresh);
          get();
        }
      });
    }
    return wait(get());
  }

  /** The panel that is shown instead of data. */
  function nothing(large, small) {
    if ($("safe")) $("safe").style.display = "none";
    clear();
    const panel = place(node("main", "middle"));
    panel.id = "nothing";
    panel.append(node("div", "mark"), node("div", "large some", large || word("stay", "Stay tuned")));
    if (small) panel.append(node("div", "small some", small));
    document.body.append(panel);
    panel.before(node("div", "behind-all", art()));
    picture(settings.logo, "logo plain").then((logo) => logo && panel.firstChild.replaceWith(logo));
    fit(panel.querySelector(".large"));
  }

  /** Takes the panel away again: there is data now. */
  function something() {
    clear();
    if ($("safe")) $("safe").style.display = "";
  }

  const clear = () => document.querySelectorAll("#nothing, .behind-all").forEach((element) => element.remove());

  // ---- frames -------------------------------------------------------------------------------

  /** Calls {@code draw} with the position, in seconds, now and in every frame. */
  function everyFrame(draw) {
    const frame = () => {
      draw(plugcast.position);
      requestAnimationFrame(frame);
    };
    frame();
  }

  /** Whole seconds since the item began; a frame that is a rounding error early counts. */
  const second = (position) => Math.floor(position + 0.02);

  /** Smooth from 0 to 1. */
  const ease = (x) => { const t = Math.min(1, Math.max(0, x)); return t * t * (3 - 2 * t); };

  root.style.setProperty("--u", height / 100 + "px");
  root.classList.add(width / height < 1.5 ? "narrow" : "wide");

  return {
    plugcast, channel, item, next, settings, text, number, list, word, address, format, timeOfDay, hourOfDay, time, clock, language,
    rightToLeft, colour, hueOf, blurred, shape, art, song, $, node, say, picture, fit, fillLines, place, brand, wait, read, data, nothing,
    something, everyFrame, second, ease,
  };
})();
