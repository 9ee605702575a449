package org.plugcast.multicast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.record.RecordingPlan;
import org.plugcast.multicast.twin.Role;

class UnitConfigTest {
  private static final TwinsConfig NO_TWINS =
      new TwinsConfig(
          TwinsConfig.Mode.NONE,
          Role.MAIN,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Duration.ofMillis(150),
          Duration.ofMillis(400),
          Duration.ofMillis(30),
          Map.of(),
          OptionalLong.empty());

  private static final RecordingConfig NO_RECORDING = new RecordingConfig(List.of(), 1_000_000_000);

  private static final String LEAST = "unit = multicast-01\ndata = /tmp/m1\n";

  @Test
  void theClocksOfTwinsMayBeApartByADatagramUnlessALimitIsGiven() throws ConfigException {
    assertThat(UnitConfig.parse(LEAST).twins().clockLimitNs()).isEmpty();
    assertThat(UnitConfig.parse(LEAST + "twin-clock-limit = 500\n").twins().clockLimitNs())
        .hasValue(500_000);
    assertThatThrownBy(() -> UnitConfig.parse(LEAST + "twin-clock-limit = 20001\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("twin-clock-limit");
  }

  @Test
  void readsEveryKey() throws ConfigException {
    UnitConfig config =
        UnitConfig.parse(
            """
            # the first of the twins
            unit = multicast-01
            caching-unit = https://caching.example:8443/
            data = /var/lib/plugcast
            interface = eth1
            http = 0.0.0.0:9000
            ttl = 8
            dscp = 34
            multicast-loop = no
            transport = rtp
            idle-states = all

            channel = 1, Jazz, 239.10.0.1, 5000
            channel=2,Rock, Pop & more , 239.10.0.2,5000
            channel = 3, One receiver, 10.0.0.7, 5000
            """);
    assertThat(config)
        .isEqualTo(
            new UnitConfig(
                "multicast-01",
                URI.create("https://caching.example:8443"),
                Path.of("/var/lib/plugcast"),
                "eth1",
                InetSocketAddress.createUnresolved("0.0.0.0", 9000),
                8,
                34,
                MulticastLoop.NO,
                Transport.RTP,
                IdleStates.ALL,
                NO_TWINS,
                NO_RECORDING,
                List.of(
                    new ChannelConfig(1, "Jazz", InetAddress.ofLiteral("239.10.0.1"), 5000),
                    new ChannelConfig(
                        2, "Rock, Pop & more", InetAddress.ofLiteral("239.10.0.2"), 5000),
                    new ChannelConfig(3, "One receiver", InetAddress.ofLiteral("10.0.0.7"), 5000)),
                List.of()));
  }

  @Test
  void presetsWhatIsLeftOut() throws ConfigException {
    assertThat(UnitConfig.parse(LEAST))
        .isEqualTo(
            new UnitConfig(
                "multicast-01",
                URI.create("http://127.0.0.1:8080"),
                Path.of("/tmp/m1"),
                "lo",
                InetSocketAddress.createUnresolved("127.0.0.1", 8081),
                1,
                0,
                MulticastLoop.YES,
                Transport.UDP,
                IdleStates.SHALLOW,
                NO_TWINS,
                NO_RECORDING,
                List.of(),
                List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour = blue                          | colour  | blue     | unknown key
          ttl = 256                              | ttl     | 256      | from 0 to 255
          ttl = many                             | ttl     | many     | from 0 to 255
          dscp = 64                              | dscp    | 64       | from 0 to 63
          multicast-loop = true                  | multicast-loop | true | expected yes or no
          idle-states = deep                     | idle-states | deep | expected shallow or all
          transport = tcp                        | transport | tcp    | expected udp or rtp
          transport =                            | transport | ''     | expected udp or rtp
          http = 8081                            | http    | 8081     | host:port
          http = 127.0.0.1:99999                 | http    | 127.0.0.1:99999 | from 0 to 65535
          caching-unit = ftp://there             | caching-unit | ftp://there | http://127.0.0.1:8080
          caching-unit = no address              | caching-unit | no address | Illegal character
          unit = again                           | unit    | again    | given twice
          interface =                            | interface | ''     | name or the IPv4 address
          record = all                           | record  | all      | expected CHANNEL, ring
          record = 8, ring                       | record  | 8, ring  | there is no channel 8
          record = all, "61 * * * *", 2h         | record  | all, "61 * * * *", 2h | expected MINUTE HOUR
          record-quota-mb = 99                   | record-quota-mb | 99 | from 100 to
          record-zone = Moon/Tycho               | record-zone | Moon/Tycho | expected a time zone
          channel = 1                            | channel | 1        | <ChID>, <name>, <group>, <port>
          channel = 0, A, 239.1.1.1, 1           | channel | 0, A, 239.1.1.1, 1 | channel id 0
          channel = x, A, 239.1.1.1, 1           | channel | x, A, 239.1.1.1, 1 | channel id "x"
          channel = 1, , 239.1.1.1, 1            | channel | 1, , 239.1.1.1, 1  | needs a name
          channel = 1, A, 0.0.0.0, 1             | channel | 1, A, 0.0.0.0, 1   | neither multicast nor unicast
          channel = 1, A, 255.255.255.255, 1     | channel | 1, A, 255.255.255.255, 1 | neither multicast nor unicast
          channel = 1, A, 240.0.0.1, 1           | channel | 1, A, 240.0.0.1, 1 | neither multicast nor unicast
          channel = 1, A, 224.0.0.5, 1           | channel | 1, A, 224.0.0.5, 1 | network control
          channel = 1, A, host.example, 1        | channel | 1, A, host.example, 1 | not an IPv4 address
          channel = 1, A, ff02::1, 1             | channel | 1, A, ff02::1, 1   | not an IPv4 address
          channel = 1, A, 239.1.1.1, 0           | channel | 1, A, 239.1.1.1, 0 | port 0
          channel = 1, A, 239.1.1.1, 65536       | channel | 1, A, 239.1.1.1, 65536 | port 65536
          channel = 9, Nine, 239.1.1.1, 1        | channel | 9, Nine, 239.1.1.1, 1 | id 9 is already that of line 3
          channel = 1, Base, 239.1.1.1, 1        | channel | 1, Base, 239.1.1.1, 1 | name Base is already that of line 3
          channel = 1, A, 239.9.9.9, 5000        | channel | 1, A, 239.9.9.9, 5000 | 239.9.9.9:5000 is already that of line 3
          """)
  void refusesNamingKeyAndValue(String line, String key, String value, String reason) {
    String text = LEAST + "channel = 9, Base, 239.9.9.9, 5000\n" + line + "\n";
    assertThatThrownBy(() -> UnitConfig.parse(text))
        .isInstanceOfSatisfying(
            ConfigException.class,
            e -> {
              assertThat(e.key()).isEqualTo(key);
              assertThat(e.value()).isEqualTo(value);
            })
        .hasMessageStartingWith(key + " = " + value)
        .hasMessageContaining(reason)
        .hasMessageContaining("line 4");
  }

  @Test
  void recordsWhatLinesAskForAndNothingElse() throws ConfigException {
    RecordingConfig recording =
        UnitConfig.parse(
                LEAST
                    + "channel = 1, A, 239.1.1.1, 1\nchannel = 2, B, 239.1.1.2, 1\n"
                    + "record = 1, ring\nrecord = 2, \"0 18 * * 1-5\", 2h\n"
                    + "record-quota-mb = 500\nrecord-zone = Europe/Berlin\n")
            .recording();
    assertThat(recording.quotaBytes()).isEqualTo(500_000_000);
    assertThat(recording.planOf(1)).isEqualTo(RecordingPlan.RING);
    assertThat(recording.planOf(3)).isEqualTo(RecordingPlan.NOTHING);
    RecordingPlan second = recording.planOf(2);
    assertThat(second.at(Instant.parse("2026-07-06T16:30:00Z"))).as("18:30 there").isPresent();
    assertThat(second.at(Instant.parse("2026-07-06T18:30:00Z"))).as("20:30 there").isEmpty();
    assertThat(UnitConfig.parse(LEAST).recording().isOn()).isFalse();
  }

  @Test
  void refusesALineWithoutAKey() {
    assertThatThrownBy(() -> UnitConfig.parse(LEAST + "just words"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("line 3")
        .hasMessageContaining("just words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"unit", "data"})
  void asksForTheKeysThatHaveNoDefault(String key) {
    String text = LEAST.replaceFirst("(?m)^" + key + " .*\n", "");
    assertThatThrownBy(() -> UnitConfig.parse(text))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("has no default");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "10.0.0.1", "223.255.255.255", "224.0.1.0", "239.255.255.255"})
  void takesGroupsAndSingleReceivers(String address) throws ConfigException {
    UnitConfig config = UnitConfig.parse(LEAST + "channel = 1, A, " + address + ", 5000\n");
    assertThat(config.channels().getFirst().destination()).isEqualTo(address + ":5000");
  }

  @Test
  void namesTheKeysThatNeedARestart() throws ConfigException {
    UnitConfig before = UnitConfig.parse(LEAST);
    UnitConfig after =
        UnitConfig.parse(
            LEAST
                + "ttl = 2\ninterface = eth0\nmulticast-loop = no\ntransport = rtp\nidle-states = all\n"
                + "channel = 1, A, 239.1.1.1, 1\n");
    assertThat(before.fixedKeysThatDiffer(after))
        .containsExactly("interface", "ttl", "multicast-loop", "transport", "idle-states");
  }
}
