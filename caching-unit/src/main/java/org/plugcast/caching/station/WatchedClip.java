package org.plugcast.caching.station;

import java.util.List;
import java.util.Optional;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.media.PageOrder;

/**
 * A clip that shows a page.
 *
 * @param renderKey its name
 * @param page that its channel asks for; empty: the unit's
 * @param inputs what the page loaded
 */
public record WatchedClip(String renderKey, Optional<PageOrder> page, List<PageInput> inputs) {
  public WatchedClip {
    inputs = List.copyOf(inputs);
  }
}
