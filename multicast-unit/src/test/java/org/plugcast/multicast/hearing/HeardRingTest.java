package org.plugcast.multicast.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeardRingTest {
  private static final HeardShape SHAPE = new HeardShape(5);
  private static final int FROM = 0xc0a80101;
  private static final int GROUP = 0xef0a0001;

  private final ByteBuffer memory = ByteBuffer.allocateDirect(SHAPE.bytes());
  private final HeardRing writer = new HeardRing(SHAPE, memory);
  private final HeardRing reader = new HeardRing(SHAPE, memory.duplicate());

  private static ByteBuffer payload(long number, int length) {
    ByteBuffer payload = ByteBuffer.allocateDirect(length + 3).position(3);
    for (int i = 0; i < length; i++) {
      payload.put(3 + i, (byte) (number + i));
    }
    return payload;
  }

  private void write(long number) {
    writer.heard(number, FROM, 5_001, GROUP, 5_000, payload(number, 1_316));
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    reader.read(100, heard -> numbers.add(heard.heardAtNs()));
    return numbers;
  }

  @Test
  void datagramComesOutAsItWentIn() {
    writer.heard(1_234_567_890_123L, FROM, 65_535, GROUP, 40_000, payload(9, 1_328));
    assertThat(reader.read(100, HeardRingTest::assertIntact)).isOne();
    assertThat(reader.read(100, heard -> assertThat(heard).isNull())).isZero();
  }

  private static void assertIntact(Heard heard) {
    assertThat(heard.heardAtNs()).isEqualTo(1_234_567_890_123L);
    assertThat(heard.sourceAddress()).isEqualTo(FROM);
    assertThat(heard.sourcePort()).isEqualTo(65_535);
    assertThat(heard.source()).isEqualTo(Source.of(FROM, 65_535));
    assertThat(heard.group()).isEqualTo(GROUP);
    assertThat(heard.port()).isEqualTo(40_000);
    assertThat(heard.length()).isEqualTo(1_328);
    assertThat(heard.isCut()).isFalse();
    assertThat(heard.payload().mismatch(payload(9, 1_328))).isEqualTo(-1);
    byte[] copy = new byte[1_330];
    heard.copyPayload(copy, 2);
    assertThat(ByteBuffer.wrap(copy, 2, 1_328).mismatch(payload(9, 1_328))).isEqualTo(-1);
  }

  @Test
  void goesOnBehindItsEnd() {
    for (long number = 0; number < 1_000; number += 3) {
      write(number);
      write(number + 1);
      write(number + 2);
      assertThat(numbers()).containsExactly(number, number + 1, number + 2);
    }
    assertThat(writer.overflow()).isZero();
  }

  @Test
  void whatFindsItFullIsCountedAndTheReaderIsToldOfIt() {
    for (long number = 0; number < 8; number++) {
      write(number);
    }
    assertThat(numbers()).containsExactly(0L, 1L, 2L, 3L, 4L);
    write(8);
    writer.dropped(10);
    write(9);
    write(10);
    List<Long> lost = new ArrayList<>();
    reader.read(100, heard -> lost.add(heard.lostBefore()));
    assertThat(lost).containsExactly(3L, 10L, 0L);
    assertThat(reader.overflow()).isEqualTo(3);
    assertThat(reader.dropped()).isEqualTo(10);
  }

  @Test
  void longPayloadIsCutAndMarkedAndAnEmptyOneIsEmpty() {
    writer.heard(1, FROM, 1, GROUP, 2, payload(7, 2_000));
    writer.heard(2, FROM, 1, GROUP, 2, payload(0, 0));
    List<String> seen = new ArrayList<>();
    reader.read(
        2, heard -> seen.add(heard.length() + " " + heard.isCut() + " " + heard.payload().get(0)));
    assertThat(seen).element(0).asString().startsWith("1500 true");
    assertThat(seen).element(1).asString().startsWith("0 false");
  }

  @Test
  void readsNoMoreThanAskedFor() {
    for (long number = 0; number < 5; number++) {
      write(number);
    }
    assertThat(reader.read(2, heard -> assertThat(heard.heardAtNs()).isLessThan(2))).isEqualTo(2);
    assertThat(numbers()).containsExactly(2L, 3L, 4L);
  }

  @Test
  void newProcessesGoOnWithTheSameMemory() {
    write(0);
    write(1);
    HeardRing secondWriter = new HeardRing(SHAPE, memory);
    secondWriter.heard(2, FROM, 1, GROUP, 2, payload(2, 10));
    reader.read(1, heard -> {});
    HeardRing secondReader = new HeardRing(SHAPE, memory);
    List<Long> numbers = new ArrayList<>();
    secondReader.read(100, heard -> numbers.add(heard.heardAtNs()));
    assertThat(numbers).containsExactly(1L, 2L);
  }

  @Test
  void readerThatBeginsMayPassOverWhatIsOld() {
    write(0);
    write(1);
    reader.skip();
    write(2);
    assertThat(numbers()).containsExactly(2L);
  }

  @Test
  void datagramThatTheReaderThrowsAtIsNotShownAgain() {
    write(0);
    write(1);
    assertThatThrownBy(
            () ->
                reader.read(
                    9,
                    heard -> {
                      throw new IllegalStateException("no disk");
                    }))
        .hasMessage("no disk");
    assertThat(numbers()).containsExactly(1L);
  }

  @Test
  void twoThreadsLoseAndMixUpNothing() throws Exception {
    HeardShape shape = new HeardShape(37);
    ByteBuffer shared = ByteBuffer.allocateDirect(shape.bytes());
    int count = 300_000;
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<Long> written = threads.submit(() -> writeAll(new HeardRing(shape, shared), count));
      HeardRing reading = new HeardRing(shape, shared.duplicate());
      long[] last = {-1, 0};
      while (!written.isDone() || reading.read() < reading.written()) {
        if (reading.read(16, heard -> check(heard, last)) == 0) {
          Thread.onSpinWait();
        }
      }
      assertThat(last[1] + written.get(10, TimeUnit.SECONDS)).isEqualTo(count);
      assertThat(reading.overflow()).isEqualTo(written.get());
    }
  }

  /** Returns how many found the ring full. */
  private static long writeAll(HeardRing ring, int count) {
    ByteBuffer payload = ByteBuffer.allocateDirect(1_316);
    for (long number = 0; number < count; number++) {
      for (int at = 0; at + Long.BYTES <= payload.capacity(); at += 164) {
        payload.putLong(at, number);
      }
      ring.heard(number, (int) number, (int) number & 0xffff, GROUP, 5_000, payload);
    }
    return ring.overflow();
  }

  private static void check(Heard heard, long[] last) {
    long number = heard.heardAtNs();
    if (number <= last[0]
        || heard.sourceAddress() != (int) number
        || heard.sourcePort() != ((int) number & 0xffff)
        || last[0] >= 0 && number - last[0] - 1 != heard.lostBefore()) {
      throw new AssertionError(number + " after " + last[0] + ", lost " + heard.lostBefore());
    }
    ByteBuffer payload = heard.payload();
    for (int at = payload.position(); at + Long.BYTES <= payload.limit(); at += 164) {
      if (payload.getLong(at) != number) {
        throw new AssertionError(number + " is mixed up");
      }
    }
    last[0] = number;
    last[1]++;
  }

  @Test
  void shapeFollowsFromRateAndTime() {
    assertThat(HeardShape.of(3_750_000, 1_316, 1_000_000_000)).isEqualTo(new HeardShape(357));
    assertThat(HeardShape.of(1, 1_316, 1)).isEqualTo(new HeardShape(2));
  }

  @Test
  void refusesMemoryThatDoesNotFit() {
    assertThatThrownBy(() -> new HeardRing(SHAPE, ByteBuffer.allocateDirect(99)))
        .hasMessageContaining("99 bytes, expected " + SHAPE.bytes());
    assertThatThrownBy(() -> new HeardRing(SHAPE, ByteBuffer.allocate(SHAPE.bytes())))
        .hasMessageContaining("direct");
    assertThatThrownBy(() -> new HeardShape(2_000_000)).hasMessageContaining("2000000");
  }
}
