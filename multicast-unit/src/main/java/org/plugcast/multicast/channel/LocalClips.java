package org.plugcast.multicast.channel;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.ts.multiplex.Clip;
import org.plugcast.ts.multiplex.ClipIndex;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Digest;

/**
 * The clips on this machine. A clip that is not here, or cannot be read, counts as absent for a
 * moment, or until it {@linkplain #arrived arrives}, so that the disk is not asked at every packet.
 * Any thread.
 */
public final class LocalClips implements ClipSource {
  private static final long LOOK_AGAIN_NS = 500_000_000;

  private final ClipSource store;
  private final TimeSource time;
  private final Map<Digest, Long> absentSinceNs = new ConcurrentHashMap<>();
  private final Set<Digest> damaged = ConcurrentHashMap.newKeySet();

  public LocalClips(ClipSource store, TimeSource time) {
    this.store = store;
    this.time = time;
  }

  @Override
  public Optional<Clip> find(Digest digest) {
    if (isAbsent(digest)) {
      return Optional.empty();
    }
    try {
      Optional<Clip> clip = store.find(digest).map(found -> new Watched(digest, found));
      if (clip.isEmpty()) {
        absentSinceNs.put(digest, time.monotonicNs());
      }
      return clip;
    } catch (IOException e) {
      markDamaged(digest);
      return Optional.empty();
    }
  }

  /** Whether a clip is here and can be opened. */
  public boolean has(Digest digest) {
    Optional<Clip> clip = find(digest);
    try {
      if (clip.isPresent()) {
        clip.get().close();
      }
      return clip.isPresent();
    } catch (IOException e) {
      markDamaged(digest);
      return false;
    }
  }

  /** The clip has come. */
  public void arrived(Digest digest) {
    damaged.remove(digest);
    absentSinceNs.remove(digest);
  }

  /** Clips that are here but could not be read; they must come again. */
  public Set<Digest> damaged() {
    return Set.copyOf(damaged);
  }

  private boolean isAbsent(Digest digest) {
    Long since = absentSinceNs.get(digest);
    return since != null && time.monotonicNs() - since < LOOK_AGAIN_NS;
  }

  private void markDamaged(Digest digest) {
    damaged.add(digest);
    absentSinceNs.put(digest, time.monotonicNs());
  }

  /** A clip that is marked as damaged when it cannot be read. */
  private final class Watched implements Clip {
    private final Digest digest;
    private final Clip clip;

    Watched(Digest digest, Clip clip) {
      this.digest = digest;
      this.clip = clip;
    }

    @Override
    public ClipIndex index() {
      return clip.index();
    }

    @Override
    public void read(long packet, byte[] dst, int offset) throws IOException {
      try {
        clip.read(packet, dst, offset);
      } catch (IOException e) {
        markDamaged(digest);
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      clip.close();
    }
  }
}
