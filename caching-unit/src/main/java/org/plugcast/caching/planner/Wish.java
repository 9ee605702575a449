package org.plugcast.caching.planner;

import java.util.List;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Service;

/**
 * What a channel should send.
 *
 * @param originTicks PCR of the first packet, for a channel that has no timeline yet
 * @param items in the order of the playlist; only those whose clips are there
 */
public record Wish(Service service, ChannelFormat format, long originTicks, List<Entry> items) {
  public Wish {
    items = List.copyOf(items);
  }
}
