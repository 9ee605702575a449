package org.plugcast.ts.multiplex;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.captions.CaptionServices;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionAssembler;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.MemoryClips;

class CaptionServicesTest {
  /** ATSC A/65 table 6.26: two services, each a language, its number or field, and flags. */
  private static final String ENGLISH = "e2" + "656e67" + "c1" + "7fff" + "656e67" + "7e" + "7fff";

  @Test
  void descriptorIsThatOfTheStandard() {
    assertThat(CaptionServices.descriptor("eng"))
        .isEqualTo(new Descriptor(0x86, HexFormat.of().parseHex(ENGLISH)));
  }

  @Test
  void aChannelThatAnnouncesCaptionsHasThemInEveryProgramMap() throws Exception {
    List<Pmt> announced = programMaps(Optional.of("eng"));
    assertThat(announced).hasSizeGreaterThan(5).containsOnly(announced.getFirst());
    assertThat(announced.getFirst().streams().getFirst().descriptors())
        .containsExactly(CaptionServices.descriptor("eng"));
    assertThat(programMaps(Optional.empty()).getFirst().streams().getFirst().descriptors())
        .isEmpty();
  }

  private static List<Pmt> programMaps(Optional<String> language) throws Exception {
    MemoryClips clips = new MemoryClips();
    Entry entry = clips.add(MemoryClips.HD, 1, 90);
    Service service = new Service(1, 1, "Jazz", "Plugcast", Pids.DEFAULT, language);
    Timeline timeline =
        new Timeline(service, MemoryClips.HD, Instant.EPOCH, 0, 1, 0, 0, List.of(), List.of(entry));
    List<Section> sections = new ArrayList<>();
    SectionAssembler assembler = new SectionAssembler(sink(sections));
    byte[] packets = new byte[TsPacket.LENGTH * 5_000];
    try (Multiplex multiplex = new Multiplex(timeline, clips)) {
      multiplex.packets(0, 5_000, packets, 0);
    }
    for (int at = 0; at < packets.length; at += TsPacket.LENGTH) {
      if (TsPacket.pid(packets, at) == Pids.DEFAULT.pmt()) {
        assembler.push(packets, at);
      }
    }
    List<Pmt> maps = new ArrayList<>();
    for (Section section : sections) {
      maps.add(Pmt.parse(section));
    }
    return maps;
  }

  private static SectionAssembler.Sink sink(List<Section> sections) {
    return new SectionAssembler.Sink() {
      @Override
      public void section(Section section) {
        sections.add(section);
      }

      @Override
      public void malformed(MalformedStreamException fault) {
        throw new AssertionError(fault);
      }
    };
  }
}
