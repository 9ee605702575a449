package org.plugcast.multicast.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;

/** Deletes clips that no timeline has named for a while. One thread. */
public final class UnusedClips {
  private final ClipStore store;
  private final Duration grace;
  private final Map<Digest, Long> unusedSinceNs = new HashMap<>();

  public UnusedClips(ClipStore store, Duration grace) {
    this.store = store;
    this.grace = grace;
  }

  /** Deletes what has not been in {@code used} for the time of grace; returns how many. */
  public int sweep(Set<Digest> used, long nowNs) throws IOException {
    Collection<Digest> here = store.list();
    unusedSinceNs.keySet().retainAll(here);
    unusedSinceNs.keySet().removeAll(used);
    int deleted = 0;
    for (Digest clip : here) {
      if (used.contains(clip)) {
        continue;
      }
      long since = unusedSinceNs.computeIfAbsent(clip, any -> nowNs);
      if (nowNs - since >= grace.toNanos()) {
        store.delete(clip);
        unusedSinceNs.remove(clip);
        deleted++;
      }
    }
    return deleted;
  }
}
