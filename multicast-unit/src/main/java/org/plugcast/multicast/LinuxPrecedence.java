package org.plugcast.multicast;

import java.io.IOException;
import java.util.Optional;
import org.plugcast.multicast.linux.Scheduling;
import org.plugcast.multicast.sender.SenderSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets sender and unit run before everything else on the machine, where this process may ask for
 * that (root, or {@code CAP_SYS_NICE}).
 */
final class LinuxPrecedence implements Precedence {
  private static final Logger LOG = LoggerFactory.getLogger(LinuxPrecedence.class);

  private static final int NICE = -15;

  private volatile Optional<String> missing = Optional.empty();

  @Override
  public SenderSettings.Precedence ofSender() {
    return SenderSettings.Precedence.REAL_TIME;
  }

  /** All threads: the filler, for which the sender waits, and what could hold it up. */
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
          "precedence-unavailable reason=\"{}\" effect=\"clips may be late on a busy machine\"",
          e.getMessage());
    }
    missing = Optional.of(String.valueOf(e.getMessage()));
  }
}
