package org.plugcast.ts.multiplex;

import java.util.stream.IntStream;

/** Packet identifiers of a channel; the PCR travels on the video PID. ISO/IEC 13818-1 table 2-3. */
public record Pids(int pmt, int video, int audio, int metadata) {
  public static final Pids DEFAULT = new Pids(0x1000, 0x100, 0x101, 0x1f0);

  public Pids {
    for (int pid : new int[] {pmt, video, audio, metadata}) {
      if (pid < 0x20 || pid > 0x1ffe) {
        throw new IllegalArgumentException("PID " + pid + ": expected 32 to 8190");
      }
    }
    if (IntStream.of(pmt, video, audio, metadata).distinct().count() != 4) {
      throw new IllegalArgumentException("PIDs must differ");
    }
  }
}
