package org.plugcast.provisioning.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plugcast.provisioning.twins.TwinStatus;

class StatusTableTest {
  private static final String CHANNELS =
      """
      [{"id":1,"name":"Jazz","playlist":"Jazz","items":20,"ready":12,"onAir":true,
        "encoding":[{"item":"c.ogg","progress":37},{"item":"d.ogg","progress":0}],
        "failed":[{"item":"x\\u001b[2J.ogg","reason":"no audio"}]},
       {"id":2,"name":"A name that is far too long","items":1,"ready":0}]
      """;
  private static final String NOW_PLAYING =
      """
      [{"channel":1,"name":"Jazz","group":"239.10.0.1","port":5000,"index":9,"state":"on-air",
        "now":{"title":"So What","artist":"Miles","since":"2026-01-01T00:00:00Z","duration":544.1},
        "next":{"title":"Blue"}},
       {"channel":2,"state":"waiting","now":{},"next":{}}]
      """;

  private final StatusTable table =
      new StatusTable(id -> "239.10.0." + id + ":5000", id -> "vlc udp://@239.10.0." + id);

  @Test
  void liveTableTellsAll() throws Exception {
    assertThat(table.live(status(), Instant.parse("2026-01-01T00:01:02Z")))
        .containsExactly(
            "caching unit up, multicast-01 up, multicast-02 not answering",
            " CH  NAME              GROUPS           BY     ON AIR                                    "
                + "      READY  ENCODING",
            "  1  Jazz              239.10.0.1:5000  01     Miles – So What  1:02/9:04                "
                + "      12/20  c.ogg 37% +1",
            "    failed: x [2J.ogg: no audio",
            "  2  A name that is …  239.10.0.2:5000         waiting                                   "
                + "        0/1",
            "watch 1:  vlc udp://@239.10.0.1",
            "watch 2:  vlc udp://@239.10.0.2");
  }

  @Test
  void plainTableHasNoClockAndCoarsePercentages() throws Exception {
    assertThat(table.plain(status()).get(2))
        .contains("Miles – So What  ")
        .doesNotContain("1:02")
        .endsWith("c.ogg 25% +1");
  }

  @Test
  void manyFailuresAreCounted() {
    List<ChannelStatus.Failure> failures =
        IntStream.range(0, 9).mapToObj(i -> new ChannelStatus.Failure("f" + i, "bad")).toList();
    ChannelStatus channel = new ChannelStatus(1, "Jazz", 9, 0, List.of(), failures);
    assertThat(table.plain(new HeadendStatus(true, List.of(channel), List.of())))
        .contains("    failed: f4: bad", "    and 4 more failed")
        .doesNotContain("    failed: f5: bad");
  }

  @Test
  void withoutChannelsItSaysWhatIsAwaited() {
    assertThat(table.plain(new HeadendStatus(false, List.of(), List.of())))
        .containsExactly("caching unit not answering", "waiting for the caching unit");
    assertThat(table.plain(new HeadendStatus(true, List.of(), List.of())))
        .containsExactly("caching unit up", "no channel yet: waiting for media");
  }

  @Test
  void whoSendsIsWhatTheTwinsTell() throws Exception {
    String twin =
        """
        {"unit":"multicast-%s","channels":[{"channel":1,"state":"%s"}]}
        """;
    HeadendStatus status =
        new HeadendStatus(
            true,
            StatusJson.channels(CHANNELS),
            List.of(
                twinned("multicast-01", twin.formatted("01", "standby")),
                twinned("multicast-02", twin.formatted("02", "on-air"))));
    assertThat(status.senders(1)).containsExactly("multicast-02");
    assertThat(table.plain(status).get(2)).contains("239.10.0.1:5000  02     Miles");
    assertThat(status.twins()).hasSize(2);
  }

  private static UnitStatus twinned(String unit, String twin) throws Exception {
    return new UnitStatus(
        unit, true, StatusJson.nowPlaying(NOW_PLAYING), Optional.of(TwinStatus.parse(twin)));
  }

  private static HeadendStatus status() throws Exception {
    return new HeadendStatus(
        true,
        StatusJson.channels(CHANNELS),
        List.of(
            new UnitStatus(
                "multicast-01", true, StatusJson.nowPlaying(NOW_PLAYING), Optional.empty()),
            new UnitStatus("multicast-02", false, List.of(), Optional.empty())));
  }
}
