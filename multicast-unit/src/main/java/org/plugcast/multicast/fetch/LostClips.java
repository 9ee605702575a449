package org.plugcast.multicast.fetch;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.plugcast.ts.multiplex.Digest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clips that were here and are needed, but were deleted or damaged by someone else. Any thread. */
public final class LostClips {
  private static final Logger LOG = LoggerFactory.getLogger(LostClips.class);

  private final Set<Digest> seen = new HashSet<>();
  private final Set<Digest> lost = new HashSet<>();
  private long total;

  /** Takes in which clips are needed, and which of all are here and can be read. */
  synchronized void observe(Set<Digest> needed, Set<Digest> here) {
    seen.retainAll(needed);
    lost.retainAll(needed);
    lost.removeAll(here);
    for (Digest clip : needed) {
      if (here.contains(clip)) {
        seen.add(clip);
      } else if (seen.contains(clip) && lost.add(clip)) {
        total++;
        LOG.warn("clip-lost clip={} effect=\"it is fetched anew\"", clip);
      }
    }
  }

  /** Those that have not come again yet. */
  public synchronized Set<Digest> now() {
    return lost.stream().collect(Collectors.toUnmodifiableSet());
  }

  /** How many since the start. */
  public synchronized long total() {
    return total;
  }
}
