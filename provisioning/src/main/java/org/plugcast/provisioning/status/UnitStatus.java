package org.plugcast.provisioning.status;

import java.util.List;

/**
 * One multicast unit and what it sends.
 *
 * @param unit its name
 * @param answers whether it answered
 * @param onAir its channels; empty when it did not answer
 */
public record UnitStatus(String unit, boolean answers, List<OnAir> onAir) {
  public UnitStatus {
    onAir = List.copyOf(onAir);
  }
}
