package org.plugcast.ts.inspect;

import java.util.Arrays;
import org.plugcast.ts.mpeg.Pcr;

/**
 * Time of a packet, in 27 MHz ticks since the stream's first PCR: interpolated between the PCRs of
 * one PID, or the arrival time where packets have one.
 *
 * <p>What wants to know the time of a packet is told at the next PCR, when it can be known also at
 * a variable rate. A jump of the PCR is bridged at the last known rate. Holds a bounded number of
 * events.
 */
final class StreamClock {
  /** Told the time of a packet. */
  interface Timed {
    /**
     * The time of a packet.
     *
     * @param value what was given when the event was put
     */
    void at(long ticks, long packet, long byteOffset, long value);
  }

  /** No time, no PID, no value. */
  static final long UNKNOWN = Long.MIN_VALUE;

  private static final int CAPACITY = 1 << 13;
  private static final long LONGEST_STEP = Pcr.FREQUENCY;
  private static final long PATIENCE_PACKETS = 50_000;

  private final Timed[] timed = new Timed[CAPACITY];
  private final long[] packets = new long[CAPACITY];
  private final long[] byteOffsets = new long[CAPACITY];
  private final long[] values = new long[CAPACITY];
  private final long[] arrivals = new long[CAPACITY];
  private int events;

  private int pid = -1;
  private long firstPacket;
  private long packet;
  private long pcr;
  private long ticks;
  private long stepTicks;
  private long stepPackets;
  private long arrival = UNKNOWN;
  private long bridged;
  private boolean systemTimeKnown;

  /** Sets the arrival time of the packets that follow. */
  void arrive(long arrivalTicks) {
    arrival = arrivalTicks;
  }

  /** PID whose PCRs make the time, or -1 before the first. */
  int pid() {
    return pid;
  }

  /** Asks for the time of a packet; the answer comes at once or with the next PCR. */
  void put(Timed listener, long atPacket, long byteOffset, long value) {
    if (events == CAPACITY) {
      systemTimeKnown = false;
      flush();
    }
    timed[events] = listener;
    packets[events] = atPacket;
    byteOffsets[events] = byteOffset;
    values[events] = value;
    arrivals[events++] = arrival;
  }

  /** Takes a PCR; returns whether time has moved. */
  boolean pcr(int pcrPid, long atPacket, long value, boolean discontinuity) {
    boolean first = pid < 0;
    if (pcrPid != pid && !first && atPacket - packet < PATIENCE_PACKETS) {
      return false;
    }
    boolean jump = discontinuity || pcrPid != pid;
    pid = pcrPid;
    if (first) {
      firstPacket = atPacket;
    } else {
      step(atPacket, Pcr.difference(value, pcr), jump);
    }
    packet = atPacket;
    pcr = value;
    return !first;
  }

  private void step(long atPacket, long difference, boolean jump) {
    boolean usable = !jump && difference > 0 && difference <= LONGEST_STEP;
    long length = atPacket - packet;
    long elapsed = usable ? difference : bridge(length);
    if (usable) {
      stepTicks = difference;
      stepPackets = length;
    } else {
      bridged++;
    }
    systemTimeKnown = usable;
    if (stepPackets > 0) {
      flush();
      ticks += elapsed;
    }
  }

  /** Time that {@code length} packets take at the last known rate. */
  private long bridge(long length) {
    return stepPackets == 0 ? 0 : length * stepTicks / stepPackets;
  }

  private void flush() {
    for (int i = 0; i < events; i++) {
      long at = arrivals[i] == UNKNOWN ? ticksAt(packets[i]) : arrivals[i];
      if (at != UNKNOWN) {
        timed[i].at(at, packets[i], byteOffsets[i], values[i]);
      }
    }
    events = 0;
  }

  /** Answers everything at the end of the stream, by the mean rate of the whole. */
  void finish() {
    systemTimeKnown = false;
    if (ticks > 0) {
      stepTicks = ticks;
      stepPackets = packet - firstPacket;
    }
    flush();
    Arrays.fill(timed, 0, CAPACITY, null);
  }

  /** Time of a packet near the last PCR by the rate known there, or {@link #UNKNOWN}. */
  long ticksAt(long atPacket) {
    return stepPackets == 0
        ? UNKNOWN
        : ticks + Math.floorDiv((atPacket - packet) * stepTicks, stepPackets);
  }

  /** Time of a packet: its arrival if it has one. */
  long now(long atPacket) {
    return arrival == UNKNOWN ? ticksAt(atPacket) : arrival;
  }

  /** While answering: system time clock (a PCR value) at a packet, or {@link #UNKNOWN}. */
  long systemTimeAt(long atPacket) {
    return systemTimeKnown
        ? Math.floorMod(
            pcr + Math.floorDiv((atPacket - packet) * stepTicks, stepPackets), Pcr.MODULUS)
        : UNKNOWN;
  }

  /** Time between the first and the last PCR, jumps bridged. */
  long elapsed() {
    return ticks;
  }

  /** Packets between the first and the last PCR. */
  long elapsedPackets() {
    return packet - firstPacket;
  }

  /** Whether there is any time at all. */
  boolean running() {
    return stepPackets > 0 || arrival != UNKNOWN;
  }

  /** Steps whose length had to be taken from the rate. */
  long bridged() {
    return bridged;
  }
}
