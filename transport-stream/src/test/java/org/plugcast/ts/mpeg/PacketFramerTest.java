package org.plugcast.ts.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PacketFramerTest {
  private final List<String> events = new ArrayList<>();
  private final PacketFramer framer = new PacketFramer(new Recorder());

  /** Writes down what it is told. */
  private final class Recorder implements PacketFramer.Sink {
    @Override
    public void packet(byte[] bytes, int offset, long byteOffset) {
      events.add("packet " + TsPacket.pid(bytes, offset) + " at " + byteOffset);
    }

    @Override
    public void synchronised(long byteOffset, long skipped, int packetLength) {
      events.add("in step at " + byteOffset + " after " + skipped + " of " + packetLength);
    }

    @Override
    public void syncByteError(long byteOffset) {
      events.add("sync byte at " + byteOffset);
    }

    @Override
    public void syncLoss(long byteOffset) {
      events.add("lost at " + byteOffset);
    }
  }

  /** Packets whose PID is their number, {@code before} and {@code after} bytes around each. */
  private static byte[] packets(int first, int count, int before, int after) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = first; i < first + count; i++) {
      byte[] packet = new byte[TsPacket.LENGTH];
      TsPacket.writeNull(packet, 0);
      TsPacket.setPid(packet, 0, i);
      all.writeBytes(new byte[before]);
      all.writeBytes(packet);
      all.writeBytes(new byte[after]);
    }
    return all.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private List<String> framed(byte[] bytes) {
    framer.push(bytes, 0, bytes.length);
    framer.finish();
    return events;
  }

  @Property
  void piecesOfAnySizeGiveTheSamePackets(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 70_000) int longest) {
    Random random = new Random(seed);
    byte[] noise = new byte[random.nextInt(2000)];
    random.nextBytes(noise);
    byte[] bytes = join(packets(0, 400, 0, 0), noise, packets(400, 30, 0, 0));
    List<String> whole = new PacketFramerTest().framed(bytes);
    PacketFramerTest pieces = new PacketFramerTest();
    for (int at = 0; at < bytes.length; ) {
      int length = Math.min(bytes.length - at, 1 + random.nextInt(longest));
      pieces.framer.push(bytes, at, length);
      at += length;
    }
    pieces.framer.finish();
    assertThat(pieces.events).isEqualTo(whole);
    assertThat(pieces.framer.bytes()).isEqualTo(bytes.length);
  }

  @Test
  void packetsAfterGarbageAreFoundAgain() {
    byte[] garbage = new byte[500];
    Arrays.fill(garbage, (byte) 1);
    assertThat(framed(join(garbage, packets(1, 6, 0, 0), garbage, packets(7, 6, 0, 0))))
        .contains("in step at 500 after 500 of 188", "packet 1 at 500", "packet 6 at 1440")
        .contains("lost at 1628", "in step at 2128 after 500 of 188", "packet 12 at 3068")
        .hasSize(2 + 1 + 12);
  }

  @Test
  void oneWrongSyncByteCostsOnePacket() {
    byte[] bytes = packets(0, 12, 0, 0);
    bytes[7 * TsPacket.LENGTH] = 0;
    assertThat(framed(bytes))
        .contains("sync byte at 1316", "packet 6 at 1128", "packet 8 at 1504")
        .hasSize(13);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 50})
  void fewPacketsAreEnough(int count) {
    assertThat(framed(packets(0, count, 0, 0))).hasSize(1 + count);
  }

  @Test
  void timeStampsBetweenPacketsAreSteppedOver() {
    assertThat(framed(packets(0, 8, 4, 0)))
        .contains("in step at 4 after 0 of 192", "packet 7 at 1348")
        .hasSize(9);
  }

  @Test
  void parityBytesAreSteppedOver() {
    assertThat(framed(packets(0, 8, 0, 16)))
        .contains("in step at 0 after 0 of 204", "packet 7 at 1428")
        .hasSize(9);
  }

  @Test
  void bytesThatAreNoPacketsGiveNothing() {
    assertThat(framed(new byte[100_000])).isEmpty();
  }
}
