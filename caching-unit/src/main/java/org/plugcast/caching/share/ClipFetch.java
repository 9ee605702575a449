package org.plugcast.caching.share;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.catalogue.StoredClips;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.store.ClipStore;

/** Brings published clips into the unit's own store, where they are read from. Any thread. */
final class ClipFetch {
  private final Catalogue catalogue;
  private final StoredClips stored;
  private final ObjectStore objects;
  private final ClipStore local;

  ClipFetch(Catalogue catalogue, ObjectStore objects, ClipStore local) {
    this.catalogue = catalogue;
    this.stored = catalogue.storedClips();
    this.objects = objects;
    this.local = local;
  }

  /** Whether a clip was published. */
  boolean isPublished(String renderKey) {
    return catalogue.clip(renderKey).isPresent();
  }

  /** Fetches a clip if it is not here; one that is in the store no more is forgotten. */
  Outcome fetch(String renderKey) {
    Optional<MadeClip> clip = catalogue.clip(renderKey);
    if (clip.isEmpty()) {
      return new Outcome.Faulted("its clip is not in the catalogue any more");
    }
    Digest digest = new Digest(clip.get().digest());
    try {
      if (!local.contains(digest)) {
        receive(digest);
      }
      return made(clip.get(), digest);
    } catch (NoSuchFileException e) {
      catalogue.deleteClip(renderKey);
      stored.forget(digest.hex());
      return new Outcome.Faulted("its clip is not in the store any more");
    } catch (IOException e) {
      return new Outcome.Faulted("its clip cannot be fetched: " + e.getMessage());
    }
  }

  private void receive(Digest digest) throws IOException {
    String object =
        stored.object(digest.hex()).orElseThrow(() -> new NoSuchFileException(digest.hex()));
    try (InputStream in = objects.open(object)) {
      local.receive(digest, in);
    }
  }

  private Outcome.Made made(MadeClip clip, Digest digest) {
    return new Outcome.Made(
        digest,
        clip.frames(),
        clip.adjustments(),
        clip.loudness(),
        catalogue.pageInputs(clip.renderKey()));
  }
}
