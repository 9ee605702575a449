package org.plugcast.multicast;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.multicast.linux.Scheduling;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the threads of the air run before everything else on the machine, where this process may ask
 * for that (root, or {@code CAP_SYS_NICE}).
 */
final class Precedence {
  private static final Logger LOG = LoggerFactory.getLogger(Precedence.class);

  /** Low among the real-time priorities: the threads of interrupts keep theirs. */
  private static final int REAL_TIME = 10;

  private static final int NICE = -15;

  private volatile Optional<String> missing = Optional.empty();

  /** Called by the pacing thread when it begins. */
  void claimForPacing() {
    try {
      Scheduling.becomeRealTime(REAL_TIME);
    } catch (IOException e) {
      miss(e);
    }
  }

  /**
   * For all threads of the process, and those they start: the pacer has to wait for every one of
   * them when memory is tidied up.
   */
  void claimForAll() {
    try {
      Scheduling.nice(name -> true, NICE);
      Scheduling.niceSession(NICE);
    } catch (IOException e) {
      miss(e);
    }
  }

  /** Why the threads of the air have no precedence, if they have none. */
  Optional<String> missing() {
    return missing;
  }

  private void miss(IOException e) {
    if (missing.isEmpty()) {
      LOG.warn(
          "real-time-unavailable reason=\"{}\" effect=\"datagrams may be late on a busy machine\"",
          e.getMessage());
    }
    missing = Optional.of(String.valueOf(e.getMessage()));
  }
}
