package org.plugcast.multicast.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.pacing.Cadence;

class RulesTest {
  private static final long MS = 1_000_000;
  private static final Rules MAIN =
      Rules.of(Mode.SAME_GROUP, WatchBed.MAIN, Optional.of(WatchBed.BACKUP));
  private static final Rules BACKUP =
      Rules.of(Mode.SAME_GROUP, WatchBed.BACKUP, Optional.of(WatchBed.MAIN));

  @Test
  void mainHasPrecedenceWhateverItsAddress() {
    assertThat(MAIN.outranksTwin()).isTrue();
    assertThat(BACKUP.outranksTwin()).isFalse();
    Rank highMain = new Rank(Role.MAIN, WatchBed.HIGH);
    Rank lowBackup = new Rank(Role.BACKUP, WatchBed.LOW);
    assertThat(highMain.outranks(lowBackup)).isTrue();
  }

  @Test
  void ofTwoOfOneRoleTheLowerAddressHasPrecedenceThenTheLowerPort() {
    Rank low = new Rank(Role.MAIN, SenderId.parse("10.0.0.1:9"));
    assertThat(low.outranks(new Rank(Role.MAIN, SenderId.parse("200.0.0.1:8")))).isTrue();
    assertThat(low.outranks(new Rank(Role.MAIN, SenderId.parse("10.0.0.1:8")))).isFalse();
  }

  @Test
  void sendersAreReadAndWritten() {
    SenderId id = SenderId.parse("239.1.0.255:65535");
    assertThat(id.address()).isEqualTo(0xef0100ff);
    assertThat(id).hasToString("239.1.0.255:65535");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.1",
        "10.0.0:1.5",
        "10.0.0.1.5",
        "10:0.0.1:5",
        "10.0.0.256:5",
        "10.0.0.1:0",
        "10.0.0.1:65536",
        "10.0.0.-1:5",
        "a.0.0.1:5"
      })
  void whatIsNoSenderIsRefused(String text) {
    assertThatThrownBy(() -> SenderId.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void valuesThatCannotWorkAreRefusedInWords() {
    assertThatThrownBy(() -> MAIN.takingOverAfter(MS))
        .hasMessageContaining("silence before a takeover 1 ms: expected 6 to 10000 ms");
    assertThatThrownBy(() -> MAIN.listeningFor(0)).hasMessageContaining("before a start");
    assertThatThrownBy(() -> MAIN.withClocksApart(-1)).hasMessageContaining("clocks");
    assertThatThrownBy(
            () ->
                new Rules(
                    Mode.SAME_GROUP,
                    WatchBed.MAIN,
                    Optional.of(WatchBed.BACKUP),
                    150 * MS,
                    30 * MS,
                    21 * MS,
                    10 * MS,
                    0))
        .hasMessageContaining("held-up sender listens 21 ms: expected 1 to 20 ms");
    assertThatThrownBy(() -> Rules.of(Mode.ALONE, WatchBed.MAIN, Optional.of(WatchBed.BACKUP)))
        .hasMessageContaining("ALONE has no twin");
    assertThatThrownBy(() -> Rules.of(Mode.TWO_GROUPS, WatchBed.MAIN, Optional.empty()))
        .hasMessageContaining("TWO_GROUPS needs a twin");
    assertThatThrownBy(() -> Rules.of(Mode.SAME_GROUP, WatchBed.MAIN, Optional.of(WatchBed.MAIN)))
        .hasMessageContaining("different source ports");
  }

  @Test
  void theTimesAreAsToldWhereDatagramsAreMany() {
    Timing timing = Timing.of(BACKUP, new Cadence(0, 3_750_000));
    assertThat(timing.listenNs()).isEqualTo(400 * MS);
    assertThat(timing.takeoverNs()).isEqualTo(30 * MS);
    assertThat(timing.guardNs()).isEqualTo(20 * MS);
    assertThat(timing.siblingGuardNs()).isLessThan(timing.returnNs() * 3 / 4);
    assertThat(timing.windowNs()).isEqualTo(50 * MS);
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000, 1_000_000, 1_200_000, 1_500_000, 2_500_000, 3_750_000, 19_390_000})
  void anOldProcessComesBackAfterTheNewOneListensAndNotForOneDatagramThatIsLate(long rate) {
    Cadence cadence = new Cadence(0, rate);
    Timing timing = Timing.of(MAIN, cadence);
    assertThat(timing.returnNs() - cadence.datagramNs())
        .isGreaterThanOrEqualTo(timing.siblingGuardNs());
    assertThat(timing.siblingGuardNs()).isGreaterThan(cadence.datagramNs() + 3 * MS);
    assertThat(timing.returnNs()).isLessThanOrEqualTo(timing.takeoverNs());
  }

  @Test
  void aChannelOfFewDatagramsHasMorePatience() {
    Cadence cadence = new Cadence(0, 100_000);
    Timing timing = Timing.of(MAIN, cadence);
    assertThat(timing.takeoverNs()).isEqualTo(4 * cadence.datagramNs());
    assertThat(timing.guardNs()).isBetween(2 * cadence.datagramNs(), 3 * cadence.datagramNs());
    assertThat(timing.siblingGuardNs()).isGreaterThan(2 * cadence.datagramNs());
    assertThat(timing.listenNs()).isEqualTo(8 * cadence.datagramNs());
    assertThat(timing.windowNs()).isGreaterThan(4 * cadence.datagramNs());
  }
}
