package org.plugcast.caching.http.encoder;

import java.time.Clock;
import org.plugcast.caching.preview.Previews;
import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.Station;
import org.plugcast.ts.store.ClipStore;

/**
 * What the interface shows and controls.
 *
 * @param profile name of the format in which items of channels are made that ask for no other
 * @param workers items that are made at a time
 */
public record EncoderUnit(
    Station station, ClipStore store, Previews previews, String profile, int workers, Clock clock) {

  /** Name of the format in which the items of a channel are made. */
  String profileOf(ChannelView channel) {
    return channel.profile().orElse(profile);
  }
}
