package org.plugcast.renderer.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.plugcast.ts.elementary.FrameRate;

/** What runs in a page before its own scripts: the page contract. */
final class PageScripts {
  private PageScripts() {}

  /**
   * {@code window.plugcast}, videos that follow the page's clock, and what tells whether anything
   * moves; in this order.
   */
  static List<String> of(PageRequest request) throws IOException {
    return List.of(
        resource("context.js").replace("__CONTEXT__", json(context(request))),
        resource("media.js"),
        resource("stillness.js"));
  }

  private static ObjectNode context(PageRequest request) {
    ObjectNode context = request.context().toJson();
    context.put("width", request.width());
    context.put("height", request.height());
    context.put("framesPerSecond", perSecond(request.frameRate()));
    long left = Math.round(request.width() * request.safeMargin());
    long top = Math.round(request.height() * request.safeMargin());
    context
        .putObject("safeArea")
        .put("left", left)
        .put("top", top)
        .put("right", request.width() - left)
        .put("bottom", request.height() - top);
    return context;
  }

  static double perSecond(FrameRate rate) {
    return (double) rate.numerator() / rate.denominator();
  }

  static String json(ObjectNode object) throws JsonProcessingException {
    return DevTools.JSON.writeValueAsString(object);
  }

  /** What lies beside this class. */
  static String resource(String name) throws IOException {
    try (InputStream in = PageScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is missing beside PageScripts");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
