package org.plugcast.caching;

import java.util.Optional;
import org.plugcast.caching.station.Alarms;

/** One alarm that is raised and cleared. Any thread. */
record KeyedAlarm(Alarms alarms, String key) {
  /** Raises it with a text, or clears it. */
  void tell(Optional<String> reason) {
    reason.ifPresentOrElse(text -> alarms.raise(key, text), () -> alarms.clear(key));
  }
}
