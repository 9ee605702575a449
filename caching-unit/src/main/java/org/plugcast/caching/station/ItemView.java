package org.plugcast.caching.station;

import java.util.Optional;
import org.plugcast.caching.catalogue.Item;
import org.plugcast.caching.jobs.ItemContext;

/**
 * An item as others see it.
 *
 * @param reason why it failed, was adjusted, or waits; an empty string where there is none
 * @param context what its page learns, once that is known
 */
public record ItemView(Item item, Stage stage, String reason, Optional<ItemContext> context) {
  /** Whether there is a clip to play. */
  public boolean isReady() {
    return item.air().isPresent();
  }
}
