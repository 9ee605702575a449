package org.plugcast.ts.multiplex;

import java.util.Arrays;

/**
 * Which slot of a row carries what.
 *
 * <p>A row is about 12 ms of packets. Its first slot belongs to tables, PCR and metadata; evenly
 * spread slots carry audio, all others video. All rows of a channel are alike, so neither tables
 * nor audio ever move a video packet.
 */
public final class RowLayout {
  /** Longest row, in 27 MHz ticks: three rows stay below the 40 ms of a PCR interval. */
  private static final long LONGEST_ROW_TICKS = 27_000L * 12;

  private static final int TABLE = -1;
  private static final int VIDEO = -2;

  private final int slots;
  private final int[] audioRank;
  private final int[] videoRank;
  private final int audioSlots;

  private RowLayout(int slots, int audioSlots) {
    this.slots = slots;
    this.audioSlots = audioSlots;
    this.audioRank = new int[slots];
    this.videoRank = new int[slots];
    Arrays.fill(audioRank, VIDEO);
    audioRank[0] = TABLE;
    for (int k = 0; k < audioSlots; k++) {
      audioRank[1 + (2 * k + 1) * (slots - 1) / (2 * audioSlots)] = k;
    }
    int rank = 0;
    for (int slot = 0; slot < slots; slot++) {
      videoRank[slot] = audioRank[slot] == VIDEO ? rank++ : -1;
    }
  }

  /** Layout of a channel; throws {@link IllegalArgumentException} if its rate is too small. */
  public static RowLayout of(ChannelFormat format) {
    long rate = format.rate().bitsPerSecond();
    int slots = (int) (rate * LONGEST_ROW_TICKS / (ChannelGrid.PACKET_BITS * ChannelGrid.HZ));
    Ratio perRow =
        Ratio.of(
            (long) slots * ChannelGrid.PACKET_BITS * format.audio().packetsPerFrame(),
            ChannelGrid.HZ,
            rate,
            format.audio().codec().frameTicks());
    int audioSlots = (int) perRow.ceil(1);
    if (slots < 4 || slots - 1 - audioSlots < slots / 2) {
      throw new IllegalArgumentException(
          "rate of " + rate + " bit/s is too small for the audio and a picture");
    }
    return new RowLayout(slots, audioSlots);
  }

  /** Slots of a row. */
  public int slots() {
    return slots;
  }

  /** Slots of a row that carry audio. */
  public int audioSlots() {
    return audioSlots;
  }

  /** Slots of a row that carry video. */
  public int videoSlots() {
    return slots - 1 - audioSlots;
  }

  boolean isTable(int slot) {
    return slot == 0;
  }

  boolean isAudio(int slot) {
    return audioRank[slot] >= 0;
  }

  /** Number of an audio slot among the audio slots of its row. */
  int audioRank(int slot) {
    return audioRank[slot];
  }

  /** Number of a video slot among the video slots of its row. */
  int videoRank(int slot) {
    return videoRank[slot];
  }

  /** Slot of the video packet with a number among the video packets of its row. */
  public int videoSlot(int rank) {
    for (int slot = 0; slot < slots; slot++) {
      if (videoRank[slot] == rank) {
        return slot;
      }
    }
    throw new IllegalArgumentException("video packet " + rank + " of a row");
  }
}
