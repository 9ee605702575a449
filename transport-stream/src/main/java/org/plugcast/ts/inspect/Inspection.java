package org.plugcast.ts.inspect;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.plugcast.ts.mpeg.PacketFramer;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;

/** Hands each packet to the checks that its PID wants. */
final class Inspection implements PacketFramer.Sink, TableMonitor.Listener {
  private static final int MOST_CLOCKS = 1024;
  private static final long SWEEP_TICKS = Pcr.FREQUENCY / 2;

  private final Limits limits;
  private final Position position = new Position();
  private final Findings findings;
  private final StreamClock clock = new StreamClock();
  private final TableMonitor tables;
  private final @Nullable PidMonitor[] monitors = new PidMonitor[TsPacket.PIDS];
  private final long silence;
  private int clocks;
  private long packets;
  private long nullPackets;
  private long transportErrors;
  private long skippedBytes;
  private int packetLength;
  private long nextSweep;
  private @Nullable Finding firstScrambled;

  Inspection(Limits limits) {
    this.limits = limits;
    this.findings = new Findings(position, limits.findingsPerKind());
    this.tables = new TableMonitor(findings, position, clock, limits, this);
    this.silence = Limits.ticks(limits.pid());
  }

  void arrive(long ticks) {
    clock.arrive(ticks);
  }

  @Override
  public void packet(byte[] bytes, int offset, long byteOffset) {
    position.move(packets++, byteOffset);
    int pid = TsPacket.pid(bytes, offset);
    if (TsPacket.transportError(bytes, offset)) {
      transportError(pid);
      return;
    }
    PidMonitor monitor = monitor(pid);
    monitor.count(bytes, offset, position.packet());
    if (pid == TsPacket.NULL_PID) {
      nullPackets++;
      return;
    }
    if (wellFormed(bytes, offset, pid) && follow(monitor, bytes, offset)) {
      takeClock(monitor, bytes, offset);
      if (TsPacket.hasPayload(bytes, offset)) {
        payload(monitor, bytes, offset);
      }
    }
  }

  @Override
  public void synchronised(long byteOffset, long skipped, int length) {
    packetLength = length;
    skippedBytes += skipped;
    if (packets == 0 && skipped > 0) {
      findings.add(
          FindingKind.TS_SYNC_LOSS,
          0,
          byteOffset,
          0,
          () -> skipped + " bytes before the first packet, expected none");
    }
  }

  @Override
  public void syncByteError(long byteOffset) {
    position.move(packets++, byteOffset);
    findings.add(FindingKind.SYNC_BYTE_ERROR, 0, () -> "sync byte is not 0x47");
  }

  @Override
  public void syncLoss(long byteOffset) {
    position.breakBytes(position.packet());
    findings.add(
        FindingKind.TS_SYNC_LOSS,
        packets,
        byteOffset,
        0,
        () -> "two sync bytes in a row are not 0x47");
  }

  private void transportError(int pid) {
    transportErrors++;
    findings.add(FindingKind.TRANSPORT_ERROR, pid, () -> "transport_error_indicator is set");
    PidMonitor monitor = monitors[pid];
    if (monitor != null) {
      monitor.continuity().forget();
      missing(monitor);
    }
  }

  private static void missing(PidMonitor monitor) {
    PesCheck pes = monitor.pes();
    if (pes != null) {
      pes.missing();
    }
  }

  /** Reports what §2.4.3.3 and §2.4.3.5 do not allow; false where the packet is to be discarded. */
  private boolean wellFormed(byte[] bytes, int offset, int pid) {
    if (TsPacket.adaptationFieldControl(bytes, offset) == 0) {
      findings.add(FindingKind.PACKET_SYNTAX, pid, () -> "adaptation_field_control is 0");
      return false;
    }
    if (!TsPacket.adaptationFieldFits(bytes, offset)) {
      int length = TsPacket.adaptationFieldLength(bytes, offset);
      findings.add(
          FindingKind.PACKET_SYNTAX,
          pid,
          () -> "adaptation_field_length " + length + " does not fit the packet");
    }
    return true;
  }

  /** Follows the counter; false for a packet that repeats the one before. */
  private boolean follow(PidMonitor monitor, byte[] bytes, int offset) {
    return switch (monitor.follow(bytes, offset)) {
      case NEXT -> true;
      case REPEATED -> false;
      case BROKEN -> {
        position.breakBytes(monitor.previous());
        missing(monitor);
        int missing = monitor.continuity().missing();
        findings.add(
            FindingKind.CONTINUITY_COUNT_ERROR,
            monitor.pid(),
            () -> "counter is " + missing + " ahead of what was expected");
        yield true;
      }
    };
  }

  private void takeClock(PidMonitor monitor, byte[] bytes, int offset) {
    boolean discontinuity = TsPacket.discontinuity(bytes, offset);
    if (!discontinuity && !TsPacket.hasPcr(bytes, offset)) {
      return;
    }
    PcrCheck check = monitor.pcr();
    if (check == null) {
      if (!TsPacket.hasPcr(bytes, offset) || clocks == MOST_CLOCKS) {
        return;
      }
      clocks++;
      check = new PcrCheck(findings, position, monitor.pid(), limits);
      monitor.follow(check);
    }
    if (discontinuity) {
      check.announceDiscontinuity();
    }
    if (TsPacket.hasPcr(bytes, offset)) {
      takePcr(check, monitor.pid(), TsPacket.pcr(bytes, offset));
    }
  }

  private void takePcr(PcrCheck check, int pid, long pcr) {
    boolean jumpAllowed = check.add(pcr);
    if (jumpAllowed) {
      tables.programs().stream()
          .map(TableMonitor.Program::pmt)
          .filter(pmt -> pmt != null && pmt.pcrPid() == pid)
          .forEach(pmt -> pmt.streams().forEach(this::discontinuity));
    }
    if (clock.pcr(pid, position.packet(), pcr, jumpAllowed)) {
      long now = clock.now(position.packet());
      if (now >= nextSweep) {
        nextSweep = now + SWEEP_TICKS;
        sweep(now);
      }
    }
  }

  private void discontinuity(Pmt.Stream stream) {
    PesCheck pes = monitor(stream.pid()).pes();
    if (pes != null) {
      pes.discontinuity();
    }
  }

  private void sweep(long now) {
    for (PidMonitor monitor : monitors) {
      if (monitor != null && monitor.fallsSilent(now, silence)) {
        findings.add(
            FindingKind.PID_ERROR,
            monitor.pid(),
            () -> String.format(Locale.ROOT, "no packet for %.1f s", silence / 27e6));
      }
    }
  }

  private void payload(PidMonitor monitor, byte[] bytes, int offset) {
    int pid = monitor.pid();
    boolean clear = TsPacket.scramblingControl(bytes, offset) == 0;
    if (!clear && firstScrambled == null) {
      firstScrambled =
          new Finding(
              FindingKind.CAT_ERROR,
              position.packet(),
              position.byteOffset(),
              pid,
              "scrambled packets but no CAT");
    }
    PesCheck pes = monitor.pes();
    if (pes != null) {
      if (clear) {
        pes.packet(bytes, offset);
      }
    } else if (tables.follows(pid)) {
      tables.packet(pid, bytes, offset);
    }
  }

  private PidMonitor monitor(int pid) {
    PidMonitor monitor = monitors[pid];
    if (monitor == null) {
      monitor = new PidMonitor(pid);
      monitors[pid] = monitor;
    }
    return monitor;
  }

  @Override
  public void mapped(TableMonitor.Program program, Pmt pmt) {
    monitor(program.pid()).role("PMT of program " + program.number());
    if (pmt.pcrPid() != TsPacket.NULL_PID) {
      monitor(pmt.pcrPid()).role("PCR of program " + program.number());
      monitor(pmt.pcrPid()).watch();
    }
    for (Pmt.Stream stream : pmt.streams()) {
      map(pmt, stream);
    }
  }

  private void map(Pmt pmt, Pmt.Stream stream) {
    StreamKind kind = StreamKind.of(stream);
    PidMonitor monitor = monitor(stream.pid());
    monitor.role(kind.label());
    boolean sparse = kind instanceof StreamKind.Data;
    if (!sparse) {
      monitor.watch();
    }
    boolean pes =
        !sparse
            || stream.type().equals(StreamType.PRIVATE_PES)
            || stream.type().equals(StreamType.METADATA_PES);
    if (pes && !tables.follows(stream.pid())) {
      monitor.follow(
          new PesCheck(findings, position, clock, stream.pid(), pmt.pcrPid(), kind, limits));
    }
  }

  @Override
  public void unmapped(TableMonitor.Program program, Pmt pmt) {
    monitor(pmt.pcrPid()).release();
    pmt.streams().forEach(stream -> monitor(stream.pid()).release());
  }

  /** Ends all checks and tells what they found. */
  Report finish(long bytes) {
    clock.finish();
    long now = clock.running() ? clock.now(packets) : StreamClock.UNKNOWN;
    for (PidMonitor monitor : monitors) {
      if (monitor != null) {
        finish(monitor, now);
      }
    }
    if (packets > 0) {
      tables.finish(now);
    }
    Finding scrambled = firstScrambled;
    if (scrambled != null && !tables.hasCat()) {
      findings.add(
          scrambled.kind(),
          scrambled.packet(),
          scrambled.byteOffset(),
          scrambled.pid(),
          scrambled::message);
    }
    return new Reporter(tables, findings, clock, monitors)
        .report(bytes, packets, packetLength, skipped(bytes), nullPackets, transportErrors);
  }

  private long skipped(long bytes) {
    return packets == 0 ? bytes : skippedBytes;
  }

  private static void finish(PidMonitor monitor, long now) {
    PcrCheck pcr = monitor.pcr();
    if (pcr != null) {
      pcr.finish();
    }
    PesCheck pes = monitor.pes();
    if (pes != null) {
      pes.finish(now);
    }
  }
}
