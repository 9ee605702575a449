// Gives a page in a plain browser a clock that moves only when it is told to, as Chromium's virtual
// time does where pages are captured. It runs before context.js and media.js, which follow it.
//
// What the browser itself moves does not follow: animated images, SVG's own animations, workers.
(() => {
  const OWN_PAGE = __OWN_PAGE__, OTHERS = "/plugcast-preview/other?";
  // As PageLoading and PageCapture have it: parts of the clock while a page loads, from its
  // beginning to its first picture, and how long a fetch may hold the clock.
  const GRANT_MS = 10, FIRST_MS = 0.001, FETCH_LIMIT_MS = 4000;
  // As in browsers: timers that set timers wait at least so long from the fifth on.
  const NESTED = 5, NESTED_MS = 4;

  const realTimeout = setTimeout.bind(window), realNow = performance.now.bind(performance), realFetch = fetch.bind(window);
  const sleep = (ms) => new Promise((resolve) => realTimeout(resolve, ms));
  const channel = new MessageChannel(), turns = [];
  channel.port1.onmessage = () => turns.shift()();
  // Until what the page has been promised by now has been told to it.
  const turn = () => new Promise((resolve) => { turns.push(resolve); channel.port2.postMessage(0); });

  const timers = new Map(), pending = new Set(), errors = [];
  let now = 0, lastId = 0, nesting = 0, loaded = false, fetchesHold = true;
  let callbacks = new Map(), running = new Map();
  let first = 0, framesPerStep = 1, step = 0;

  // ---- the clock ----------------------------------------------------------------------------

  const RealDate = Date, epoch = Date.now();
  const timeOfDay = () => Math.floor(epoch + now);
  window.Date = new Proxy(RealDate, {
    construct: (target, words, made) => Reflect.construct(target, words.length > 0 ? words : [timeOfDay()], made),
    apply: () => new RealDate(timeOfDay()).toString(),
    get: (target, key) => (key === "now" ? timeOfDay : Reflect.get(target, key)),
  });
  Object.defineProperty(performance, "now", { value: () => now, configurable: true, writable: true });

  const timer = (call, delay, words, repeats) => {
    const wait = Math.max(Number(delay) || 0, nesting >= NESTED ? NESTED_MS : 0, repeats ? 1 : 0);
    timers.set(++lastId, { due: now + wait, every: repeats ? wait : 0, nesting: nesting + 1, call, words });
    return lastId;
  };
  window.setTimeout = (call, delay, ...words) => timer(call, delay, words, false);
  window.setInterval = (call, delay, ...words) => timer(call, delay, words, true);
  window.clearTimeout = window.clearInterval = window.cancelIdleCallback = (id) => { timers.delete(id); };
  window.requestIdleCallback = (call) => timer(() => call({ didTimeout: false, timeRemaining: () => 5 }), 1, [], false);
  window.requestAnimationFrame = (call) => {
    callbacks.set(++lastId, call);
    return lastId;
  };
  window.cancelAnimationFrame = (id) => {
    callbacks.delete(id);
    running.delete(id);
  };

  const guarded = (call) => {
    try {
      call();
    } catch (error) {
      reportError(error);
    }
  };

  function nextTimer(limit) {
    let next = null;
    for (const [id, { due }] of timers) if (due <= limit && (next === null || due < next.due)) next = { id, due };
    return next;
  }

  /** Lets the clock run to a time; it waits for the network. */
  async function runTo(target) {
    await quiet();
    for (let next = nextTimer(target); next !== null; next = nextTimer(target)) {
      const due = timers.get(next.id);
      now = Math.max(now, due.due);
      if (due.every > 0) due.due = now + due.every;
      else timers.delete(next.id);
      nesting = due.nesting;
      guarded(() => (typeof due.call === "function" ? due.call.apply(window, due.words) : (0, eval)(String(due.call))));
      nesting = 0;
      await turn();
      await quiet();
    }
    now = target;
  }

  // ---- the network --------------------------------------------------------------------------

  const track = (promise) => {
    const settled = () => { pending.delete(promise); };
    pending.add(promise);
    promise.then(settled, settled);
  };

  async function quiet() {
    for (const began = realNow(); fetchesHold && pending.size > 0; await sleep(1)) {
      if (realNow() - began > FETCH_LIMIT_MS) fetchesHold = false;
    }
  }

  // Templates and pages on the operator's machine may read what any server offers that they may
  // reach, as on air; the preview's own server asks for them.
  function within(address) {
    const url = new URL(address, document.baseURI);
    return OWN_PAGE && /^https?:$/.test(url.protocol) && url.origin !== location.origin ? OTHERS + encodeURIComponent(url.href) : address;
  }

  window.fetch = (input, options) => {
    const asked = input instanceof Request ? new Request(within(input.url), input) : within(String(input));
    const answer = realFetch(asked, options);
    track(answer.then((response) => response.clone().arrayBuffer()));
    return answer;
  };
  const { open, send } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, address, ...more) {
    return open.call(this, method, within(String(address)), ...more);
  };
  XMLHttpRequest.prototype.send = function (...words) {
    track(new Promise((resolve) => { this.addEventListener("loadend", resolve); }));
    return send.apply(this, words);
  };
  const source = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
  Object.defineProperty(HTMLImageElement.prototype, "src", {
    ...source,
    set(value) {
      source.set.call(this, value);
      if (!this.complete && this.loading !== "lazy") {
        track(new Promise((resolve) => ["load", "error"].forEach((name) => this.addEventListener(name, resolve))));
      }
    },
  });

  // ---- CSS and Web Animations -----------------------------------------------------------------

  const held = new Map(), times = new WeakMap();
  const own = { pause: Animation.prototype.pause, finish: Animation.prototype.finish };
  for (const name of ["pause", "play", "cancel", "finish", "reverse"]) {
    const does = Animation.prototype[name];
    Animation.prototype[name] = function () {
      held.delete(this);
      return does.call(this);
    };
  }

  const ends = (animation) => animation.effect?.getComputedTiming().endTime ?? Infinity;

  /** Takes animations that have begun out of the browser's hands; they begin with this frame. */
  function hold() {
    for (const animation of document.getAnimations()) {
      if (held.has(animation) || animation.playState !== "running") continue;
      const from = times.get(animation) ?? (animation.playbackRate < 0 ? ends(animation) : 0);
      own.pause.call(animation);
      held.set(animation, { from, since: now });
    }
    place();
  }

  /** Brings animations to the time of the clock. */
  function place() {
    for (const [animation, { from, since }] of held) {
      const rate = animation.playbackRate, time = from + (now - since) * rate;
      if (animation.playState === "idle") {
        held.delete(animation);
      } else if (rate > 0 ? time >= ends(animation) : time <= 0 && rate < 0) {
        held.delete(animation);
        own.finish.call(animation);
      } else {
        animation.currentTime = time;
        times.set(animation, time);
      }
    }
  }

  // ---- pictures -------------------------------------------------------------------------------

  async function frame() {
    place();
    running = callbacks;
    callbacks = new Map();
    for (const call of running.values()) guarded(() => call(now));
    running = new Map();
    await turn();
    hold();
  }

  /** Videos are where they belong. */
  async function settle() {
    await quiet();
    const media = window.plugcastMedia, began = realNow();
    while (media.seek(now - window.plugcast.startMs()) > 0 && realNow() - began < FETCH_LIMIT_MS) await sleep(5);
    await turn();
  }

  /** Of a frame since the first picture, rounded up to a microsecond. */
  const timeOf = (number) => first + Math.ceil((number * 1_000_000) / window.plugcast.framesPerSecond - 0.001) / 1000;

  /** Loads the page; its first picture is there. */
  async function start() {
    while (!loaded || document.fonts.status === "loading" || !window.plugcast.ready()) {
      await sleep(loaded ? 0 : GRANT_MS);
      await runTo(now + GRANT_MS);
    }
    const perSecond = Number(window.plugcast.begin().trim());
    framesPerStep = perSecond > 0.05 ? Math.max(1, Math.round(window.plugcast.framesPerSecond / perSecond)) : 1;
    await runTo(now + FIRST_MS);
    first = now;
    await frame();
    await settle();
  }

  /** Goes on to a frame that is not before the one that is shown; leaves off where it is no longer wanted. */
  async function go(number, wanted, told) {
    const last = Math.floor(number / framesPerStep);
    while (step < last && wanted()) {
      step++;
      await runTo(timeOf(step * framesPerStep));
      await frame();
      told(step * framesPerStep);
    }
    await settle();
  }

  addEventListener("load", () => { loaded = true; });
  addEventListener("error", (event) => { if (event.message) errors.push(event.message); });
  addEventListener("unhandledrejection", (event) => { errors.push(String(event.reason)); });
  Object.defineProperty(window, "plugcastPreview", {
    value: { start, go, errors, shown: () => step * framesPerStep, framesPerStep: () => framesPerStep },
  });
})();
