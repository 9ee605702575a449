package org.plugcast.provisioning.headend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.provisioning.twins.TwinStatus;

class UpdateOrderTest {
  private static final List<String> UNITS = List.of("multicast-01", "multicast-02");

  @Test
  void standbyIsFirst() throws Exception {
    assertThat(UpdateOrder.of(UNITS, List.of(unit(1, "standby"), unit(2, "on-air"))))
        .containsExactly("multicast-01", "multicast-02");
    assertThat(UpdateOrder.of(UNITS, List.of(unit(1, "on-air"), unit(2, "standby"))))
        .containsExactly("multicast-02", "multicast-01");
  }

  @Test
  void backupIsFirstWhereBothSend() throws Exception {
    assertThat(UpdateOrder.of(UNITS, List.of(unit(1, "on-air"), unit(2, "on-air"))))
        .containsExactly("multicast-02", "multicast-01");
  }

  @Test
  void unitThatTellsNothingIsFirst() throws Exception {
    assertThat(UpdateOrder.of(UNITS, List.of(unit(1, "standby"))))
        .containsExactly("multicast-02", "multicast-01");
  }

  @Test
  void eventsAreNewsOnce() throws Exception {
    AirNews news = new AirNews();
    assertThat(news.of(events("a"))).extracting(TwinStatus.Event::text).containsExactly("a");
    assertThat(news.of(events("a"))).isEmpty();
    assertThat(news.of(events("a", "b", "b")))
        .extracting(TwinStatus.Event::text)
        .containsExactly("b", "b");
    assertThat(news.of(events("b", "b", "c")))
        .extracting(TwinStatus.Event::text)
        .containsExactly("c");
  }

  private static TwinStatus events(String... texts) throws Exception {
    List<String> events =
        List.of(texts).stream()
            .map("{\"at\":\"t\",\"channel\":1,\"text\":\"%s\"}"::formatted)
            .toList();
    return TwinStatus.parse(
        "{\"unit\":\"u\",\"channels\":[],\"events\":[" + String.join(",", events) + "]}");
  }

  private static TwinStatus unit(int number, String state) throws Exception {
    return TwinStatus.parse(
        """
        {"unit":"multicast-0%d","role":"%s","channels":[{"channel":1,"state":"%s"}]}
        """
            .formatted(number, number == 1 ? "main" : "backup", state));
  }
}
