package org.plugcast.provisioning.status;

import java.util.List;

/**
 * A channel as the caching unit sees it.
 *
 * @param id number of the channel
 * @param name for people
 * @param items number of items in its playlist
 * @param ready how many of them are ready for air
 * @param encoding items in work
 * @param failed items that cannot go on air
 */
public record ChannelStatus(
    int id, String name, int items, int ready, List<Encoding> encoding, List<Failure> failed) {

  public ChannelStatus {
    encoding = List.copyOf(encoding);
    failed = List.copyOf(failed);
  }

  /** An item in work; {@code progress} is 0 to 100 %. */
  public record Encoding(String item, int progress) {}

  /** An item that cannot go on air, and why. */
  public record Failure(String item, String reason) {}
}
