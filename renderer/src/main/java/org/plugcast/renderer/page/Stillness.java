package org.plugcast.renderer.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells when a page cannot change any more, so that its clock need not be asked for each picture:
 * no script has ever been in it, nothing in it is animated, and all that it loaded is there and
 * holds still. Whatever is not known for certain moves. One thread.
 */
final class Stillness {
  /** Pictures in a row that were the same before it is worth a look. */
  private static final int PATIENCE = 30;

  /** After so many the next is drawn all the same, and a change is seen that should not be. */
  private static final int MOST_SKIPPED = 29;

  /** What makes a PNG file an animated one. */
  private static final Pattern ANIMATION_CONTROL = Pattern.compile("acTL");

  /**
   * In documents and style sheets: trees of elements that scripts do not see, and pictures that the
   * browser may show without telling that it loads them.
   */
  private static final Pattern HIDDEN =
      Pattern.compile(
          "shadowrootmode|data:(?!image/jpeg|font/|application/(x-)?font)",
          Pattern.CASE_INSENSITIVE);

  private final DevTools tools;
  private final PageEvents events;
  private final Duration limit;
  private int same;
  private int skipped;
  private boolean never;
  private boolean still;

  Stillness(DevTools tools, PageEvents events, Duration limit) {
    this.tools = tools;
    this.events = events;
    this.limit = limit;
  }

  /** Takes note of a picture that was drawn. */
  void drawn(boolean changed) throws PageFailedException, InterruptedException {
    skipped = 0;
    if (changed) {
      never |= still;
      still = false;
      same = 0;
    } else if (!never && !still && ++same % PATIENCE == 0) {
      still = look();
    }
  }

  /** Whether nothing can change any more. */
  boolean isStill() {
    return still;
  }

  /** Whether the next picture is the same for certain, and need not be drawn. */
  boolean skipsNext() {
    if (!still || skipped == MOST_SKIPPED) {
      return false;
    }
    skipped++;
    return true;
  }

  private boolean look() throws PageFailedException, InterruptedException {
    String said = tools.evaluate("window.plugcastStillness()", limit).asText();
    never = said.equals("never") || events.loadsWhatMoves();
    if (never || !said.equals("still") || events.waits()) {
      return false;
    }
    never = anyHas(ANIMATION_CONTROL, events.pngFiles()) || anyHas(HIDDEN, events.texts());
    return !never;
  }

  private boolean anyHas(Pattern what, List<String> requests) throws InterruptedException {
    for (String request : requests) {
      if (has(what, request)) {
        return true;
      }
    }
    return false;
  }

  /** Also where the browser has not kept the file. */
  private boolean has(Pattern what, String request) throws InterruptedException {
    try {
      JsonNode answer = tools.call("Network.getResponseBody", Map.of("requestId", request), limit);
      String body = answer.path("body").asText();
      return what.matcher(answer.path("base64Encoded").asBoolean() ? bytes(body) : body).find();
    } catch (PageFailedException e) {
      return true;
    }
  }

  /** One character for each byte. */
  private static String bytes(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
  }
}
