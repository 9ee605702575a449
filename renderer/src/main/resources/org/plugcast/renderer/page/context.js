// Gives a page window.plugcast before any script of its own runs.
(() => {
  const context = __CONTEXT__;
  let start = null;
  Object.defineProperty(context, "position", {
    enumerable: true,
    // Seconds since the first picture, on the grid of the channel's frames.
    get() {
      if (start === null) return 0;
      const frames = ((performance.now() - start) * context.framesPerSecond) / 1000;
      return Math.round(frames) / context.framesPerSecond;
    },
  });
  Object.defineProperty(context, "begin", {
    // Called once, when the page has loaded and its clock stands at its first picture.
    value() {
      if (start === null) {
        start = performance.now();
        window.dispatchEvent(new Event("plugcaststart"));
      }
      const cadence = document.querySelector('meta[name="plugcast-frames-per-second"]');
      return cadence === null ? "" : String(cadence.content);
    },
  });
  Object.defineProperty(window, "plugcast", { value: context });
  window.open = () => null;
  window.print = () => {};
})();
