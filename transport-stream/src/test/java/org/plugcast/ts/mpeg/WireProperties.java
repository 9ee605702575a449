package org.plugcast.ts.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** What holds for every value that is written and read. */
class WireProperties {
  private static final int ANY_PID = 0x1fff;

  @Property
  void payloadIsFoundWhereItWasPut(
      @ForAll @Size(min = 1, max = 184) byte[] payload,
      @ForAll @IntRange(max = ANY_PID) int pid,
      @ForAll @IntRange(max = 15) int counter,
      @ForAll boolean start,
      @ForAll @IntRange(max = 300) int offset) {
    byte[] packets = new byte[TsPacket.LENGTH + offset];
    TsPacket.writePayload(packets, offset, pid, start, counter, payload, 0, payload.length, false);
    int at = offset + TsPacket.payloadOffset(packets, offset);
    assertThat(Arrays.copyOfRange(packets, at, packets.length)).isEqualTo(payload);
    assertThat(TsPacket.pid(packets, offset)).isEqualTo(pid);
    assertThat(TsPacket.continuityCounter(packets, offset)).isEqualTo(counter);
    assertThat(TsPacket.payloadUnitStart(packets, offset)).isEqualTo(start);
    assertThat(TsPacket.adaptationFieldFits(packets, offset)).isTrue();
  }

  @Property
  void everyClockReferenceIsReadBack(@ForAll @LongRange(max = Pcr.MODULUS - 1) long ticks) {
    byte[] packet = new byte[TsPacket.LENGTH];
    TsPacket.writePcrOnly(packet, 0, 256, 3);
    TsPacket.setPcr(packet, 0, ticks);
    assertThat(TsPacket.pcr(packet, 0)).isEqualTo(ticks);
    assertThat(TsPacket.continuityCounter(packet, 0)).isEqualTo(3);
  }

  @Property
  void everyTimeStampIsReadBackModuloItsWidth(
      @ForAll long ticks, @ForAll @IntRange(max = 15) int prefix) {
    byte[] bytes = new byte[Timestamp.LENGTH];
    Timestamp.write(bytes, 0, prefix, ticks);
    assertThat(Timestamp.read(bytes, 0)).isEqualTo(Math.floorMod(ticks, Timestamp.MODULUS));
    assertThat(Timestamp.markersSet(bytes, 0)).isTrue();
    assertThat((bytes[0] & 0xff) >> 4).isEqualTo(prefix);
  }

  @Property
  void differenceTakesTheShorterWayRound(
      @ForAll @LongRange(max = Timestamp.MODULUS - 1) long earlier,
      @ForAll @LongRange(min = -(1L << 31), max = 1L << 31) long step) {
    long later = Math.floorMod(earlier + step, Timestamp.MODULUS);
    assertThat(Timestamp.difference(later, earlier)).isEqualTo(step);
    long laterPcr = Math.floorMod(earlier * 300 + step, Pcr.MODULUS);
    assertThat(Pcr.difference(laterPcr, earlier * 300)).isEqualTo(step);
  }

  @Property
  void packetUnderWayIsTheOneThatHasStarted(
      @ForAll @LongRange(min = 100_000, max = 200_000_000) long bitsPerSecond,
      @ForAll @LongRange(max = 1L << 36) long index) {
    MuxRate rate = new MuxRate(bitsPerSecond);
    long start = rate.ticksAt(index);
    assertThat(rate.indexAt(start + 1)).isEqualTo(index);
    assertThat(rate.indexAt(start)).isBetween(index - 1, index);
    assertThat(rate.pcrTicksAt(index)).isGreaterThan(start).isLessThan(rate.ticksAt(index + 1));
  }

  @Property
  void sectionsOfBothFormsAreReadBack(
      @ForAll @IntRange(max = 0xfe) int tableId,
      @ForAll @IntRange(max = 0xffff) int extension,
      @ForAll @IntRange(max = 31) int version,
      @ForAll @Size(max = 4084) byte[] payload)
      throws MalformedStreamException {
    Section.Builder builder =
        Section.builder(tableId).tableIdExtension(extension).version(version).payload(payload);
    Section longForm = parse(builder.longForm().bytes());
    assertThat(longForm.tableId()).isEqualTo(tableId);
    assertThat(longForm.tableIdExtension()).isEqualTo(extension);
    assertThat(longForm.version()).isEqualTo(version);
    assertThat(longForm.current()).isTrue();
    assertThat(longForm.payload()).isEqualTo(payload);
    assertThat(parse(builder.shortForm().bytes()).payload()).isEqualTo(payload);
  }

  @Property
  void oneWrongBitAnywhereBreaksTheCrc(
      @ForAll @Size(max = 300) byte[] payload, @ForAll @IntRange(max = 10_000) int bit) {
    byte[] bytes = Section.builder(0x42).payload(payload).longForm().bytes();
    int at = bit % (bytes.length * 8);
    bytes[at / 8] ^= (byte) (1 << at % 8);
    assertThat(Crc32Mpeg.of(bytes, 0, bytes.length)).isNotZero();
  }

  @Property
  void patsAreReadBack(
      @ForAll @IntRange(max = 0xffff) int id,
      @ForAll @IntRange(max = 31) int version,
      @ForAll @Size(max = 253)
          Map<@IntRange(max = 0xffff) Integer, @IntRange(max = ANY_PID) Integer> programs)
      throws MalformedStreamException {
    Pat pat = new Pat(id, version, programs);
    assertThat(Pat.parse(parse(pat.toSection().bytes()))).isEqualTo(pat);
  }

  @Property
  void pmtsAreReadBack(
      @ForAll @IntRange(max = 0xffff) int program,
      @ForAll @IntRange(max = ANY_PID) int pid,
      @ForAll @Size(max = 20) List<@IntRange(max = 0xff) Integer> types,
      @ForAll @Size(max = 30) byte[] descriptor)
      throws MalformedStreamException {
    List<Descriptor> loop = List.of(new Descriptor(5, descriptor), new Descriptor(255, descriptor));
    List<Pmt.Stream> streams =
        types.stream().map(type -> new Pmt.Stream(new StreamType(type), pid, loop)).toList();
    Pmt pmt = new Pmt(program, 3, pid, types.isEmpty() ? List.of() : loop, fitting(streams));
    assertThat(Pmt.parse(parse(pmt.toSection().bytes()))).isEqualTo(pmt);
  }

  private static List<Pmt.Stream> fitting(List<Pmt.Stream> streams) {
    return streams.subList(0, Math.min(streams.size(), 13));
  }

  private static Section parse(byte[] bytes) throws MalformedStreamException {
    return Section.parse(bytes, 0, bytes.length);
  }
}
