package org.plugcast.multicast.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private final List<String> ended = new ArrayList<>();
  private final Connections<String> connections = new Connections<>(3, ended::add);

  private void open(String... names) {
    List.of(names).forEach(connections::opened);
  }

  @Test
  void asManyAsAllowedStayOpen() {
    open("a", "b", "c");
    assertThat(ended).isEmpty();
  }

  @Test
  void theOneThatHasAskedForNothingForLongestMakesRoom() {
    open("a", "b", "c");
    connections.asked("a");
    connections.answered("a");
    open("d", "e");
    assertThat(ended).containsExactly("b", "c");
  }

  @Test
  void whoeverWaitsForAnAnswerStays() {
    open("a", "b", "c");
    connections.asked("a");
    connections.asked("b");
    connections.asked("b");
    connections.answered("b");
    open("d");
    assertThat(ended).containsExactly("c");
    connections.answered("b");
    open("e");
    assertThat(ended).containsExactly("c", "d");
  }

  @Test
  void whereAllWaitForAnswersTheNewOneIsClosed() {
    open("a", "b", "c");
    List.of("a", "b", "c").forEach(connections::asked);
    open("d", "e");
    assertThat(ended).containsExactly("d", "e");
  }

  @Test
  void closedOnesMakeRoomAndAreForgotten() {
    open("a", "b", "c");
    connections.closed("b");
    connections.answered("b");
    open("d");
    assertThat(ended).isEmpty();
    open("e");
    assertThat(ended).containsExactly("a");
  }

  @Test
  void noConnectionsAreNoServer() {
    assertThatThrownBy(() -> new Connections<String>(0, ended::add))
        .hasMessageContaining("0 connections");
  }
}
