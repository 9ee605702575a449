package org.plugcast.provisioning.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupPlanTest {
  private final GroupPlan plan = new GroupPlan("239.10.0.0", 5000);

  @ParameterizedTest
  @CsvSource({"1,239.10.0.1", "255,239.10.0.255", "256,239.10.1.0", "65535,239.10.255.255"})
  void groupIsBasePlusId(int id, String group) {
    assertThat(plan.group(id)).isEqualTo(group);
  }

  @Test
  void namesArePrintableAndUnlikeEachOther() {
    assertThat(plan.tuples(Map.of(3, "Jazz", 1, "Jazz", 2, "\n", 4, "a\nchannel = 9")))
        .extracting(ChannelTuple::name)
        .containsExactly("Jazz", "Channel 2", "Jazz (3)", "a channel = 9");
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0,5000,10.0.0.0 is not a multicast address",
    "jazz,5000,jazz is not an IPv4 address",
    "239.10.0.1,5000,239.10.0.1 does not end in .0.0: the channel's id goes there",
    "239.10.0.0,0,port 0 is not one of 1 to 65535"
  })
  void refusesWhatCannotBeSent(String base, int port, String message) {
    assertThatThrownBy(() -> new GroupPlan(base, port)).hasMessage(message);
  }

  @Test
  void twinHasTheSameChannelsInItsOwnGroups() {
    assertThat(new GroupPlan("239.20.0.0", 5004).twinTuples(Set.of(300, 1)))
        .extracting(TwinTuple::toString)
        .containsExactly("1, 239.20.0.1, 5004", "300, 239.20.1.44, 5004");
  }
}
