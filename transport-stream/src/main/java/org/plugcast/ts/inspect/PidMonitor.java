package org.plugcast.ts.inspect;

import org.jspecify.annotations.Nullable;
import org.plugcast.ts.mpeg.TsPacket;

/** What is known of one PID. */
final class PidMonitor {
  private final int pid;
  private final ContinuityCheck continuity = new ContinuityCheck();
  private long packets;
  private long latest;
  private long previous;
  private long repeated;
  private long broken;
  private long scrambled;
  private String role;
  private boolean referenced;
  private @Nullable PesCheck pes;
  private @Nullable PcrCheck pcr;
  private boolean watched;
  private boolean silent;
  private long packetsSeen;
  private long activeAt = StreamClock.UNKNOWN;

  PidMonitor(int pid) {
    this.pid = pid;
    this.role = reserved(pid);
  }

  int pid() {
    return pid;
  }

  /** Counts the packet of that index. */
  void count(byte[] packet, int offset, long index) {
    packets++;
    previous = latest;
    latest = index;
    scrambled += TsPacket.scramblingControl(packet, offset) == 0 ? 0 : 1;
  }

  ContinuityCheck.Outcome follow(byte[] packet, int offset) {
    ContinuityCheck.Outcome outcome = continuity.check(packet, offset);
    switch (outcome) {
      case NEXT -> {}
      case REPEATED -> repeated++;
      case BROKEN -> broken++;
    }
    return outcome;
  }

  ContinuityCheck continuity() {
    return continuity;
  }

  /** Names the PID for people. */
  void role(String newRole) {
    role = newRole;
    referenced = true;
  }

  @Nullable PesCheck pes() {
    return pes;
  }

  /** Follows the PES packets of the PID from now on. */
  void follow(PesCheck check) {
    pes = check;
  }

  @Nullable PcrCheck pcr() {
    return pcr;
  }

  /** Judges the PCRs of the PID from now on. */
  void follow(PcrCheck check) {
    pcr = check;
  }

  /** No program refers to the PID any longer. */
  void release() {
    role = reserved(pid);
    referenced = false;
    pes = null;
    watched = false;
  }

  /** Silence of this PID is an error from now on. */
  void watch() {
    watched = true;
  }

  /** Whether the PID has just been silent for {@code limit} ticks; true once per silence. */
  boolean fallsSilent(long now, long limit) {
    if (!watched) {
      return false;
    }
    if (packets != packetsSeen || activeAt == StreamClock.UNKNOWN) {
      packetsSeen = packets;
      activeAt = now;
      silent = false;
    }
    boolean falls = !silent && now - activeAt >= limit;
    silent |= falls;
    return falls;
  }

  /** Index of the packet before the last. */
  long previous() {
    return previous;
  }

  long packets() {
    return packets;
  }

  long broken() {
    return broken;
  }

  long repeated() {
    return repeated;
  }

  long scrambled() {
    return scrambled;
  }

  String role() {
    return role;
  }

  /** Whether a table refers to the PID. */
  boolean referenced() {
    return referenced;
  }

  /** What a PID carries by itself. ISO/IEC 13818-1 table 2-3, ETSI EN 300 468 table 1. */
  private static String reserved(int pid) {
    return switch (pid) {
      case 0x00 -> "PAT";
      case 0x01 -> "CAT";
      case 0x10 -> "NIT";
      case 0x11 -> "SDT, BAT";
      case 0x12 -> "EIT";
      case 0x14 -> "TDT, TOT";
      case TsPacket.NULL_PID -> "null";
      default -> "unreferenced";
    };
  }
}
