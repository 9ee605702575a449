package org.plugcast.multicast.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirClock;
import org.plugcast.multicast.pacing.Cadence;
import org.plugcast.multicast.pacing.DatagramFraming;
import org.plugcast.multicast.pacing.Feed;
import org.plugcast.multicast.pacing.Filler;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.testing.GroupListener;
import org.plugcast.multicast.testing.NumberedPackets;
import org.plugcast.multicast.wire.WireOptions;

/** The real process, on the loopback interface. */
class SenderProcessTest {
  private static final InetAddress GROUP = InetAddress.ofLiteral("239.255.79.1");
  private static final int PORT = 20_000 + (int) (ProcessHandle.current().pid() % 20_000);
  private static final long SECOND = 1_000_000_000;

  /** Each lasts until the next datagram, or for the silence that was waited for. */
  private static final int TRIES = 5_000;

  private SenderProcess sender;
  private AirClock clock;
  private Filler filler;
  private AgentThread filling;
  private final CountDownLatch restarted = new CountDownLatch(1);

  @BeforeEach
  void start() throws IOException {
    start("lo");
  }

  private void start(String outgoing) throws IOException {
    sender =
        new SenderProcess(
            new SenderSettings(
                new WireOptions(outgoing, 0, 1, 0, WireOptions.Loop.ON),
                SenderSettings.Precedence.NONE,
                SenderSettings.Idle.SHALLOW,
                SECOND / 10,
                SECOND / 50,
                Optional.empty()));
    clock = new AirClock(TimeSource.system(), sender.clockPage());
    filler = new Filler(clock);
    sender.start(
        () -> {
          filler.resume();
          restarted.countDown();
        });
    filling = AgentThread.filling(filler, SECOND / 10);
  }

  @AfterEach
  void stop() {
    filling.close();
    sender.close();
  }

  private LaneSpec spec() {
    return LaneSpec.of(
        1,
        new Cadence(clock.utcNs() - 10 * SECOND, 3_750_000),
        2 * SECOND,
        0,
        DatagramFraming.NONE,
        new InetSocketAddress(GROUP, PORT));
  }

  private Feed send() throws IOException {
    return filler.add(
        sender.open(spec(), Watching.NONE), DatagramFraming.NONE, NumberedPackets.version(1));
  }

  private static List<Long> numbers(List<byte[]> datagrams) {
    return datagrams.stream().map(d -> ByteBuffer.wrap(d).getLong() / 7).toList();
  }

  private static List<Path> folders() throws IOException {
    try (Stream<Path> paths = Files.list(Path.of("/dev/shm"))) {
      return paths.filter(p -> p.toString().contains("plugcast-sender-" + pid())).toList();
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }

  private ProcessHandle child() {
    return ProcessHandle.of(sender.pid().orElseThrow()).orElseThrow();
  }

  @Test
  void sendsWhatIsDueAndCounts() throws Exception {
    try (GroupListener listener = new GroupListener(GROUP, PORT)) {
      Feed feed = send();
      List<Long> numbers = numbers(listener.next(400));
      assertThat(numbers.getFirst()).isGreaterThan(3_500);
      assertThat(numbers).isSorted().doesNotHaveDuplicates();
      // What was heard last may not have been counted yet.
      assertThat(feed.counters().sent()).isGreaterThanOrEqualTo(399);
      assertThat(feed.counters().failed()).isZero();
      assertThat(sender.realTimeMissing()).contains("not asked for");
    }
  }

  @Test
  void aProcessThatIsKilledIsBackAndGoesOnWithWhatIsDue() throws Exception {
    try (GroupListener listener = new GroupListener(GROUP, PORT)) {
      send();
      listener.next(100);
      child().destroyForcibly();
      assertThat(restarted.await(20, TimeUnit.SECONDS)).isTrue();
      listener.clear();
      List<Long> numbers = numbers(listener.next(200));
      assertThat(numbers).isSorted().doesNotHaveDuplicates();
      assertThat(sender.restarts()).isOne();
      assertThat(sender.isAlive()).isTrue();
    }
  }

  /** The spare, once there is one that is not {@code other}. */
  private long spareOtherThan(long other) throws Exception {
    try (GroupListener silence = new GroupListener(GROUP, PORT + 1)) {
      for (int i = 0; i < 1_200; i++) {
        Optional<Long> pid = sender.sparePid().filter(spare -> spare != other);
        if (pid.isPresent()) {
          return pid.get();
        }
        silence.hears(Duration.ofMillis(50));
      }
    }
    throw new AssertionError("there is no spare but " + other);
  }

  @Test
  void aProcessThatIsKilledIsFollowedByTheSpareAndThatByAnother() throws Exception {
    try (GroupListener listener = new GroupListener(GROUP, PORT)) {
      send();
      listener.next(10);
      long spare = spareOtherThan(0);
      child().destroyForcibly();
      assertThat(restarted.await(20, TimeUnit.SECONDS)).isTrue();
      listener.clear();
      assertThat(numbers(listener.next(200))).isSorted().doesNotHaveDuplicates();
      assertThat(sender.pid()).contains(spare);
      assertThat(ProcessHandle.of(spareOtherThan(spare))).isPresent();
    }
  }

  @Test
  void aSpareThatIsKilledInterruptsNothingAndIsReplaced() throws Exception {
    try (GroupListener listener = new GroupListener(GROUP, PORT)) {
      send();
      long pid = sender.pid().orElseThrow();
      long spare = spareOtherThan(0);
      ProcessHandle.of(spare).orElseThrow().destroyForcibly();
      assertThat(spareOtherThan(spare)).isNotEqualTo(pid);
      listener.clear();
      assertThat(numbers(listener.next(200))).isSorted().doesNotHaveDuplicates();
      assertThat(sender.pid()).contains(pid);
      assertThat(sender.restarts()).isZero();
    }
  }

  @Test
  void aClosedChannelIsSilentAndItsMemoryGivenBack() throws Exception {
    try (GroupListener listener = new GroupListener(GROUP, PORT)) {
      Feed feed = send();
      listener.next(10);
      filler.remove(feed);
      filling.wake();
      long files = 3;
      for (int i = 0; i < TRIES && files > 2; i++) {
        listener.hears(Duration.ofMillis(50));
        try (Stream<Path> list = Files.list(folders().getFirst())) {
          files = list.count();
        }
      }
      assertThat(files).as("the clock's and the one of what is heard").isEqualTo(2);
      boolean heard = true;
      for (int i = 0; i < TRIES && heard; i++) {
        listener.clear();
        heard = listener.hears(Duration.ofMillis(300));
      }
      assertThat(heard).isFalse();
    }
  }

  @Test
  void closingLeavesNothingBehind() throws Exception {
    ProcessHandle child = child();
    ProcessHandle spare = ProcessHandle.of(spareOtherThan(0)).orElseThrow();
    send();
    sender.close();
    child.onExit().get(10, TimeUnit.SECONDS);
    spare.onExit().get(10, TimeUnit.SECONDS);
    assertThat(folders()).isEmpty();
  }

  @Test
  void saysWhyAChannelCannotBeSent() throws IOException {
    stop();
    start("eth77");
    assertThatThrownBy(() -> sender.open(spec(), Watching.NONE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no interface is called eth77");
    assertThat(sender.isAlive()).isTrue();
  }

  @Test
  void whatAKilledUnitLeftIsDeletedByTheNext() throws IOException {
    Path left = Files.createDirectories(Path.of("/dev/shm/plugcast-sender-999999999-x"));
    Files.write(left.resolve("lane-0"), new byte[10]);
    stop();
    start();
    assertThat(left).doesNotExist();
  }
}
