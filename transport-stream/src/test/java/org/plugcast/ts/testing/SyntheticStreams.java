package org.plugcast.ts.testing;

import java.util.Random;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;

/** Coded frames of made-up bytes: their sizes and order matter, their content does not. */
public final class SyntheticStreams {
  private SyntheticStreams() {}

  /**
   * Video of {@code frames} pictures with a key picture every {@code gop} and sizes that wander
   * around {@code meanBytes}.
   */
  public static VideoStream video(long seed, int frames, int gop, int meanBytes) {
    Random random = new Random(seed);
    int[] sizes = new int[frames];
    for (int i = 0; i < frames; i++) {
      double share = i % gop == 0 ? 4 : 0.4 + random.nextDouble();
      sizes[i] = Math.max(40, (int) (meanBytes * share * gop / (gop + 3)));
    }
    return new VideoStream() {
      @Override
      public int frames() {
        return frames;
      }

      @Override
      public int size(int decodeIndex) {
        return sizes[decodeIndex];
      }

      /**
       * Pairs of I B P B ...: within a GOP, each odd picture shows before the even one before it.
       */
      @Override
      public int displayIndex(int decodeIndex) {
        int start = decodeIndex / gop * gop;
        int within = decodeIndex - start;
        int length = Math.min(gop, frames - start);
        if (within == 0) {
          return decodeIndex;
        }
        boolean first = within % 2 == 1;
        if (first && within + 1 < length) {
          return decodeIndex + 1;
        }
        return first ? decodeIndex : decodeIndex - 1;
      }

      @Override
      public boolean randomAccess(int decodeIndex) {
        return decodeIndex % gop == 0;
      }

      @Override
      public void read(int decodeIndex, byte[] dst, int offset) {
        fill(seed ^ decodeIndex * 31L, dst, offset, sizes[decodeIndex]);
      }
    };
  }

  /** Audio of {@code frames} frames of {@code bytes} bytes. */
  public static AudioStream audio(long seed, int frames, int bytes) {
    return new AudioStream() {
      @Override
      public int frames() {
        return frames;
      }

      @Override
      public int size(int index) {
        return bytes;
      }

      @Override
      public void read(int index, byte[] dst, int offset) {
        fill(seed ^ index * 17L, dst, offset, bytes);
      }
    };
  }

  /** Bytes without a start code. */
  private static void fill(long seed, byte[] dst, int offset, int length) {
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      dst[offset + i] = (byte) (1 + random.nextInt(255));
    }
  }
}
