package org.plugcast.multicast.record;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of the disk and of the memory recordings may take.
 *
 * @param folder of all recordings
 * @param quotaBytes that recordings may take in all, those that are being made included
 * @param reserveBytes that stay free on the disk, for clips and timelines
 * @param ringAge after which ring segments go, even where there is room
 * @param bufferBytes of memory for what is on its way to the disk
 */
public record RecordingSettings(
    Path folder, long quotaBytes, long reserveBytes, Optional<Duration> ringAge, long bufferBytes) {
  /** 16 MB: 50 channels of 3.75 Mbit/s for half a second beside what each of them collects. */
  public static final long BUFFER_BYTES = 16 << 20;

  /** 512 MB. */
  public static final long RESERVE_BYTES = 512 << 20;

  public RecordingSettings {
    if (quotaBytes < 1 || reserveBytes < 0 || bufferBytes < 1) {
      throw new IllegalArgumentException(
          "quota " + quotaBytes + ", reserve " + reserveBytes + ", buffer " + bufferBytes);
    }
    if (ringAge.isPresent() && !ringAge.get().isPositive()) {
      throw new IllegalArgumentException("age " + ringAge.get() + ": expected more than nothing");
    }
  }

  /** Settings with the usual reserve and memory, without an age. */
  public static RecordingSettings of(Path folder, long quotaBytes) {
    return new RecordingSettings(folder, quotaBytes, RESERVE_BYTES, Optional.empty(), BUFFER_BYTES);
  }
}
