package org.plugcast.provisioning.headend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plugcast.provisioning.twins.TwinStatus;

/** Finds what is new in the events that a unit tells again and again. One thread. */
final class AirNews {
  private final Map<String, List<TwinStatus.Event>> known = new HashMap<>();

  /** Events that the unit did not tell the last time, oldest first. */
  List<TwinStatus.Event> of(TwinStatus status) {
    List<TwinStatus.Event> before = known.getOrDefault(status.unit(), List.of());
    known.put(status.unit(), status.events());
    List<TwinStatus.Event> fresh = new ArrayList<>(status.events());
    before.forEach(fresh::remove);
    return fresh;
  }
}
