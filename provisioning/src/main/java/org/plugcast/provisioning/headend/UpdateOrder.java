package org.plugcast.provisioning.headend;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plugcast.provisioning.twins.TwinStatus;

/**
 * In which order units are updated: those that send least first, the backup before the main. Pure.
 */
final class UpdateOrder {
  private UpdateOrder() {}

  /** Units that told nothing are first, since nothing is risked with them. */
  static List<String> of(List<String> units, List<TwinStatus> told) {
    Comparator<String> sending =
        Comparator.comparing(name -> status(name, told).map(TwinStatus::sending).orElse(-1L));
    Comparator<String> role =
        Comparator.comparing(name -> status(name, told).map(TwinStatus::role).orElse(""));
    return units.stream().sorted(sending.thenComparing(role)).toList();
  }

  private static Optional<TwinStatus> status(String name, List<TwinStatus> told) {
    return told.stream().filter(status -> status.unit().equals(name)).findFirst();
  }
}
