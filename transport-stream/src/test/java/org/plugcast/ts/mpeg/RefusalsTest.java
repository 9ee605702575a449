package org.plugcast.ts.mpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is refused, and in which words. */
class RefusalsTest {
  private static void refusedAsForeign(ThrowingCallable call, String message) {
    assertThatExceptionOfType(MalformedStreamException.class)
        .isThrownBy(call)
        .withMessageContaining(message);
  }

  private static Section section(String hex) throws MalformedStreamException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return Section.parse(bytes, 0, bytes.length);
  }

  @Test
  void sectionsThatAreCutOrWrong() {
    refusedAsForeign(() -> section("00b0"), "header of 2 bytes, expected 3 at byte 2");
    refusedAsForeign(() -> section("ff0000"), "table_id 255 is stuffing");
    refusedAsForeign(() -> section("70300501"), "section of 8 bytes cut after 4");
    refusedAsForeign(() -> section("00b0050001c10000"), "long section of 8 bytes");
    refusedAsForeign(
        () -> section("00b00d0001c100000001f0002ab104b3"),
        "CRC of table 0 is wrong over 16 bytes at byte 12 (ISO/IEC 13818-1 annex A)");
    refusedAsForeign(
        () -> Section.parse(HexFormat.of().parseHex("703fff".repeat(2000)), 0, 6000),
        "section of 4098 bytes, expected at most 4096");
  }

  @Test
  void tablesThatAreNotWhatTheySay() {
    Section other = Section.builder(0x42).payload(new byte[8]).longForm();
    refusedAsForeign(() -> Pat.parse(other), "table_id 66, expected a PAT");
    refusedAsForeign(() -> Pmt.parse(other), "table_id 66, expected a PMT");
    Section odd = Section.builder(Pat.TABLE_ID).payload(new byte[5]).longForm();
    refusedAsForeign(() -> Pat.parse(odd), "PAT of 17 bytes, expected at most 1024 and whole");
    Section twice =
        Section.builder(Pat.TABLE_ID)
            .payload(HexFormat.of().parseHex("0001e1000001e101"))
            .longForm();
    refusedAsForeign(() -> Pat.parse(twice), "program 1 twice in a PAT at byte 12");
    Section empty = Section.builder(Pmt.TABLE_ID).payload(new byte[1]).longForm();
    refusedAsForeign(() -> Pmt.parse(empty), "PMT cut inside an entry");
    Section loop =
        Section.builder(Pmt.TABLE_ID).payload(HexFormat.of().parseHex("e100f00a")).longForm();
    refusedAsForeign(() -> Pmt.parse(loop), "descriptor loop ends at byte 22 of 12");
  }

  @Test
  void descriptorsThatLeaveTheirLoop() {
    refusedAsForeign(() -> Descriptor.parse(new byte[] {5, 4, 0, 0, 0}, 0, 5), "leaves its loop");
    refusedAsForeign(() -> Descriptor.parse(new byte[] {5}, 0, 1), "leaves its loop");
  }

  @Test
  void valuesThatDoNotFitTheirField() {
    byte[] packet = new byte[TsPacket.LENGTH];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pcr(Pcr.MODULUS))
        .withMessage("PCR 2576980377600: expected 0..2576980377599 ticks");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MuxRate(0))
        .withMessageContaining("mux rate 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TsPacket.writePcrOnly(packet, 0, 8192, 0))
        .withMessage("PID 8192: expected 0..8191");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TsPacket.writePayload(packet, 0, 1, true, 0, packet, 0, 183, true))
        .withMessage("payload of 183 bytes: expected 1..182");
    TsPacket.writeNull(packet, 0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TsPacket.setPcr(packet, 0, 1))
        .withMessage("packet of PID 8191 has no PCR field to set");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PesHeader.write(packet, 0, 0xbe, 0, false))
        .withMessage("stream_id 190 has no such header");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Section.builder(255))
        .withMessage("table_id 255: expected 0..254");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Section.builder(1).payload(new byte[4085]).longForm())
        .withMessage("section length 4097: expected 0..4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Descriptor.registration("AC3"))
        .withMessage("format_identifier AC3: expected four characters");
  }

  @Test
  void tablesThatAreTooLongForOneSection() {
    Map<Integer, Integer> programs =
        IntStream.range(0, 254).boxed().collect(Collectors.toMap(i -> i, i -> i));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pat(1, 0, programs))
        .withMessage("254 programs: a PAT section takes at most 253");
    Descriptor long1 = new Descriptor(5, new byte[250]);
    Pmt pmt = new Pmt(1, 0, 256, List.of(long1, long1, long1, long1, long1), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(pmt::toSection)
        .withMessage("PMT of 1276 bytes: a section takes at most 1024");
  }

  @Test
  void packetAccessorsReadBrokenFieldsAsAbsent() {
    byte[] packet = new byte[TsPacket.LENGTH];
    packet[0] = TsPacket.SYNC;
    packet[3] = 0x30;
    packet[4] = (byte) 200;
    packet[5] = (byte) 0xff;
    assertThat(TsPacket.payloadOffset(packet, 0)).isEqualTo(TsPacket.LENGTH);
    assertThat(TsPacket.adaptationFieldFits(packet, 0)).isFalse();
    assertThat(TsPacket.hasPcr(packet, 0)).isFalse();
    packet[4] = 0;
    assertThat(TsPacket.discontinuity(packet, 0)).isFalse();
    assertThat(TsPacket.payloadOffset(packet, 0)).isEqualTo(5);
  }
}
