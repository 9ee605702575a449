package org.plugcast.multicast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plugcast.multicast.handover.Refusal;

class OwnAddressTest {
  private final AtomicInteger tries = new AtomicInteger();
  private final Semaphore seconds = new Semaphore(0);
  private final CountDownLatch answering = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean inUse;
  private final OwnAddress address =
      new OwnAddress(
          InetSocketAddress.createUnresolved("10.0.0.1", 8081),
          this::listen,
          duration -> seconds.acquire());

  private Runnable listen() throws IOException {
    tries.incrementAndGet();
    if (inUse) {
      throw new IOException("Address already in use");
    }
    answering.countDown();
    return ended::countDown;
  }

  @AfterEach
  void close() {
    address.close();
  }

  @Test
  void anAddressThatIsFreeIsTakenOnce() throws Exception {
    address.take();
    address.take();
    assertThat(tries).hasValue(1);
    assertThat(address.problem()).isEmpty();
    address.close();
    assertThat(ended.getCount()).isZero();
  }

  @Test
  void anAddressInUseIsToldAndTakenAsSoonAsItIsFree() throws Exception {
    inUse = true;
    assertThatThrownBy(address::take)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("10.0.0.1:8081")
        .hasMessageContaining("Address already in use")
        .hasMessageContaining("tried again");
    assertThat(address.problem()).isPresent();

    inUse = false;
    seconds.release();
    assertThat(answering.await(30, TimeUnit.SECONDS)).isTrue();
    address.take();
    assertThat(address.problem()).isEmpty();
    assertThat(tries).hasValue(2);
  }

  @Test
  void whoeverAsksAgainTriesAtOnce() throws Exception {
    inUse = true;
    assertThatThrownBy(address::take).isInstanceOf(Refusal.class);
    inUse = false;
    address.take();
    assertThat(address.problem()).isEmpty();
  }
}
