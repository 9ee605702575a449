package org.plugcast.ts.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found in a stream. {@link #toText} is for people, {@link #toJson} for programs.
 *
 * @param bytes inspected, packets or not
 * @param packets found, broken ones included
 * @param packetLength distance of the packets: 188, 192 or 204 bytes; 0 where none were found
 * @param skippedBytes that belong to no packet
 * @param counts of all findings, kinds without one left out
 * @param findings the first of each kind, in the order of the stream
 */
public record Report(
    long bytes,
    long packets,
    int packetLength,
    long skippedBytes,
    long nullPackets,
    long transportErrors,
    Optional<Rate> rate,
    List<Program> programs,
    List<Table> tables,
    List<Clock> clocks,
    List<Pid> pids,
    Map<FindingKind, Long> counts,
    List<Finding> findings) {

  /**
   * Length and mean rate of the stream by its clock.
   *
   * @param constant whether PCRs and bytes agree on one rate all along
   */
  public record Rate(double seconds, double bitsPerSecond, boolean constant) {}

  /** A program, with its names from the SDT where there is one. */
  public record Program(
      int number, int pmtPid, int pcrPid, String provider, String name, List<Integer> pids) {
    public Program {
      pids = List.copyOf(pids);
    }
  }

  /** A table and the time between its sections, in 27 MHz ticks; 0 where it came only once. */
  public record Table(String name, int pid, long sections, long longestTicks, long meanTicks) {}

  /**
   * The PCRs of a PID.
   *
   * @param longestTicks longest interval in 27 MHz ticks
   * @param discontinuities jumps that were not announced
   * @param announced jumps that a discontinuity_indicator announced
   * @param wraps of the 33-bit base
   * @param judged PCRs whose accuracy could be judged: at constant rate
   * @param worstNanos furthest that one of these is off the constant rate
   */
  public record Clock(
      int pid,
      long count,
      long longestTicks,
      long discontinuities,
      long announced,
      long wraps,
      boolean constantRate,
      long judged,
      double worstNanos) {}

  /**
   * The packets of a PID.
   *
   * @param role what it carries
   * @param discontinuities breaks of the continuity counter
   */
  public record Pid(
      int pid,
      String role,
      long packets,
      Optional<Double> bitsPerSecond,
      long discontinuities,
      long repeated,
      long scrambled,
      Optional<Timing> timing) {}

  /** From the least to the most, in 90 kHz ticks. */
  public record Span(long shortest, long longest) {}

  /**
   * The time stamps of an elementary stream, in 90 kHz ticks but where it says otherwise.
   *
   * @param stamps PES packets with PTS
   * @param steps between decoding times that follow each other
   * @param delay from the arrival of a PES packet's last byte to its decoding time
   * @param longestInterval between time stamps, in 27 MHz ticks of arrival
   * @param cadence learned picture duration
   * @param offGrid furthest that an audio time stamp is off the grid of its frames
   * @param wraps of the 33 bits
   */
  public record Timing(
      long pesPackets,
      long stamps,
      Optional<Span> steps,
      Optional<Span> delay,
      long longestInterval,
      Optional<Double> cadence,
      Optional<Long> offGrid,
      long wraps) {}

  public Report {
    programs = List.copyOf(programs);
    tables = List.copyOf(tables);
    clocks = List.copyOf(clocks);
    pids = List.copyOf(pids);
    counts = Map.copyOf(counts);
    findings = List.copyOf(findings);
  }

  /** Number of findings of a kind. */
  public long count(FindingKind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** Number of findings of a priority. */
  public long count(Priority priority) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getKey().priority() == priority)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** Whether there is nothing to report. */
  public boolean clean() {
    return counts.isEmpty() && packets > 0;
  }

  /** Share of null packets, 0 to 1. */
  public double nullShare() {
    return packets == 0 ? 0 : (double) nullPackets / packets;
  }

  /** Lines for people. */
  public String toText() {
    return ReportText.of(this);
  }

  /** One JSON object. */
  public String toJson() {
    return ReportJson.of(this);
  }
}
