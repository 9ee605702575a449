package org.plugcast.ts.inspect;

import java.util.Locale;
import java.util.Optional;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Timestamp;
import org.plugcast.ts.mpeg.TsPacket;

/** Follows the PES packets of one elementary stream: headers, time stamps, cadence, delay. */
final class PesCheck {
  private static final long LONGEST_STEP = 90_000;

  private final Findings findings;
  private final Position position;
  private final StreamClock clock;
  private final int pid;
  private final StreamKind kind;
  private final IntervalCheck stampInterval;
  private final DelayCheck delay;
  private final VideoCadence cadence;
  private final Optional<AudioGrid> grid;
  private boolean open;
  private boolean stamped;
  private long packets;
  private long stamps;
  private long unstamped;
  private long lastDts;
  private boolean lastKnown;
  private long shortest = Long.MAX_VALUE;
  private long longest;
  private long wraps;
  private long lastPacket;
  private long lastByteOffset;

  PesCheck(
      Findings findings,
      Position position,
      StreamClock clock,
      int pid,
      int pcrPid,
      StreamKind kind,
      Limits limits) {
    this.findings = findings;
    this.position = position;
    this.clock = clock;
    this.pid = pid;
    this.kind = kind;
    this.stampInterval =
        new IntervalCheck(findings, FindingKind.PTS_ERROR, "PTS", pid, Limits.ticks(limits.pts()));
    this.delay = new DelayCheck(findings, clock, pid, pcrPid);
    long tolerance = Limits.ticks(limits.cadence()) / 300;
    this.cadence = new VideoCadence(findings, pid, tolerance);
    this.grid =
        kind instanceof StreamKind.Audio audio
            ? audio.coding().map(coding -> new AudioGrid(findings, pid, tolerance, coding))
            : Optional.empty();
  }

  StreamKind kind() {
    return kind;
  }

  /** Takes a packet with payload. */
  void packet(byte[] packet, int offset) {
    int at = offset + TsPacket.payloadOffset(packet, offset);
    int end = offset + TsPacket.LENGTH;
    if (TsPacket.payloadUnitStart(packet, offset)) {
      close();
      at = start(packet, at, end);
    }
    lastPacket = position.packet();
    lastByteOffset = position.byteOffset();
    if (open && grid.isPresent()) {
      grid.get().payload(packet, at, end);
    }
  }

  /** Packets are missing: what is under way cannot be judged. */
  void missing() {
    stamped = false;
    grid.ifPresent(AudioGrid::restart);
  }

  /** The program's clock may have jumped, and time stamps with it. */
  void discontinuity() {
    missing();
    lastKnown = false;
  }

  void finish(long ticks) {
    cadence.finish();
    if (!(kind instanceof StreamKind.Data)) {
      stampInterval.finish(ticks, position.packet(), position.byteOffset());
    }
  }

  private void close() {
    if (stamped) {
      clock.put(delay, lastPacket, lastByteOffset, lastDts);
    }
    stamped = false;
  }

  /** Reads a header and returns where its payload starts. */
  private int start(byte[] packet, int at, int end) {
    open = end - at >= PesHeader.PLAIN_LENGTH && PesHeader.isPes(packet, at);
    if (!open) {
      if (end - at >= PesHeader.PLAIN_LENGTH) {
        findings.add(FindingKind.PES_SYNTAX, pid, () -> "no PES start code at payload_unit_start");
      }
      missing();
      return end;
    }
    packets++;
    int payload = at + PesHeader.headerLength(packet, at);
    if (payload > end || !PesHeader.hasPts(packet, at)) {
      unstamped++;
      return Math.min(payload, end);
    }
    stamp(packet, at);
    return payload;
  }

  private void stamp(byte[] packet, int at) {
    long pts = PesHeader.pts(packet, at);
    long dts = PesHeader.hasDts(packet, at) ? PesHeader.dts(packet, at) : pts;
    if (!Timestamp.markersSet(packet, at + PesHeader.PLAIN_LENGTH)) {
      findings.add(FindingKind.PES_SYNTAX, pid, () -> "marker bit of a PTS is 0, expected 1");
    }
    if (Timestamp.difference(pts, dts) < 0) {
      findings.add(
          FindingKind.PES_SYNTAX,
          pid,
          () -> String.format(Locale.ROOT, "PTS %d before DTS %d, expected not before", pts, dts));
    }
    if (lastKnown) {
      step(Timestamp.difference(dts, lastDts), dts);
    }
    grid.ifPresent(audio -> audio.pts(pts, position.packet(), position.byteOffset()));
    if (!(kind instanceof StreamKind.Data)) {
      stampInterval.put(clock, position);
    }
    stamps++;
    stamped = true;
    unstamped = 0;
    lastKnown = true;
    lastDts = dts;
  }

  private void step(long step, long dts) {
    shortest = Math.min(shortest, step);
    longest = Math.max(longest, step);
    wraps += dts < lastDts && step > 0 ? 1 : 0;
    switch (kind) {
      case StreamKind.Video video ->
          cadence.step(step, unstamped + 1, position.packet(), position.byteOffset());
      case StreamKind.Audio audio -> {
        if (step <= 0 || step > LONGEST_STEP) {
          findings.add(
              FindingKind.TIMESTAMP_JUMP,
              pid,
              () -> String.format(Locale.ROOT, "time of audio steps by %.1f ms", step / 90.0));
        }
      }
      case StreamKind.Data data -> {}
    }
  }

  Report.Timing report() {
    return new Report.Timing(
        packets,
        stamps,
        stamps > 1 && longest > 0
            ? Optional.of(new Report.Span(shortest, longest))
            : Optional.empty(),
        delay.span(),
        stampInterval.longest(),
        cadence.cadence() > 0 ? Optional.of(cadence.cadence()) : Optional.empty(),
        grid.flatMap(AudioGrid::worst),
        wraps);
  }
}
