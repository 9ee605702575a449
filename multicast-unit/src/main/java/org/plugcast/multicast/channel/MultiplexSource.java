package org.plugcast.multicast.channel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.pacing.PacketSource;
import org.plugcast.ts.multiplex.ClipSource;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Timeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A timeline as packets. A clip that cannot be read counts as missing: tables and PCR go on. One
 * thread: the filler's.
 */
final class MultiplexSource implements PacketSource {
  /** At a boundary up to two clips bear on a row; each may turn out to be damaged. */
  private static final int TRIES = 3;

  private static final Logger LOG = LoggerFactory.getLogger(MultiplexSource.class);

  private final Timeline timeline;
  private final Multiplex multiplex;
  private @Nullable Multiplex withoutClips;

  MultiplexSource(Timeline timeline, ClipSource clips) {
    this.timeline = timeline;
    this.multiplex = new Multiplex(timeline, clips);
  }

  @Override
  public int packets(long index, int count, byte[] destination, int offset) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return multiplex.packets(index, count, destination, offset);
      } catch (IOException e) {
        letGo();
      } catch (RuntimeException e) {
        // What it makes of a clip that is none must not end the filler, hence all channels.
        letGo();
        return unusable(index, count, destination, offset, e);
      }
    }
    return bare(index, count, destination, offset);
  }

  private int unusable(
      long index, int count, byte[] destination, int offset, RuntimeException failure) {
    if (withoutClips == null) {
      LOG.error("clip-unusable index={} reason=\"{}\"", index, failure.toString());
    }
    return bare(index, count, destination, offset);
  }

  /** All but the clips. */
  private int bare(long index, int count, byte[] destination, int offset) {
    Multiplex bare = withoutClips;
    if (bare == null) {
      bare = new Multiplex(timeline, digest -> Optional.empty());
      withoutClips = bare;
    }
    try {
      return bare.packets(index, count, destination, offset);
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was read", e);
    }
  }

  @Override
  public void close() {
    letGo();
  }

  private void letGo() {
    try {
      multiplex.close();
    } catch (IOException e) {
      // Clips are only read: what fails to close has nothing to lose.
    }
  }
}
