package org.plugcast.provisioning.status;

import java.util.List;
import java.util.Optional;
import org.plugcast.provisioning.twins.TwinChannel;
import org.plugcast.provisioning.twins.TwinStatus;

/**
 * One multicast unit and what it sends.
 *
 * @param unit its name
 * @param answers whether it answered
 * @param onAir its channels; empty when it did not answer
 * @param twin what it tells of itself and its twin, if it does
 */
public record UnitStatus(
    String unit, boolean answers, List<OnAir> onAir, Optional<TwinStatus> twin) {
  private static final String ON_AIR = "on-air";

  public UnitStatus {
    onAir = List.copyOf(onAir);
  }

  /** Whether it sends the channel, as far as it tells. */
  public boolean sends(int channel) {
    if (twin.isPresent()) {
      return twin.get().channel(channel).filter(TwinChannel::sends).isPresent();
    }
    return onAir.stream().anyMatch(air -> air.channel() == channel && air.state().equals(ON_AIR));
  }
}
