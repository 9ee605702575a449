package org.plugcast.provisioning.status;

import java.util.List;
import java.util.Optional;

/**
 * The whole headend at one moment.
 *
 * @param cachingUnitAnswers whether the caching unit answered just now
 * @param channels as the caching unit last told
 * @param units the multicast units
 */
public record HeadendStatus(
    boolean cachingUnitAnswers, List<ChannelStatus> channels, List<UnitStatus> units) {

  public HeadendStatus {
    channels = List.copyOf(channels);
    units = List.copyOf(units);
  }

  /** What the first unit that has the channel on air tells; else what any unit tells. */
  public Optional<OnAir> onAir(int channel) {
    List<OnAir> all =
        units.stream()
            .flatMap(unit -> unit.onAir().stream())
            .filter(air -> air.channel() == channel)
            .toList();
    return all.stream()
        .filter(air -> air.now().isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
