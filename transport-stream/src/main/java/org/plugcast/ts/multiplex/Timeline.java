package org.plugcast.ts.multiplex;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import org.plugcast.ts.mpeg.Pcr;

/**
 * What a channel sends, for ever: entries that are played once, then entries that loop.
 *
 * <p>A later revision equals an earlier one at every index before {@code validFrom}'s; a timeline
 * knows nothing of what came before {@code firstFrame}.
 *
 * @param epoch UTC of index 0
 * @param originTicks PCR at the first byte of index 0, in 27 MHz ticks
 * @param revision counts up from 1
 * @param validFrom first video frame at which this revision may differ from the one before
 * @param firstFrame video frame with which the first entry begins
 * @param leadIn entries that are played once
 * @param loop entries that then repeat; at least one
 */
public record Timeline(
    Service service,
    ChannelFormat format,
    Instant epoch,
    long originTicks,
    long revision,
    long validFrom,
    long firstFrame,
    List<Entry> leadIn,
    List<Entry> loop) {
  public Timeline {
    leadIn = List.copyOf(leadIn);
    loop = List.copyOf(loop);
    if (loop.isEmpty()) {
      throw new IllegalArgumentException("timeline without an entry to loop");
    }
    if (originTicks < 0 || originTicks >= Pcr.MODULUS) {
      throw new IllegalArgumentException("origin " + originTicks + ": expected a PCR");
    }
    if (revision < 1 || firstFrame < 0 || validFrom < 0) {
      throw new IllegalArgumentException(
          "revision " + revision + ", first frame " + firstFrame + ", valid from " + validFrom);
    }
  }

  /** The arithmetic of this channel. */
  public ChannelGrid grid() {
    return new ChannelGrid(format, originTicks);
  }

  /** SHA-256 of the canonical text. */
  public Digest digest() {
    try {
      return Digest.of(
          MessageDigest.getInstance("SHA-256")
              .digest(TimelineText.write(this).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Nanoseconds from the epoch to an instant; negative before it. */
  public long nanosSinceEpoch(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond() - epoch.getEpochSecond(), 1_000_000_000L),
        instant.getNano() - epoch.getNano());
  }
}
