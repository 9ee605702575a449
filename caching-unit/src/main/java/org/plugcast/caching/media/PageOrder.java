package org.plugcast.caching.media;

import java.util.List;

/**
 * The page that the operator wants a channel to be shown with.
 *
 * @param page name of a template, an address, or the path of a file
 * @param hosts that it may reach besides its own
 * @param settings what it is told, as a JSON object
 */
public record PageOrder(String page, List<String> hosts, String settings) {
  public static final String NO_SETTINGS = "{}";

  public PageOrder {
    hosts = List.copyOf(hosts);
  }

  /** A page that is told nothing and reaches only its own host. */
  public static PageOrder of(String page) {
    return new PageOrder(page, List.of(), NO_SETTINGS);
  }
}
