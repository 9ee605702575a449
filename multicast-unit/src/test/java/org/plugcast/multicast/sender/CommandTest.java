package org.plugcast.multicast.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.RingShape;
import org.plugcast.multicast.record.Source;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Role;
import org.plugcast.multicast.twin.SourceNote;
import org.plugcast.multicast.twin.Stage;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.wire.WireOptions;

class CommandTest {
  static List<Command> commands() {
    LaneSpec spec =
        new LaneSpec(
            7,
            new Cadence(1_800_000_000_123_456_789L, 3_750_000),
            254_321,
            new RingShape(712, 356, 1_328),
            new InetSocketAddress(InetAddress.ofLiteral("239.1.1.1"), 5000));
    return List.of(
        new Command.Open(
            3,
            spec,
            new Watching(Watching.Group.SHARED, Start.BESIDE_ANOTHER, 400_000_000, 30_000_000),
            Path.of("/dev/shm/a folder/lane-3")),
        new Command.Open(4, spec, Watching.NONE, Path.of("/dev/shm/lane-4")),
        new Command.Yield(3, 1_234_567, Heir.SIBLING),
        new Command.Take(3, 1_234_567),
        new Command.StandBy(3),
        new Command.Cancel(3),
        new Command.Say(3, new Said(Source.PRE_RECORDED, 1_234_567).note()),
        new Command.Hear(new InetSocketAddress(InetAddress.ofLiteral("239.1.1.2"), 5000)),
        new Command.Unhear(new InetSocketAddress(InetAddress.ofLiteral("239.1.1.2"), 5000)),
        new Command.Start(3),
        new Command.Close(3),
        new Command.Reopen());
  }

  static List<Answer> answers() {
    return List.of(
        new Answer.Ready(""),
        new Answer.Ready("sched_setscheduler: EPERM (Operation not permitted)"),
        new Answer.Opened(12),
        new Answer.Refused(12, "interface eth7 is down"),
        new Answer.Twin(true, ""),
        new Answer.Twin(false, "is sealed, but this unit has no key"),
        new Answer.Clock(new TwinClock(-1_234_567, OptionalLong.of(100_000))),
        new Answer.Clock(new TwinClock(5, OptionalLong.empty())),
        new Answer.TwinSays(12, SourceNote.UNTOLD),
        new Answer.TwinSays(12, new Said(Source.SLATE, 7).note()),
        new Answer.Planned(3, ""),
        new Answer.Planned(3, "the datagram is due in less than 100 ms"),
        new Answer.Changed(12, new Watched(Stage.STANDBY, Instant.EPOCH, "", "twin", List.of())),
        new Answer.Changed(
            12,
            new Watched(
                Stage.ON_AIR,
                Instant.ofEpochSecond(1, 5),
                "the group was silent",
                "foreign 10.0.0.1:5000",
                List.of("another one sends too", "the cable is cut"))));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void commandsAreReadAsTheyWereWritten(Command command) {
    assertThat(Command.parse(Command.write(command))).isEqualTo(command);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void answersAreReadAsTheyWereWritten(Answer answer) {
    assertThat(Answer.parse(Answer.write(answer))).isEqualTo(answer);
  }

  @Test
  void anAnswerIsOneLine() {
    assertThat(Answer.write(new Answer.Refused(1, "a\nb\r\n c"))).isEqualTo("refused 1 a b c");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "open 1", "start", "start x", "stop 1", "open 1 2 3 4 5 6 7 x y z", "changed"})
  void whatIsNoCommandIsNamed(String line) {
    assertThatThrownBy(() -> Command.parse(line)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void settingsPassThroughACommandLine() {
    SenderSettings settings =
        new SenderSettings(
            new WireOptions("eth0", 4901, 3, 34, WireOptions.Loop.OFF),
            SenderSettings.Precedence.NONE,
            SenderSettings.Idle.SHALLOW,
            100_000_000,
            20_000_000,
            Optional.of(
                new WatchSettings(
                    Role.BACKUP,
                    Optional.of(new InetSocketAddress(InetAddress.ofLiteral("10.9.0.1"), 4901)),
                    Optional.empty(),
                    Optional.of(new InetSocketAddress(InetAddress.ofLiteral("10.8.0.1"), 4700)),
                    Optional.of(Path.of("/etc/plugcast/heartbeat key")),
                    64 << 20)));
    assertThat(SenderSettings.ofArguments(settings.toArguments())).isEqualTo(settings);
  }
}
