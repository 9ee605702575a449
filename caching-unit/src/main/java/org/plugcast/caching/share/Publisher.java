package org.plugcast.caching.share;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.catalogue.StoredClips;
import org.plugcast.caching.catalogue.StoredClips.Publication;
import org.plugcast.caching.catalogue.StoredClips.StoredClip;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes clips from an encoder's own folder to the store, and then to the catalogue. Any thread. */
public final class Publisher {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final String worker;
  private final ClipStore made;
  private final ObjectStore objects;
  private final StoredClips clips;
  private final Duration lease;
  private final InstantSource clock;
  private final Set<String> uploading = ConcurrentHashMap.newKeySet();

  /**
   * @param made the encoder's own clips, until they are in the store
   * @param lease how long an upload is waited for of which nothing is heard
   */
  public Publisher(
      String worker,
      ClipStore made,
      ObjectStore objects,
      StoredClips clips,
      Duration lease,
      InstantSource clock) {
    this.worker = worker;
    this.made = made;
    this.objects = objects;
    this.clips = clips;
    this.lease = lease;
    this.clock = clock;
  }

  /** Stores and publishes a clip. */
  Publication publish(MadeClip clip, List<PageInput> inputs) throws IOException {
    Path file = made.path(new Digest(clip.digest()));
    String object = ObjectName.fresh(clip.digest());
    clips.announce(object, worker, clock.instant().plus(lease));
    uploading.add(object);
    try {
      objects.put(object, file);
      Publication publication =
          clips.publish(
              clip,
              inputs,
              new StoredClip(clip.digest(), object, Files.size(file)),
              clock.instant());
      if (publication != Publication.PUBLISHED) {
        objects.delete(object);
      }
      return publication;
    } catch (IOException | RuntimeException e) {
      drop(object);
      throw e;
    } finally {
      uploading.remove(object);
    }
  }

  /** A clip is not needed here any more. */
  void discard(Digest clip) throws IOException {
    made.delete(clip);
  }

  /** Says that uploads are under way. */
  void renew() {
    uploading.forEach(object -> clips.renew(object, clock.instant().plus(lease)));
  }

  /**
   * After a failure nobody knows whether the object was published: giving it up decides. The
   * sweeper removes what nothing refers to.
   */
  private void drop(String object) {
    try {
      clips.abandon(object);
    } catch (RuntimeException e) {
      LOG.warn("upload-not-given-up object={} reason={}", object, e.getMessage());
    }
  }
}
