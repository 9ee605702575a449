package org.plugcast.provisioning.status;

import java.util.List;
import java.util.Optional;
import org.plugcast.provisioning.twins.TwinStatus;

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

  /** Names of the units that send the channel. */
  public List<String> senders(int channel) {
    return units.stream().filter(unit -> unit.sends(channel)).map(UnitStatus::unit).toList();
  }

  /** What the units tell of themselves and their twins. */
  public List<TwinStatus> twins() {
    return units.stream().flatMap(unit -> unit.twin().stream()).toList();
  }
}
