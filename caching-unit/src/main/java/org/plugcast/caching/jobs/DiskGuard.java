package org.plugcast.caching.jobs;

import java.time.Duration;
import java.util.Optional;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.media.ItemWish;
import org.plugcast.ts.multiplex.ChannelFormat;

/**
 * Keeps encoding from filling the disk: what is on air needs room, too. Pure.
 *
 * @param floorBytes free space below which no encoding begins
 */
public record DiskGuard(long floorBytes) {
  /** Output is counted twice: elementary streams lie on disk before the clip does. */
  private static final int COPIES = 2;

  /** Length that is assumed of a file that does not tell. */
  private static final Duration UNKNOWN = Duration.ofMinutes(15);

  private static final int BITS = 8;
  private static final double MB = 1e6;

  /**
   * Why no encoding may begin, if so.
   *
   * @param free bytes
   * @param underWay estimated output of the items in work, in bytes
   * @param next estimated output of the item to begin, in bytes
   */
  public Optional<String> refusal(long free, long underWay, long next) {
    long needed = Math.max(floorBytes, COPIES * (underWay + next));
    return free >= needed ? Optional.empty() : Optional.of(message(free, needed));
  }

  /** Why encoding that is under way has to stop, if so: half of the floor is gone. */
  public Optional<String> emergency(long free) {
    return free >= floorBytes / 2 ? Optional.empty() : Optional.of(message(free, floorBytes));
  }

  /**
   * Bytes that a clip will have.
   *
   * @param channel what is wanted of the channel's items
   */
  public static long estimate(ChannelFormat format, Facts facts, ItemWish channel) {
    long length = facts.lengthMillis(channel);
    long millis = length > 0 ? length : UNKNOWN.toMillis();
    return millis * (format.rate().bitsPerSecond() / BITS) / 1_000;
  }

  private static String message(long free, long needed) {
    return "encoding waits: %.0f MB free, %.0f MB needed; make room in the data folder"
        .formatted(free / MB, needed / MB);
  }
}
