package org.plugcast.ts.inspect;

import java.time.Duration;

/**
 * Limits to judge by.
 *
 * @param pat longest time between PATs
 * @param pmt longest time between PMTs of a program
 * @param sdt longest time between SDTs, where there are any
 * @param pid longest silence of a video, audio or PCR PID
 * @param pcrRepetition longest time between PCRs
 * @param pcrDiscontinuity longest step of the PCR that is not a discontinuity
 * @param pcrAccuracy furthest that a PCR may be off in a stream of constant rate
 * @param pts longest time between time stamps of a video or audio PID
 * @param cadence furthest that a picture or a sound frame may be off the cadence
 * @param findingsPerKind findings of a kind that are kept in full; the others are counted
 */
public record Limits(
    Duration pat,
    Duration pmt,
    Duration sdt,
    Duration pid,
    Duration pcrRepetition,
    Duration pcrDiscontinuity,
    Duration pcrAccuracy,
    Duration pts,
    Duration cadence,
    int findingsPerKind) {

  /** Those of ETSI TR 101 290 §5.2, with 5 s for PID_error and 2 ms for cadence. */
  public static Limits standard() {
    return new Limits(
        Duration.ofMillis(500),
        Duration.ofMillis(500),
        Duration.ofSeconds(2),
        Duration.ofSeconds(5),
        Duration.ofMillis(40),
        Duration.ofMillis(100),
        Duration.ofNanos(500),
        Duration.ofMillis(700),
        Duration.ofMillis(2),
        100);
  }

  /** A duration in 27 MHz ticks. */
  static long ticks(Duration duration) {
    return duration.toNanos() * 27 / 1000;
  }

  /** 27 MHz ticks in milliseconds. */
  static double millis(long ticks) {
    return ticks / 27_000.0;
  }
}
