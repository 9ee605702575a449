package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RingTest {
  private static final RingShape SHAPE = new RingShape(10, 0, 1_316);

  private final ByteBuffer memory = ByteBuffer.allocateDirect(SHAPE.bytes());
  private final Ring filler = new Ring(SHAPE, memory);
  private final Ring pacer = new Ring(SHAPE, memory.duplicate());

  private static byte[] datagram(long index) {
    byte[] bytes = new byte[1_316];
    ByteBuffer.wrap(bytes).putLong(index);
    return bytes;
  }

  private long read(long datagram) {
    return memory.getLong(SHAPE.datagramAt(pacer.halfWith(datagram), datagram));
  }

  @Test
  void whatOneSideAppendsTheOtherSees() {
    filler.empty(0, 95);
    for (long k = 95; k < 105; k++) {
      assertThat(pacer.halfWith(k)).isEqualTo(-1);
      filler.append(0, datagram(k));
      assertThat(read(k)).isEqualTo(k);
    }
    assertThat(pacer.halfWith(94)).isEqualTo(-1);
    assertThat(pacer.halfWith(105)).isEqualTo(-1);
  }

  @Test
  void theOtherHalfTakesOverAtOnce() {
    filler.empty(0, 7);
    filler.append(0, datagram(7));
    filler.empty(1, 7);
    filler.append(1, datagram(1_007));
    assertThat(read(7)).isEqualTo(7);
    filler.activate(1);
    assertThat(read(7)).isEqualTo(1_007);
    assertThat(pacer.halfWith(7)).isEqualTo(1);
  }

  @Test
  void countsWhatBecameOfDatagrams() {
    filler.begin(20);
    pacer.settle(20, Outcome.sent(1_234));
    pacer.settle(21, Outcome.UNPREPARED);
    pacer.settle(22, Outcome.failed(101));
    pacer.skip(23, 60);
    pacer.settle(60, Outcome.sent(-5));
    assertThat(filler.next()).isEqualTo(61);
    assertThat(filler.sent()).isEqualTo(2);
    assertThat(filler.unprepared()).isOne();
    assertThat(filler.failed()).isOne();
    assertThat(filler.skipped()).isEqualTo(37);
    assertThat(filler.outcome(60)).isZero();
    assertThat(filler.outcome(59)).isEqualTo(Outcome.SKIPPED);
  }

  @Test
  void partsOfTheMemoryDoNotOverlap() {
    assertThat(SHAPE.outcomeAt(9) + Integer.BYTES).isLessThanOrEqualTo(SHAPE.datagramAt(0, 0));
    assertThat(SHAPE.datagramAt(0, 9) + 1_316).isLessThanOrEqualTo(SHAPE.datagramAt(1, 0));
    assertThat(SHAPE.datagramAt(1, 9) + 1_316).isLessThanOrEqualTo(SHAPE.bytes());
    assertThat(SHAPE.endAt(1) + Long.BYTES).isLessThanOrEqualTo(SHAPE.outcomeAt(0));
  }

  @Test
  void refusesMemoryOfAnotherSize() {
    assertThatThrownBy(() -> new Ring(SHAPE, ByteBuffer.allocateDirect(100)))
        .hasMessageContaining("100 bytes, expected " + SHAPE.bytes());
    assertThatThrownBy(() -> new RingShape(1_000_000, 0, 1_316)).hasMessageContaining("1000000");
  }

  @Test
  void whatWasPreparedWithoutItsContentSaysNothingOfWhatDiffersFromIt() {
    filler.empty(0, 0);
    filler.append(0, datagram(0));
    filler.append(0, datagram(1));
    filler.holes((half, k) -> half == 0 && k == 1);
    ByteBuffer other = ByteBuffer.wrap(datagram(1_000));
    assertThat(filler.compare(0, other)).isEqualTo(Ring.Comparison.DIFFERENT);
    assertThat(filler.compare(1, other)).isEqualTo(Ring.Comparison.NOT_HELD);
    assertThat(filler.compare(1, ByteBuffer.wrap(datagram(1)))).isEqualTo(Ring.Comparison.EQUAL);
  }
}
