// Gives a page window.plugcast before any script of its own runs.
(() => {
  const context = __CONTEXT__;
  let start = null;
  let waits = 0;
  const now = performance.now.bind(performance);
  // First pictures are taken at a multiple of this on the page's own clock, whenever exactly it had
  // loaded; the clock runs in parts of GRANT then.
  const GRID = 100, GRANT = 10;
  const hidden = (name, value) => Object.defineProperty(context, name, { value });
  Object.defineProperty(context, "position", {
    enumerable: true,
    // Seconds since the first picture, on the grid of the channel's frames.
    get() {
      if (start === null) return 0;
      const frames = ((performance.now() - start) * context.framesPerSecond) / 1000;
      return Math.round(frames) / context.framesPerSecond;
    },
  });
  // The first picture is taken after the promise is settled.
  hidden("wait", (promise) => {
    waits++;
    const settled = () => { waits--; };
    Promise.resolve(promise).then(settled, settled);
    return promise;
  });
  // Whether the first picture can be taken; fonts are asked for when the page is laid out.
  hidden("ready", () => {
    document.documentElement.getBoundingClientRect();
    return waits === 0 && document.fonts.status !== "loading" && (Math.round(now() / GRANT) * GRANT) % GRID === 0;
  });
  // Where the item's own picture is to be seen, in CSS pixels; null if there is no place for it.
  hidden("pictureArea", () => {
    const place = document.querySelector('[data-plugcast="picture"]');
    if (place === null) return null;
    const { x, y, width, height } = place.getBoundingClientRect();
    return { x, y, width, height };
  });
  hidden("startMs", () => start);
  // Called once, when the page is ready and its clock stands at its first picture.
  hidden("begin", () => {
    if (start === null) {
      start = performance.now();
      // What plays already begins with the first picture, however long the page took to load; CSS
      // animations do so anyway.
      window.plugcastMedia.begin();
      window.dispatchEvent(new Event("plugcaststart"));
    }
    const cadence = document.querySelector('meta[name="plugcast-frames-per-second"]');
    return cadence === null ? "" : String(cadence.content);
  });
  // Configurable, or no script could have a constant of that name.
  Object.defineProperty(window, "plugcast", { value: context, configurable: true });
  window.open = () => null;
  window.print = () => {};
})();
