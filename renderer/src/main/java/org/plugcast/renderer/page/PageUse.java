package org.plugcast.renderer.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a page is to an item. Items that have only sound always get their picture from the page. */
public enum PageUse {
  /** It is the picture of items that have only sound; others are shown without it. */
  AUDIO("audio"),

  /** It takes the place of the item's own picture. */
  REPLACE("replace"),

  /** It lies on the item's own picture, which is seen where the page is transparent. */
  OVERLAY("overlay"),

  /** The item's own picture is made as small as the place that the page has for it. */
  SQUEEZE("squeeze");

  private final String word;

  PageUse(String word) {
    this.word = word;
  }

  /** What operators and pages call it. */
  public String word() {
    return word;
  }

  /** Whether the item's own picture is seen together with the page. */
  public boolean isMixed() {
    return this == OVERLAY || this == SQUEEZE;
  }

  /**
   * The use of that name.
   *
   * @throws IllegalArgumentException listing the names there are
   */
  public static PageUse of(String word) {
    return Arrays.stream(values())
        .filter(use -> use.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "use: \""
                        + word
                        + "\": expected one of "
                        + Arrays.stream(values())
                            .map(PageUse::word)
                            .collect(Collectors.joining(", "))));
  }
}
