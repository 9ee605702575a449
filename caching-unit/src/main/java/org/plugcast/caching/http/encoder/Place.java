package org.plugcast.caching.http.encoder;

import org.plugcast.caching.station.ChannelView;
import org.plugcast.caching.station.ItemView;

/** An item in its channel. */
record Place(ChannelView channel, ItemView view) {
  long id() {
    return view.item().id();
  }
}
