package org.plugcast.renderer.page;

import java.util.Map;

/** What is seen where a page has no background of its own. */
public enum Backdrop {
  /** As in any browser. */
  WHITE,

  /** For pages that are made to lie on a picture, where there is none. */
  BLACK,

  /** Nothing: pictures of the page are transparent there. */
  CLEAR;

  private static final int OPAQUE = 1;
  private static final int TRANSPARENT = 0;

  /** Parameters of {@code Emulation.setDefaultBackgroundColorOverride}. */
  Map<String, Object> override() {
    return switch (this) {
      case WHITE -> Map.of();
      case BLACK -> black(OPAQUE);
      case CLEAR -> black(TRANSPARENT);
    };
  }

  private static Map<String, Object> black(int alpha) {
    return Map.of("color", Map.of("r", 0, "g", 0, "b", 0, "a", alpha));
  }
}
