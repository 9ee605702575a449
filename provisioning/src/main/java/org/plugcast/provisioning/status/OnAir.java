package org.plugcast.provisioning.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a multicast unit has on air on a channel.
 *
 * @param channel number of the channel
 * @param state {@code on-air} or what it waits for
 * @param now the item that is at the decoder
 */
public record OnAir(int channel, String state, Optional<Item> now) {

  /** An item on air. */
  public record Item(
      String title, String artist, Optional<Instant> since, Optional<Duration> duration) {

    /** Artist and title as far as they are known. */
    public String label() {
      return artist.isEmpty() ? title : artist + " – " + title;
    }
  }
}
