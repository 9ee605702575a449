package org.plugcast.multicast.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GroupHandlesTest {
  private final GroupHandles handles = new GroupHandles();

  @Test
  void groupAndPortTogetherSayWhoseItIs() {
    handles.put(0xef0a0001, 5_000, 1);
    handles.put(0xef0a0001, 5_002, 2);
    handles.put(0xef0a0002, 5_000, 3);
    assertThat(handles.find(0xef0a0001, 5_000)).isEqualTo(1);
    assertThat(handles.find(0xef0a0001, 5_002)).isEqualTo(2);
    assertThat(handles.find(0xef0a0002, 5_000)).isEqualTo(3);
    assertThat(handles.find(0xef0a0002, 5_002)).isEqualTo(GroupHandles.NONE);
    handles.remove(0xef0a0001, 5_000);
    assertThat(handles.find(0xef0a0001, 5_000)).isEqualTo(GroupHandles.NONE);
    assertThat(handles.find(0xef0a0001, 5_002)).isEqualTo(2);
  }

  @Test
  void agreesWithAMapAfterThousandsOfChanges() {
    Random random = new Random(7);
    Map<Integer, Long> expected = new HashMap<>();
    for (int i = 0; i < 3_000; i++) {
      int group = 0xef0a0000 + random.nextInt(600);
      if (random.nextInt(3) == 0) {
        expected.remove(group);
        handles.remove(group, 5_000);
      } else {
        expected.put(group, (long) i);
        handles.put(group, 5_000, i);
      }
    }
    for (int group = 0xef0a0000; group < 0xef0a0000 + 700; group++) {
      assertThat(handles.find(group, 5_000))
          .isEqualTo(expected.getOrDefault(group, GroupHandles.NONE));
    }
  }

  @Test
  void refusesWhatIsNoPortOrNoHandle() {
    assertThatThrownBy(() -> handles.put(1, 65_536, 0)).hasMessageContaining("65536");
    assertThatThrownBy(() -> handles.put(1, 5_000, -1)).hasMessageContaining("-1");
  }
}
