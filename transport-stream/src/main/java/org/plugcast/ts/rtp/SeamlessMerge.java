package org.plugcast.ts.rtp;

import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.MuxRate;

/**
 * Makes one stream of RTP datagrams out of two or more that are equal, as they come: each sequence
 * number once and in order, from whichever leg has it. SMPTE ST 2022-7.
 *
 * <p>A missing datagram is waited for until one comes that is a window further on: no clock is
 * needed, and the legs may be apart by the window's time. All memory is taken at the start. Belongs
 * to one thread.
 */
public final class SeamlessMerge {
  /** What fits an Ethernet frame, with room to spare. */
  private static final int LARGEST_DATAGRAM = 2048;

  /**
   * Datagrams in a row that belong to no place in the stream, before a new stream is believed: one
   * that starts anew, or that was silent for so long that its sequence numbers went round.
   */
  private static final int STRAYS_UNTIL_RESTART = 16;

  private final int window;
  private final Sink sink;
  private final MergeCounters counters;
  private final MergeSlots slots;
  private boolean started;
  private int ssrc;
  private long next;
  private int strays;

  /** Takes what is merged. */
  public interface Sink {
    /** Takes a whole datagram, header and all, that is valid during the call only. */
    void datagram(byte[] bytes, int offset, int length);
  }

  /**
   * @param legs number of legs, 1 to 8
   * @param window datagrams by which a leg may be behind the other, 1 to 16384
   */
  public SeamlessMerge(int legs, int window, Sink sink) {
    if (legs < 1 || legs > Byte.SIZE) {
      throw new IllegalArgumentException("legs " + legs + ": expected 1 to " + Byte.SIZE);
    }
    if (window < 1 || window > RtpHeader.SEQUENCE_MODULUS / 4) {
      throw new IllegalArgumentException(
          "window " + window + ": expected 1 to " + RtpHeader.SEQUENCE_MODULUS / 4);
    }
    this.window = window;
    this.sink = sink;
    this.counters = new MergeCounters(legs);
    this.slots = new MergeSlots(2 * window, LARGEST_DATAGRAM, counters);
  }

  /** Datagrams that a stream sends within {@code millis}, rounded up: the window for that skew. */
  public static int window(MuxRate rate, int millis) {
    long bits = RtpFraming.PACKETS_PER_DATAGRAM * MuxRate.PACKET_BITS * 1000;
    return Math.toIntExact(Math.ceilDiv(rate.bitsPerSecond() * millis, bits));
  }

  /**
   * Takes a datagram that came on {@code leg}, counted from 0.
   *
   * @throws MalformedStreamException where it is no RTP; nothing has changed then
   */
  public void add(int leg, byte[] bytes, int offset, int length) throws MalformedStreamException {
    RtpHeader.payloadStart(bytes, offset, length);
    if (length > LARGEST_DATAGRAM) {
      throw new MalformedStreamException(
          "datagram of " + length + " bytes fits no Ethernet frame", 0, "SMPTE ST 2022-2");
    }
    counters.received(leg);
    int sequence = RtpHeader.sequenceNumber(bytes, offset);
    int source = RtpHeader.ssrc(bytes, offset);
    if (!started) {
      start(sequence, source);
    }
    long number = extended(sequence);
    if (source != ssrc || number < next - slots.capacity()) {
      counters.stray();
      if (++strays < STRAYS_UNTIL_RESTART) {
        return;
      }
      restart(sequence, source);
      number = extended(sequence);
    }
    strays = 0;
    place(leg, number, bytes, offset, length);
  }

  /** Delivers what is still held back and closes the count. */
  public void finish() {
    if (started) {
      giveUpBefore(slots.highest() + 1);
      slots.clear();
      started = false;
    }
  }

  /** What happened so far; legs are complete up to a window ago, and after {@link #finish}. */
  public MergeReport report() {
    return counters.report();
  }

  private void start(int sequence, int source) {
    started = true;
    ssrc = source;
    strays = 0;
    next = RtpHeader.SEQUENCE_MODULUS + (long) sequence;
  }

  private void restart(int sequence, int source) {
    finish();
    counters.restart();
    start(sequence, source);
  }

  /** The number that ends in {@code sequence} and is nearest to the next one. */
  private long extended(int sequence) {
    return next + (short) (sequence - (int) next);
  }

  private void place(int leg, long number, byte[] bytes, int offset, int length) {
    giveUpBefore(number - window + 1);
    if (!slots.arrivedAgain(leg, number, bytes, offset, length) && number >= next) {
      slots.put(leg, number, bytes, offset, length);
    }
    while (slots.holds(next)) {
      deliver();
    }
  }

  private void giveUpBefore(long number) {
    while (next < number) {
      if (slots.holds(next)) {
        deliver();
      } else {
        slots.giveUp(next++);
      }
    }
  }

  private void deliver() {
    counters.delivered();
    slots.deliver(next++, sink);
  }
}
