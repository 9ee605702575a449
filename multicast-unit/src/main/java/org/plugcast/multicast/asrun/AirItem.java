package org.plugcast.multicast.asrun;

import java.util.Optional;
import org.plugcast.multicast.record.Source;
import org.plugcast.ts.multiplex.Digest;

/**
 * What a channel should send from one packet on up to another.
 *
 * @param mediaId of the item; of a recording its name; empty where there is none
 * @param clip that the item is sent from; empty where there is none
 * @param fromPacket index of its first packet
 * @param toPacket index of the first packet after it
 */
public record AirItem(
    Source source,
    String mediaId,
    String title,
    Optional<Digest> clip,
    long fromPacket,
    long toPacket) {
  public AirItem {
    if (fromPacket < 0 || toPacket <= fromPacket) {
      throw new IllegalArgumentException("packets " + fromPacket + " to " + toPacket);
    }
  }
}
