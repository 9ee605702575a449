package org.plugcast.provisioning.units;

import java.time.Duration;
import java.util.Optional;

/** A unit's process while it runs, and the traces it leaves. */
public interface RunningUnit {
  long pid();

  /** Waits for the end and returns the exit code (128 + signal for a killed one). */
  int awaitEnd() throws InterruptedException;

  /** The same for at most {@code patience}; empty if it still runs then. */
  Optional<Integer> awaitEnd(Duration patience) throws InterruptedException;

  /** Asks for an orderly end. */
  void requestStop();

  /** Ends what is left of it at once: the process and every process that it started. */
  void kill();

  /** Last line that it wrote, for people; empty if there is none. */
  String lastWords();
}
