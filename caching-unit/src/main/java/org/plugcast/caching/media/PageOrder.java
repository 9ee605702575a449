package org.plugcast.caching.media;

import java.util.List;

/**
 * The page that the operator wants a channel to be shown with.
 *
 * @param page name of a template, an address, or the path of a file
 * @param hosts that it may reach besides its own
 * @param use what it is to items that have a picture of their own: one of {@link #USES}
 * @param settings what it is told, as a JSON object
 */
public record PageOrder(String page, List<String> hosts, String use, String settings) {
  public static final String NO_SETTINGS = "{}";

  /** Words for what a page is to items; the first is meant where none is said. */
  public static final List<String> USES = List.of("audio", "replace", "overlay", "squeeze");

  /**
   * Checks the use.
   *
   * @throws IllegalArgumentException listing the words there are
   */
  public PageOrder {
    if (!USES.contains(use)) {
      throw new IllegalArgumentException(
          "use: \"" + use + "\": expected one of " + String.join(", ", USES));
    }
    hosts = List.copyOf(hosts);
  }

  /** A page for items that have only sound, which is told nothing and reaches only its own host. */
  public static PageOrder of(String page) {
    return new PageOrder(page, List.of(), USES.getFirst(), NO_SETTINGS);
  }
}
