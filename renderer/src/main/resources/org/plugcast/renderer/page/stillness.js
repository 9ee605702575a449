// Whether a page can ever change again. Only of documents without any script of their own is that
// known: those of which every element that ever was is one of these, and has no handler.
(() => {
  const PLAIN = new Set(`html head title meta link base style body main header footer section article
    aside nav div p span h1 h2 h3 h4 h5 h6 hr br wbr b i em strong small u s sub sup code pre q cite
    abbr time mark address blockquote center font bdi bdo ruby rt rp ul ol li dl dt dd figure
    figcaption table caption colgroup col thead tbody tfoot tr th td img picture source svg g path
    rect circle ellipse line polyline polygon text tspan defs lineargradient radialgradient stop
    clippath mask`.split(/\s+/));
  // A caret blinks.
  const RESTLESS = new Set(["autofocus", "contenteditable"]);
  // One of them goes to another page.
  const isHarmless = (directive) => directive === null || directive.toLowerCase() === "content-type";
  const getAnimations = Document.prototype.getAnimations;
  let plain = true;
  const isPlain = (element) =>
    PLAIN.has(element.localName.toLowerCase())
      && isHarmless(element.getAttribute("http-equiv"))
      && element.getAttributeNames().every((name) => !name.startsWith("on") && !RESTLESS.has(name));
  const look = (element) => {
    plain = plain && isPlain(element);
    for (const child of element.children) look(child);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) look(node);
    }
  }).observe(document, { childList: true, subtree: true });
  Object.defineProperty(window, "plugcastStillness", {
    value: () => {
      if (!plain) return "never";
      const rests = getAnimations.call(document).every(({ playState }) => playState === "finished");
      return rests && document.fonts.status === "loaded" ? "still" : "moves";
    },
  });
})();
