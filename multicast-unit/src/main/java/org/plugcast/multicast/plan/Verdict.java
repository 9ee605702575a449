package org.plugcast.multicast.plan;

/** What is to be done with a timeline that the caching unit offers. */
public sealed interface Verdict {

  /** It is the one in use. */
  record Same() implements Verdict {}

  /** It goes on where the one in use is now. */
  record Revises() implements Verdict {}

  /** It is another channel under the same number: the one in use ends. */
  record Replaces(String difference) implements Verdict {}

  /** It can be used a little later. */
  record NotYet(String reason) implements Verdict {}

  /** It must not be used. */
  record Refused(String reason) implements Verdict {}
}
