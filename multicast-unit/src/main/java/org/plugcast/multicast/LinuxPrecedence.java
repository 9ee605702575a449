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
final class LinuxPrecedence implements Precedence {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxPrecedence.class);

  /** Low among the real-time priorities: the threads of interrupts keep theirs. */
  private static final int REAL_TIME = 10;

  private static final int NICE = -15;

  private volatile Optional<String> missing = Optional.empty();

  @Override
  public void claimForPacing() {
    try {
      Scheduling.becomeRealTime(REAL_TIME);
    } catch (IOException e) {
      miss(e);
    }
  }

  /** All threads: the pacer has to wait for every one of them when memory is tidied up. */
  @Override
  public void claimForAll() {
    try {
      Scheduling.nice(name -> true, NICE);
      Scheduling.niceSession(NICE);
    } catch (IOException e) {
      miss(e);
    }
  }

  @Override
  public Optional<String> missing() {
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
