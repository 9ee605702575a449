package org.plugcast.caching.station;

import java.util.List;
import java.util.Optional;
import org.plugcast.caching.catalogue.Channel;
import org.plugcast.caching.media.Listing;

/**
 * A channel as others see it.
 *
 * @param items in playlist order, each once; then those that are left out
 * @param sequence the playlist: places in {@code items}, with repetitions
 * @param order where the order comes from
 * @param listing the operator's order, where there is one
 * @param profile that the channel asks for; empty: the unit's
 * @param version changes whenever anything else here does
 */
public record ChannelView(
    Channel channel,
    List<ItemView> items,
    List<Integer> sequence,
    Order order,
    Optional<Listing> listing,
    Optional<Published> timeline,
    Optional<String> profile,
    long version) {

  /** Who set the order of a playlist. */
  public enum Order {
    /** Nobody: natural order of the file names. */
    NATURAL,
    /** A file in the folder. */
    FOLDER,
    /** The operator, over HTTP. */
    OPERATOR
  }

  public ChannelView {
    items = List.copyOf(items);
    sequence = List.copyOf(sequence);
  }

  /** The playlist's items, in order, with repetitions. */
  public List<ItemView> playlist() {
    return sequence.stream().map(items::get).toList();
  }
}
