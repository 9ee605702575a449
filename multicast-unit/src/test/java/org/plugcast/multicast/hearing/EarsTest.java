package org.plugcast.multicast.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.plugcast.multicast.linux.UdpReceiver;
import org.plugcast.multicast.linux.UdpSender;
import org.plugcast.multicast.pacing.TimeSource;

/** On loopback, what was sent has arrived when sending returns. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "listening to a twin needs Linux")
class EarsTest {
  private static final Inet4Address HERE = Inet4Address.ofLiteral("127.0.0.1");
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long AIR_AHEAD_NS = 5 * HOUR;

  private final AtomicLong wallStepNs = new AtomicLong();
  private final TimeSource time =
      new TimeSource() {
        @Override
        public long monotonicNs() {
          return System.nanoTime();
        }

        @Override
        public long wallNs() {
          return TimeSource.system().wallNs() + wallStepNs.get();
        }
      };

  private int loopback;
  private int port;
  private UdpSender sender;
  private Ears ears;

  @BeforeEach
  void open() throws IOException {
    loopback = NetworkInterface.getByInetAddress(HERE).getIndex();
    try (UdpReceiver free = UdpReceiver.open(0, 1)) {
      port = free.localPort();
    }
    sender =
        UdpSender.open(
            new UdpSender.Options(
                new InetSocketAddress(HERE, 0), loopback, 1, 0, UdpSender.Loop.ON, 1 << 20));
    ears = ears(1 << 20);
  }

  @AfterEach
  void close() throws IOException {
    ears.close();
    sender.close();
  }

  private Ears ears(int receiveBufferBytes) {
    return new Ears(loopback, receiveBufferBytes, EarsTest::airNs, time);
  }

  private static long airNs() {
    return System.nanoTime() + AIR_AHEAD_NS;
  }

  private InetSocketAddress group(int number) {
    return new InetSocketAddress(Inet4Address.ofLiteral("239.255.72." + number), port);
  }

  private void send(InetSocketAddress destination, int... lengths) {
    int route = sender.route(destination, ByteBuffer.allocateDirect(4_000));
    for (int position = 0; position < lengths.length; position++) {
      sender.put(position, route, 0, lengths[position]);
    }
    assertThat(sender.send(0, lengths.length)).isEqualTo(lengths.length);
    sender.forget(route);
  }

  private List<String> heard() {
    List<String> all = new ArrayList<>();
    ears.drain(
        (heardAtNs, sourceAddress, sourcePort, group, to, payload) ->
            all.add((group & 0xff) + ":" + payload.remaining()));
    return all;
  }

  @Test
  void manyGroupsOfOnePortShareFewSockets() throws Exception {
    for (int number = 1; number <= 50; number++) {
      ears.listen(group(number));
    }
    assertThat(ears.sockets()).isEqualTo(3);
    List<String> expected = new ArrayList<>();
    for (int number = 1; number <= 55; number++) {
      send(group(number), number);
      if (number <= 50) {
        expected.add(number + ":" + number);
      }
    }
    assertThat(heard()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(heard()).isEmpty();
  }

  @Test
  void tellsWhoSentWhenAndTo() throws Exception {
    ears.listen(group(1));
    long before = airNs();
    send(group(1), 10);
    List<Long> told = new ArrayList<>();
    ears.drain(
        (heardAtNs, sourceAddress, sourcePort, group, to, payload) ->
            told.addAll(
                List.of(heardAtNs, Source.of(sourceAddress, sourcePort), Source.of(group, to))));
    assertThat(told.get(0)).isBetween(before - TimeUnit.MILLISECONDS.toNanos(1), airNs());
    assertThat(told.get(1)).isEqualTo(Source.of(0x7f000001, sender.localPort()));
    assertThat(told.get(2)).isEqualTo(Source.of(0xefff4801, port));
  }

  @Test
  void stepOfTheWallClockMovesTimesWithinTheTimeSinceTheLastDrain() throws Exception {
    ears.listen(group(1));
    for (long step : new long[] {HOUR, -HOUR, 0}) {
      wallStepNs.set(step);
      ears.drain((heardAtNs, address, from, group, to, payload) -> {});
      long drained = airNs();
      send(group(1), 10, 20, 30);
      List<Long> times = new ArrayList<>();
      ears.drain((heardAtNs, address, from, group, to, payload) -> times.add(heardAtNs));
      assertThat(times)
          .hasSize(3)
          .isSorted()
          .allMatch(at -> at > drained - TimeUnit.SECONDS.toNanos(1) && at <= airNs());
    }
  }

  @Test
  void forgottenGroupStaysAwayAndItsSocketIsClosed() throws Exception {
    for (int number = 1; number <= 21; number++) {
      ears.listen(group(number));
    }
    ears.forget(group(21));
    ears.forget(group(21));
    ears.forget(group(1));
    assertThat(ears.sockets()).isEqualTo(1);
    send(group(1), 1);
    send(group(2), 2);
    send(group(21), 21);
    assertThat(heard()).containsExactly("2:2");
    ears.listen(group(22));
    assertThat(ears.sockets()).isEqualTo(1);
  }

  @Test
  void groupStaysUntilAllThatListenHaveForgottenIt() throws Exception {
    ears.listen(group(1));
    ears.listen(group(1));
    ears.forget(group(1));
    send(group(1), 1);
    assertThat(heard()).containsExactly("1:1");
    ears.forget(group(1));
    send(group(1), 2);
    assertThat(heard()).isEmpty();
    assertThat(ears.sockets()).isZero();
  }

  @Test
  void groupsOfAnotherListenerStayAway() throws Exception {
    ears.listen(group(1));
    try (Ears other = ears(1 << 20)) {
      other.listen(group(2));
      send(group(1), 1);
      send(group(2), 2);
      assertThat(heard()).containsExactly("1:1");
    }
  }

  @Test
  void takesMoreThanABatchInOrder() throws Exception {
    ears.listen(group(1));
    int[] lengths = new int[50];
    List<String> expected = new ArrayList<>();
    for (int round = 0; round < 4; round++) {
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = round * 100 + i;
        expected.add("1:" + lengths[i]);
      }
      send(group(1), lengths);
    }
    assertThat(heard()).containsExactlyElementsOf(expected);
  }

  @Test
  void longDatagramIsSeenToBeTooLong() throws Exception {
    ears.listen(group(1));
    send(group(1), 3_000);
    assertThat(heard()).containsExactly("1:2048");
  }

  @Test
  void countsWhatTheBuffersHadNoRoomFor() throws Exception {
    try (Ears small = ears(1)) {
      small.listen(group(1));
      int[] lengths = new int[50];
      Arrays.fill(lengths, 1_316);
      send(group(1), lengths);
      int came = small.drain((heardAtNs, address, from, group, to, payload) -> {});
      send(group(1), 1);
      small.drain((heardAtNs, address, from, group, to, payload) -> {});
      assertThat(small.dropped()).isEqualTo(50 - came).isPositive();
    }
  }

  @Test
  void groupsComeAndGoWhileAnotherThreadDrains() throws Exception {
    ears.listen(group(200));
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> changes = threads.submit(() -> comeAndGo(100));
      int heard = 0;
      int sent = 0;
      while (!changes.isDone()) {
        send(group(200), 1);
        sent++;
        heard += ears.drain((heardAtNs, address, from, group, to, payload) -> {});
      }
      changes.get();
      assertThat(heard).isEqualTo(sent);
      assertThat(ears.failures()).as(ears.lastFailure()).isZero();
      assertThat(ears.sockets()).isOne();
    }
  }

  private int comeAndGo(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      for (int number = 1; number <= 25; number++) {
        ears.listen(group(number));
      }
      for (int number = 1; number <= 25; number++) {
        ears.forget(group(number));
      }
    }
    return times;
  }

  @Test
  void singleHostCannotBeListenedTo() {
    InetSocketAddress host = new InetSocketAddress(HERE, port);
    assertThat(Ears.canHear(host)).isFalse();
    assertThat(Ears.canHear(group(1))).isTrue();
    assertThat(Ears.canHear(InetSocketAddress.createUnresolved("239.0.0.1", 1))).isFalse();
    assertThatThrownBy(() -> ears.listen(host))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no IPv4 group");
  }

  @Test
  void groupThatCannotBeJoinedIsNamed() throws Exception {
    try (Ears elsewhere = new Ears(999_999, 1 << 16, EarsTest::airNs, time)) {
      assertThatThrownBy(() -> elsewhere.listen(group(1)))
          .isInstanceOf(IOException.class)
          .hasMessage("cannot join 239.255.72.1 on interface 999999");
      assertThat(elsewhere.sockets()).isZero();
    }
  }
}
