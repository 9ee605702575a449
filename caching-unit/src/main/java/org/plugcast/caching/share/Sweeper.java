package org.plugcast.caching.share;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.plugcast.caching.catalogue.StoredClips;
import org.plugcast.caching.objects.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what encoders that were killed have left in the store. Any number may sweep at a time.
 *
 * <p>It never removes what is referred to or being written, whatever the clocks say. A name is
 * announced before its object is written, is used once, and becomes a clip only out of its
 * announcement. So a name that was in the store <i>before</i> the tables were read and is in none
 * of them was given up, and will never be referred to. Time only decides when an announcement is
 * given up; whoever wrote the object cannot publish it after that.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

  private final StoredClips clips;
  private final ObjectStore objects;
  private final InstantSource clock;

  public Sweeper(StoredClips clips, ObjectStore objects, InstantSource clock) {
    this.clips = clips;
    this.objects = objects;
    this.clock = clock;
  }

  /** Sweeps once; returns the objects that were removed. */
  public List<String> sweep() throws IOException {
    int expired = clips.expire(clock.instant());
    List<String> there = objects.list();
    Set<String> known = clips.objects();
    List<String> removed = new ArrayList<>();
    for (String object : there) {
      if (ObjectName.isOurs(object) && !known.contains(object)) {
        objects.delete(object);
        removed.add(object);
      }
    }
    if (expired > 0 || !removed.isEmpty()) {
      LOG.info("store-swept uploads-given-up={} objects-removed={}", expired, removed.size());
    }
    return removed;
  }
}
