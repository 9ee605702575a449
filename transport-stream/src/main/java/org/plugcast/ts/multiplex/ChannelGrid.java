package org.plugcast.ts.multiplex;

import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * All arithmetic of a channel between packet indices, rows, video frames, audio frames and ticks.
 *
 * <p>Index, row and frame numbers count from the channel's origin and are never negative. Times are
 * 27 MHz ticks since the origin; time stamps add the origin and wrap (ISO/IEC 13818-1 §2.4.3.5,
 * §2.4.3.7). Everything is derived from whole numbers; nothing accumulates.
 */
public final class ChannelGrid {
  static final long HZ = 27_000_000;
  static final long PACKET_BITS = 188 * 8;

  /**
   * Bytes of a packet up to and with the byte that holds the last bit of {@code
   * program_clock_reference_base} (§2.4.3.5).
   */
  private static final int PCR_BYTES = 11;

  /**
   * Audio is complete in the decoder so long (30 ms) before it sounds, where its buffer has room
   * for what comes meanwhile of the next frame.
   */
  private static final long AUDIO_MARGIN_TICKS = 810_000;

  /** The margin is never less than this (2 ms). */
  private static final long LEAST_AUDIO_MARGIN_TICKS = 54_000;

  private final ChannelFormat format;
  private final RowLayout layout;
  private final long originTicks;
  private final Ratio ticksPerBit;
  private final Ratio nanosPerPacket;
  private final Ratio rowsPerFrame;
  private final Ratio ticksPerAudioSlot;
  private final Ratio audioSlotsPerTick;
  private final long frameTicks;
  private final long audioTicks;
  private final long firstDisplayTicks;
  private final long audioSendTicks;

  /**
   * @param originTicks PCR at the first byte of the channel
   */
  public ChannelGrid(ChannelFormat format, long originTicks) {
    long rate = format.rate().bitsPerSecond();
    this.format = format;
    this.layout = RowLayout.of(format);
    this.originTicks = originTicks;
    this.frameTicks = format.video().frameRate().ticks();
    this.audioTicks = format.audio().codec().frameTicks();
    long rowBits = layout.slots() * PACKET_BITS;
    this.ticksPerBit = Ratio.of(HZ, 1, rate, 1);
    this.nanosPerPacket = Ratio.of(PACKET_BITS, 1_000_000_000, rate, 1);
    this.rowsPerFrame = Ratio.of(frameTicks, rate, rowBits, HZ);
    this.ticksPerAudioSlot = Ratio.of(rowBits, HZ, rate, layout.audioSlots());
    this.audioSlotsPerTick = ticksPerAudioSlot.inverse();
    this.firstDisplayTicks = format.startDelayTicks() + format.video().reorderFrames() * frameTicks;
    this.audioSendTicks =
        firstDisplayTicks
            - ticksPerAudioSlot.ceil(format.audio().packetsPerFrame() + 2L)
            - audioMarginTicks();
    if (audioSendTicks < 0) {
      throw new IllegalArgumentException("start delay is too small for the audio");
    }
  }

  /**
   * A frame stays until it sounds while the next arrives: both together stay within the decoder's
   * main buffer.
   */
  private long audioMarginTicks() {
    AudioFormat audio = format.audio();
    int frame = audio.packetsPerFrame() * TsPacket.MAX_PAYLOAD;
    int room = Math.floorDiv(audio.bufferBytes() - frame, TsPacket.MAX_PAYLOAD);
    if (room >= audio.packetsPerFrame()) {
      return AUDIO_MARGIN_TICKS;
    }
    long margin =
        audioTicks - ticksPerAudioSlot.ceil(Math.max(0, audio.packetsPerFrame() + 3L - room));
    if (margin < LEAST_AUDIO_MARGIN_TICKS) {
      throw new IllegalArgumentException(
          "audio frames of "
              + frame
              + " bytes leave too little room in the decoder's buffer of "
              + audio.bufferBytes()
              + " bytes");
    }
    return Math.min(AUDIO_MARGIN_TICKS, margin);
  }

  public ChannelFormat format() {
    return format;
  }

  public RowLayout layout() {
    return layout;
  }

  /** Program clock reference of the packet at {@code index}. */
  public long pcr(long index) {
    long bits = Math.addExact(Math.multiplyExact(index, PACKET_BITS), PCR_BYTES * 8);
    return (originTicks + ticksPerBit.floor(bits)) % Pcr.MODULUS;
  }

  /** Time at which the first bit of the packet at {@code index} is sent. */
  public long timeOf(long index) {
    return ticksPerBit.floor(Math.multiplyExact(index, PACKET_BITS));
  }

  /** Nanoseconds from the epoch to the sending of the packet at {@code index}. */
  public long nanosOf(long index) {
    return nanosPerPacket.floor(index);
  }

  /** Index of the packet that is on the wire {@code nanos} after the epoch. */
  public long indexAt(long nanos) {
    return nanosPerPacket.largestWithFloorAtMost(nanos);
  }

  /** First index of a row. */
  public long indexOfRow(long row) {
    return Math.multiplyExact(row, layout.slots());
  }

  /** Row from which a clip is sent whose first frame is {@code frame}. */
  public long rowOf(long frame) {
    return rowsPerFrame.floor(frame);
  }

  /** The last frame whose row is not later than {@code row}: the one that bears on it. */
  public long lastFrameAt(long row) {
    return rowsPerFrame.largestWithFloorAtMost(row);
  }

  /** Rows that a clip of {@code frames} frames may fill wherever it starts. */
  public long wholeRows(long frames) {
    return rowsPerFrame.floor(frames);
  }

  /** Longest time by which a clip may run ahead of its frames: one row. */
  public long rowTicks() {
    return ticksPerBit.ceil(layout.slots() * PACKET_BITS);
  }

  /** Time at which frame {@code frame} shows. */
  public long displayTime(long frame) {
    return firstDisplayTicks + frame * frameTicks;
  }

  /** Time at which the {@code frame}-th picture in decode order is decoded. */
  public long decodeTime(long frame) {
    return format.startDelayTicks() + frame * frameTicks;
  }

  /** The frame that shows at {@code time}; negative before the first. */
  public long frameShownAt(long time) {
    return Math.floorDiv(time - firstDisplayTicks, frameTicks);
  }

  /** Audio frame with which an item begins whose first video frame is {@code frame}. */
  public long audioFrameAt(long frame) {
    return Math.floorDiv(2 * frame * frameTicks + audioTicks, 2 * audioTicks);
  }

  /** The last video frame whose item may begin with an audio frame not later than this one. */
  long lastFrameForAudio(long audioFrame) {
    return Math.ceilDiv(audioTicks * (2 * audioFrame + 1), 2 * frameTicks) - 1;
  }

  /** Audio frames in a clip of {@code frames} frames: those always sent, and a spare. */
  public int audioFramesWithSpare(int frames) {
    return Math.toIntExact(frames * frameTicks / audioTicks + 1);
  }

  /** Time at which an audio frame sounds. */
  public long soundTime(long audioFrame) {
    return firstDisplayTicks + audioFrame * audioTicks;
  }

  /** Audio frame that is being sent at an audio slot of the channel; negative before the first. */
  long audioFrameAtSlot(long audioSlot) {
    return Math.floorDiv(ticksPerAudioSlot.floor(audioSlot) - audioSendTicks, audioTicks);
  }

  /** Audio slot of the channel that bears the first packet of an audio frame. */
  long firstSlotOfAudio(long audioFrame) {
    return audioSlotsPerTick.ceil(audioSendTicks + audioFrame * audioTicks);
  }

  /** 33-bit time stamp in 90 kHz ticks of a time. */
  public long timestamp(long time) {
    return (originTicks + time) % Pcr.MODULUS / 300;
  }

  /** Frame number, within a clip, of a time stamp that the clip's assembler wrote. */
  long frameOfNominal(long timestamp, long firstTicks) {
    return Math.floorDiv(timestamp * 300 - firstTicks + frameTicks / 2, frameTicks);
  }

  long firstDisplayTicks() {
    return firstDisplayTicks;
  }
}
