package org.plugcast.provisioning.headend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugcast.provisioning.status.ChannelStatus;

class ChannelPlanTest {
  private final ChannelPlan plan = new ChannelPlan(Map.of(1, "Jazz"));

  @Test
  void newChannelIsTakenAtOnce() {
    assertThat(plan.update(List.of(channel(1, "Jazz"), channel(2, "Rock")))).isTrue();
    assertThat(plan.names()).containsOnly(Map.entry(1, "Jazz"), Map.entry(2, "Rock"));
  }

  @Test
  void channelThatIsGoneStaysForAWhile() {
    for (int i = 1; i < ChannelPlan.PATIENCE; i++) {
      assertThat(plan.update(List.of())).isFalse();
    }
    assertThat(plan.update(List.of())).isTrue();
    assertThat(plan.names()).isEmpty();
  }

  @Test
  void channelThatComesBackIsCountedAnew() {
    for (int i = 1; i < 3 * ChannelPlan.PATIENCE; i++) {
      boolean seen = i % (ChannelPlan.PATIENCE - 1) == 0;
      assertThat(plan.update(seen ? List.of(channel(1, "Jazz")) : List.of())).isFalse();
    }
  }

  private static ChannelStatus channel(int id, String name) {
    return new ChannelStatus(id, name, 0, 0, List.of(), List.of());
  }
}
