package org.plugcast.provisioning.update;

import java.time.Duration;

/**
 * How long an update waits for what.
 *
 * @param verify for the new version to catch up and to verify its output
 * @param ask for one of the two to be on air after a handover that was not answered
 * @param prove that the new version is watched before the old one is ended; well below the 10 s
 *     that the old one stays ready
 * @param end for the old version to end in order
 * @param promote for the new version to take the unit's address
 * @param look from one look to the next
 * @param deaf looks in a row without an answer that make a new version a failed one
 */
public record Limits(
    Duration verify,
    Duration ask,
    Duration prove,
    Duration end,
    Duration promote,
    Duration look,
    int deaf) {
  public static final Limits DEFAULT =
      new Limits(
          Duration.ofSeconds(60),
          Duration.ofSeconds(2),
          Duration.ofSeconds(3),
          Duration.ofSeconds(8),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          10);

  /** The same with another limit for the verification. */
  public Limits withVerify(Duration limit) {
    return new Limits(limit, ask, prove, end, promote, look, deaf);
  }
}
