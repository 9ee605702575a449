package org.plugcast.caching.http.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventClientTest {
  private static final long SECOND = 1_000_000_000;
  private static final Map<Long, String> ONE = Map.of(1L, "a");
  private static final Map<Long, String> OTHER = Map.of(1L, "b");

  private final Wire wire = new Wire();
  private final EventClient client = new EventClient(wire, 0);

  private static final class Wire implements EventClient.Sink {
    private final List<String> written = new ArrayList<>();
    private boolean full;
    private boolean dropped;

    @Override
    public boolean isFull() {
      return full;
    }

    @Override
    public void write(String text) {
      written.add(text);
    }

    @Override
    public void drop() {
      dropped = true;
    }
  }

  @Test
  void aClientHearsFirstAllAndThenWhatChanges() {
    client.tell(ONE, 0);
    client.tell(ONE, SECOND);
    client.tell(OTHER, 2 * SECOND);
    client.tell(Map.of(), 3 * SECOND);

    assertThat(wire.written)
        .containsExactly(
            EventText.WELCOME,
            "event: item\ndata: a\n\n",
            "event: item\ndata: b\n\n",
            "event: gone\ndata: 1\n\n");
  }

  @Test
  void silenceIsBrokenByASignOfLife() {
    client.tell(ONE, 0);
    client.tell(ONE, EventClient.QUIET.toNanos() - 1);
    assertThat(wire.written).hasSize(2);
    client.tell(ONE, EventClient.QUIET.toNanos());
    assertThat(wire.written).last().isEqualTo(EventText.ALIVE);
  }

  @Test
  void aClientThatDoesNotReadIsToldOnlyTheLatestWhenItDoesAgain() {
    client.tell(ONE, 0);
    wire.full = true;
    client.tell(OTHER, SECOND);
    client.tell(Map.of(1L, "c"), 2 * SECOND);
    assertThat(wire.written).hasSize(2);

    wire.full = false;
    client.tell(Map.of(1L, "d"), 3 * SECOND);
    assertThat(wire.written).last().isEqualTo("event: item\ndata: d\n\n");
    assertThat(wire.dropped).isFalse();
  }

  @Test
  void aClientThatNeverReadsIsCutOff() {
    client.tell(ONE, 0);
    wire.full = true;
    client.tell(OTHER, EventClient.PATIENCE.minus(Duration.ofNanos(1)).toNanos());
    assertThat(wire.dropped).isFalse();
    client.tell(OTHER, EventClient.PATIENCE.toNanos());
    assertThat(wire.dropped).isTrue();
    assertThat(wire.written).hasSize(2);
  }
}
