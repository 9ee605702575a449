package org.plugcast.caching.station;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.jobs.Encoders;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clips that are there: finds them by what they were made from, and removes those that nothing
 * refers to. Owned by the station's thread.
 */
final class ClipKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ClipKeeper.class);

  private final Catalogue catalogue;
  private final ClipStore store;
  private final Encoders encoders;
  private final Clock clock;
  private final Map<String, MadeClip> byKey = new HashMap<>();
  private final Map<String, List<PageInput>> inputs;
  private final Map<Digest, Instant> unusedSince = new HashMap<>();

  /**
   * @param encoders that may keep clips elsewhere, whence they come again when they are wanted
   */
  ClipKeeper(Catalogue catalogue, ClipStore store, Encoders encoders, Clock clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.encoders = encoders;
    this.clock = clock;
    this.inputs = new HashMap<>(catalogue.pageInputs());
    Set<Digest> elsewhere = encoders.kept();
    for (MadeClip clip : catalogue.clips()) {
      if (store.contains(new Digest(clip.digest()))) {
        byKey.put(clip.renderKey(), clip);
      } else if (!elsewhere.contains(new Digest(clip.digest()))) {
        LOG.warn("clip-missing digest={}", clip.digest());
        catalogue.deleteClip(clip.renderKey());
      }
    }
  }

  Optional<MadeClip> find(String renderKey) {
    return Optional.ofNullable(byKey.get(renderKey));
  }

  boolean holds(MadeClip clip) {
    return store.contains(new Digest(clip.digest()));
  }

  void put(MadeClip clip, List<PageInput> loaded) {
    catalogue.put(clip, clock.instant());
    byKey.put(clip.renderKey(), clip);
    putInputs(clip.renderKey(), loaded);
  }

  /** Notes what the page of a clip loads now. */
  void putInputs(String renderKey, List<PageInput> loaded) {
    catalogue.putPageInputs(renderKey, loaded);
    inputs.put(renderKey, loaded);
  }

  /** What the page of a clip loaded; nothing for a clip that is not there. */
  List<PageInput> inputs(String renderKey) {
    return inputs.getOrDefault(renderKey, List.of());
  }

  /**
   * Removes clips that have not been used for a while.
   *
   * @param used what timelines and items refer to now
   * @return how many were removed
   */
  int clean(Set<Digest> used, Duration keep) throws IOException {
    Set<Digest> unused = new HashSet<>(store.list());
    unused.addAll(encoders.kept());
    unused.removeAll(used);
    unusedSince.keySet().retainAll(unused);
    Instant now = clock.instant();
    int removed = 0;
    for (Digest digest : unused) {
      Instant since = unusedSince.computeIfAbsent(digest, d -> now);
      if (!since.plus(keep).isAfter(now)) {
        forget(digest);
        store.delete(digest);
        encoders.forget(digest);
        unusedSince.remove(digest);
        removed++;
      }
    }
    return removed;
  }

  /** Makes a clip anew when it is wanted next; the file stays as long as it is used. */
  void forget(String renderKey) {
    catalogue.deleteClip(renderKey);
    byKey.remove(renderKey);
    inputs.remove(renderKey);
  }

  private void forget(Digest digest) {
    Set<String> keys = new HashSet<>();
    byKey.forEach(
        (key, clip) -> {
          if (clip.digest().equals(digest.hex())) {
            keys.add(key);
          }
        });
    keys.forEach(this::forget);
  }
}
