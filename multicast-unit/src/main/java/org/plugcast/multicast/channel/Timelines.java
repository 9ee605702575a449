package org.plugcast.multicast.channel;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.multicast.plan.Need;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Timeline;

/** The timeline that a channel sends, and the one that waits. Guarded by its channel. */
final class Timelines {
  private Optional<OnAir> onAir = Optional.empty();
  private Optional<Timeline> pending = Optional.empty();

  Optional<OnAir> onAir() {
    return onAir;
  }

  Optional<Timeline> pending() {
    return pending;
  }

  /** This one waits from now on, or none does. */
  void pending(Optional<Timeline> next) {
    pending = next;
  }

  /** This is sent from now on, and nothing waits. */
  void begun(OnAir air) {
    onAir = Optional.of(air);
    pending = Optional.empty();
  }

  void clear() {
    onAir = Optional.empty();
    pending = Optional.empty();
  }

  /** The one last taken up. */
  Optional<Timeline> latest() {
    return pending.or(() -> onAir.map(OnAir::timeline));
  }

  /** The one that is sent, else the one that waits. */
  Optional<Timeline> first() {
    return onAir.map(OnAir::timeline).or(() -> pending);
  }

  /** The clips that will be sent, in the order of need. */
  List<Need> needs(long nowNs) {
    return latest().map(timeline -> new ClipNeeds(timeline).from(nowNs)).orElse(List.of());
  }

  /** Every clip that is named. */
  Set<Digest> used() {
    Set<Digest> used = new HashSet<>();
    onAir.ifPresent(air -> used.addAll(ClipNeeds.all(air.timeline())));
    pending.ifPresent(next -> used.addAll(ClipNeeds.all(next)));
    return used;
  }
}
