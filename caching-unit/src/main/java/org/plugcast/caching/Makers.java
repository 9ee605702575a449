package org.plugcast.caching;

import java.io.IOException;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.preview.PreviewMaker;
import org.plugcast.caching.station.Alarms;
import org.plugcast.ts.store.ClipStore;

/** What makes the things that a unit makes. */
interface Makers {
  ItemMaker items(ClipStore store, Alarms alarms) throws IOException;

  PreviewMaker previews();
}
