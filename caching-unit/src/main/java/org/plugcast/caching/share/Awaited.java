package org.plugcast.caching.share;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plugcast.caching.jobs.Commission;
import org.plugcast.caching.jobs.ItemMaker.Outcome;
import org.plugcast.caching.jobs.Progress;

/** A clip that the unit waits for, for one item or several. Guarded by {@link SharedEncoders}. */
final class Awaited {
  private final String request;
  private final int priority;
  private final Map<Long, Consumer<Outcome>> items = new LinkedHashMap<>();
  private Optional<Progress> progress = Optional.empty();
  private boolean fetching;

  Awaited(Commission commission) {
    this.request = EncodeOrder.of(commission).toText();
    this.priority = JobPriority.of(commission.need(), commission.untilAir());
  }

  String request() {
    return request;
  }

  int priority() {
    return priority;
  }

  /** Who waits for it, by item. */
  Map<Long, Consumer<Outcome>> items() {
    return items;
  }

  /** How far its encoder is, once one has begun. */
  Optional<Progress> progress() {
    return progress;
  }

  void progress(Optional<Progress> now) {
    progress = now;
  }

  /** Whether it is published and on its way here. */
  boolean isFetching() {
    return fetching;
  }

  void fetching(boolean now) {
    fetching = now;
  }
}
