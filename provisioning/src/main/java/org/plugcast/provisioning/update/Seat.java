package org.plugcast.provisioning.update;

import java.util.Optional;
import org.plugcast.provisioning.units.RunningUnit;

/** A unit's place in the headend, which one process has at a time. */
public interface Seat {
  /** The process that has it; empty while none runs. */
  Optional<RunningUnit> holder();

  /** Gives it to {@code next}: the holder is asked to end, and its end is planned. */
  void succeed(RunningUnit next);
}
