package org.plugcast.multicast.prerecorded;

import java.time.Duration;

/** What came of asking the caching unit whether it is there. */
public sealed interface Probe {

  /** It answered as it should. */
  record Answered() implements Probe {}

  /** It answered, but not as it should: 404, 403, 500. */
  record WrongStatus(int status) implements Probe {}

  /** There was no connection, or it broke. */
  record NoConnection(String reason) implements Probe {}

  /** There was no answer in time. */
  record TimedOut(Duration after) implements Probe {}

  /** In words. */
  default String words() {
    return switch (this) {
      case Answered answered -> "it answers";
      case WrongStatus(int status) -> "it answers with status " + status;
      case NoConnection(String reason) -> "no connection: " + reason;
      case TimedOut(Duration after) -> "no answer within " + after.toMillis() + " ms";
    };
  }
}
