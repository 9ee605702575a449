package org.plugcast.multicast;

import java.time.Duration;

/**
 * What an operator need not choose.
 *
 * @param ahead how much of each channel is kept prepared in memory
 * @param behind how much of each channel stays in memory when it was sent, for comparison
 * @param fillInterval how often that is filled up
 * @param longestSleep how long the pacer sleeps at most
 * @param latenessBound datagrams later than this are skipped
 * @param unusedGrace how long clips stay that no timeline names
 */
record Tuning(
    Duration ahead,
    Duration behind,
    Duration fillInterval,
    Duration longestSleep,
    Duration latenessBound,
    Duration unusedGrace) {

  static Tuning preset() {
    return new Tuning(
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofMillis(200),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofMinutes(10));
  }
}
