package org.plugcast.multicast.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.plugcast.multicast.linux.UdpReceiver;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.twin.HeartbeatSeal;
import org.plugcast.multicast.twin.Rank;
import org.plugcast.multicast.twin.Role;
import org.plugcast.multicast.twin.SenderId;

/** On loopback, what was sent has arrived when sending returns. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "heartbeats need Linux")
class HeartbeatLinkTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final Rank MAIN = new Rank(Role.MAIN, new SenderId(0x0A000001, 4_901));
  private static final Rank BACKUP = new Rank(Role.BACKUP, new SenderId(0x0A000002, 4_902));
  private static final long SECOND = 1_000_000_000;
  private static final long NOW = 1_000_000 * SECOND;
  private static final long TAKEOVER_NS = 30_000_000;

  private final List<Answer> told = new ArrayList<>();
  private InetSocketAddress here;
  private long now = NOW;

  @BeforeEach
  void findPort() throws IOException {
    try (UdpReceiver free = UdpReceiver.open(0, 1)) {
      here = new InetSocketAddress(HERE, free.localPort());
    }
  }

  private static Optional<HeartbeatSeal> key(int of) {
    byte[] key = new byte[16];
    key[0] = (byte) of;
    return Optional.of(new HeartbeatSeal(key));
  }

  private HeartbeatLink hearing(Optional<HeartbeatSeal> seal) throws IOException {
    return hearing(seal, () -> now);
  }

  private HeartbeatLink hearing(Optional<HeartbeatSeal> seal, AirTime clock) throws IOException {
    InetSocketAddress nowhere = new InetSocketAddress(HERE, 9);
    HeartbeatLink link =
        new HeartbeatLink(here, nowhere, seal, MAIN, BACKUP, TAKEOVER_NS, clock, told::add);
    link.listen();
    return link;
  }

  private HeartbeatLink twin(Optional<HeartbeatSeal> seal) throws IOException {
    InetSocketAddress nowhere = new InetSocketAddress(HERE, 9);
    return new HeartbeatLink(nowhere, here, seal, BACKUP, MAIN, TAKEOVER_NS, () -> now, _ -> {});
  }

  private void exchange(Optional<HeartbeatSeal> ours, Optional<HeartbeatSeal> theirs)
      throws IOException {
    HeartbeatLink link = hearing(ours);
    twin(theirs).send(List.of());
    link.receive(List.of());
  }

  @Test
  void twinWithTheSameKeyIsHeard() throws IOException {
    exchange(key(1), key(1));
    assertThat(told).contains(new Answer.Twin(true, ""));
  }

  @Test
  void twinWithAnotherKeyIsNotHeardAndThatIsTold() throws IOException {
    exchange(key(1), key(2));
    assertThat(told)
        .containsExactly(new Answer.Twin(false, "is sealed with another key, or was changed"));
  }

  @Test
  void keyOfOneTwinOnlyIsTold() throws IOException {
    exchange(key(1), Optional.empty());
    assertThat(told)
        .containsExactly(new Answer.Twin(false, "is not sealed, but this unit has a key"));
  }

  @Test
  void whatWasRefusedIsForgottenWhenItNoLongerComes() throws IOException {
    HeartbeatLink link = hearing(Optional.empty());
    twin(key(2)).send(List.of());
    link.receive(List.of());
    now += 2 * SECOND;
    link.receive(List.of());
    assertThat(told)
        .containsExactly(
            new Answer.Twin(false, "is sealed, but this unit has no key"),
            new Answer.Twin(false, ""));
  }

  @Test
  void twinThatSpeaksWhileThisThreadIsHeldUpIsNotHeardBeforeItSpoke() throws IOException {
    HeartbeatLink twin = twin(Optional.empty());
    AtomicInteger readings = new AtomicInteger();
    AirTime heldUpOnce =
        () -> {
          long read = now;
          if (readings.getAndIncrement() == 1) {
            now += 6_000_000;
            twin.send(List.of());
          }
          return read;
        };
    HeartbeatLink link = hearing(Optional.empty(), heldUpOnce);
    link.receive(List.of());
    link.receive(List.of());
    assertThat(told).contains(new Answer.Clock(new TwinClock(0, OptionalLong.empty())));
  }
}
