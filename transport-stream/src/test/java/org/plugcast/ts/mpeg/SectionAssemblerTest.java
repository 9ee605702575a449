package org.plugcast.ts.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SectionAssemblerTest {
  private static final int PID = 17;

  private final List<Section> sections = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final SectionAssembler assembler =
      new SectionAssembler(
          new SectionAssembler.Sink() {
            @Override
            public void section(Section section) {
              sections.add(section);
            }

            @Override
            public void malformed(MalformedStreamException fault) {
              faults.add(fault.getMessage());
            }
          });

  private static Section section(int length) {
    byte[] payload = new byte[length];
    new Random(length).nextBytes(payload);
    return Section.builder(0x42).payload(payload).longForm();
  }

  private void push(byte[] packets) {
    for (int at = 0; at < packets.length; at += TsPacket.LENGTH) {
      assembler.push(packets, at);
    }
  }

  /** Packs sections without stuffing between them, as §2.4.4 allows. */
  private static byte[] packed(List<Section> sections) {
    List<byte[]> packets = new ArrayList<>();
    byte[] all = new byte[sections.stream().mapToInt(Section::length).sum()];
    List<Integer> starts = new ArrayList<>();
    int end = 0;
    for (Section section : sections) {
      starts.add(end);
      section.copy(0, all, end, section.length());
      end += section.length();
    }
    int done = 0;
    while (done < end) {
      int from = done;
      int first = starts.stream().filter(s -> s >= from && s < from + 183).findFirst().orElse(-1);
      byte[] payload = new byte[TsPacket.MAX_PAYLOAD];
      Arrays.fill(payload, (byte) 0xff);
      int at = 0;
      if (first >= 0) {
        payload[at++] = (byte) (first - done);
      }
      int count = Math.min(payload.length - at, end - done);
      System.arraycopy(all, done, payload, at, count);
      done += count;
      byte[] packet = new byte[TsPacket.LENGTH];
      TsPacket.writePayload(
          packet, 0, PID, first >= 0, packets.size(), payload, 0, payload.length, false);
      packets.add(packet);
    }
    byte[] joined = new byte[packets.size() * TsPacket.LENGTH];
    for (int i = 0; i < packets.size(); i++) {
      System.arraycopy(packets.get(i), 0, joined, i * TsPacket.LENGTH, TsPacket.LENGTH);
    }
    return joined;
  }

  @Property
  void sectionsOfAnyLengthComeOutAsTheyWentIn(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 1200) Integer> lengths) {
    SectionAssemblerTest fresh = new SectionAssemblerTest();
    List<Section> expected = lengths.stream().map(SectionAssemblerTest::section).toList();
    int counter = 0;
    for (Section section : expected) {
      fresh.push(SectionPackets.packets(PID, section, counter));
      counter += SectionPackets.count(section);
    }
    assertThat(fresh.sections).isEqualTo(expected);
  }

  @Property
  void sectionsThatFollowEachOtherInsideAPacketAreFound(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 400) Integer> lengths) {
    SectionAssemblerTest fresh = new SectionAssemblerTest();
    List<Section> expected = lengths.stream().map(SectionAssemblerTest::section).toList();
    fresh.push(packed(expected));
    assertThat(fresh.sections).isEqualTo(expected);
    assertThat(fresh.faults).isEmpty();
  }

  @Test
  void repeatedPacketIsPassedOver() {
    Section section = section(400);
    byte[] packets = SectionPackets.packets(PID, section, 15);
    assembler.push(packets, 0);
    assembler.push(packets, 0);
    assembler.push(packets, TsPacket.LENGTH);
    assembler.push(packets, 2 * TsPacket.LENGTH);
    assertThat(sections).containsExactly(section);
  }

  @Test
  void sectionThatLosesAPacketIsDroppedAndTheNextRead() {
    byte[] packets = SectionPackets.packets(PID, section(400), 0);
    assembler.push(packets, 0);
    assembler.push(packets, 2 * TsPacket.LENGTH);
    push(SectionPackets.packets(PID, section(20), 3));
    assertThat(sections).containsExactly(section(20));
    assertThat(faults).isEmpty();
  }

  @Test
  void wrongCrcAndPointerAreReported() {
    byte[] packets = SectionPackets.packets(PID, section(20), 0);
    packets[30] ^= 1;
    push(packets);
    byte[] pointer = SectionPackets.packets(PID, section(20), 1);
    pointer[4] = (byte) 200;
    push(pointer);
    assertThat(sections).isEmpty();
    assertThat(faults)
        .containsExactly(
            "CRC of table 66 is wrong over 32 bytes at byte 28 (ISO/IEC 13818-1 annex A)",
            "pointer_field 200 leaves the packet at byte 4 (ISO/IEC 13818-1 §2.4.4.2)");
  }
}
