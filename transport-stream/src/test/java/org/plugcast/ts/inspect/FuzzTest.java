package org.plugcast.ts.inspect;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.metadata.Id3;
import org.plugcast.ts.metadata.Id3Descriptors;
import org.plugcast.ts.mpeg.Crc32Mpeg;
import org.plugcast.ts.mpeg.Descriptor;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.Pat;
import org.plugcast.ts.mpeg.PesHeader;
import org.plugcast.ts.mpeg.Pmt;
import org.plugcast.ts.mpeg.Section;
import org.plugcast.ts.mpeg.SectionAssembler;
import org.plugcast.ts.mpeg.SectionPackets;
import org.plugcast.ts.mpeg.StreamType;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.Golden;
import org.plugcast.ts.testing.Mutants;

/** A hundred thousand mutants: each parser reads them or refuses them, and soon. */
class FuzzTest {
  private static final Section PAT = new Pat(1, 0, Map.of(1, 4096, 2, 4097)).toSection();
  private static final Section PMT =
      new Pmt(
              1,
              0,
              256,
              List.of(Id3Descriptors.pointer(1)),
              List.of(
                  new Pmt.Stream(StreamType.H264, 256, List.of()),
                  new Pmt.Stream(
                      StreamType.AC3,
                      257,
                      List.of(Descriptor.registration("AC-3"), Descriptor.language("eng"))),
                  new Pmt.Stream(StreamType.METADATA_PES, 496, List.of(Id3Descriptors.metadata()))))
          .toSection();
  private static final Section SDT =
      Sdt.of(1, 1, 0, new Sdt.Service(1, 1, "Provider", "Jazz ♫")).toSection();

  /** Sets length and CRC right, so that what is inside is read. */
  private static byte[] mend(byte[] bytes) {
    if (bytes.length < 12 || bytes.length > Section.MAX_LENGTH) {
      return bytes;
    }
    bytes[1] = (byte) (bytes[1] & 0xf0 | bytes.length - 3 >> 8);
    bytes[2] = (byte) (bytes.length - 3);
    int crc = Crc32Mpeg.of(bytes, 0, bytes.length - 4);
    for (int i = 0; i < 4; i++) {
      bytes[bytes.length - 4 + i] = (byte) (crc >> 24 - 8 * i);
    }
    return bytes;
  }

  private static Section section(byte[] bytes) throws MalformedStreamException {
    return Section.parse(bytes, 0, bytes.length);
  }

  @Test
  void packets() throws IOException {
    byte[] clock = new byte[TsPacket.LENGTH];
    TsPacket.writePcrOnly(clock, 0, 256, 1);
    byte[] pes = Arrays.copyOf(pesHeader(), TsPacket.LENGTH);
    byte[] start = new byte[TsPacket.LENGTH];
    TsPacket.writePayload(start, 0, 256, true, 1, pes, 0, 170, true);
    Mutants.of("packet", clock, start)
        .check(15_000, bytes -> readPacket(Arrays.copyOf(bytes, TsPacket.LENGTH)));
  }

  private static void readPacket(byte[] packet) {
    int payload = TsPacket.payloadOffset(packet, 0);
    if (payload < 4 || payload > TsPacket.LENGTH) {
      throw new IllegalStateException("payload at " + payload);
    }
    if (TsPacket.hasPcr(packet, 0)) {
      TsPacket.setPcr(packet, 0, TsPacket.pcr(packet, 0));
    }
    if (PesHeader.isPes(packet, payload)) {
      readPes(packet, payload);
    }
  }

  private static byte[] pesHeader() {
    byte[] header = new byte[PesHeader.PTS_DTS_LENGTH];
    PesHeader.write(header, 0, 0xe0, 90_000, 86_997, 0, true);
    return header;
  }

  @Test
  void pesHeaders() throws IOException {
    Mutants.of("pes", pesHeader())
        .check(
            15_000,
            bytes -> {
              if (PesHeader.isPes(bytes, 0) && PesHeader.headerLength(bytes, 0) <= bytes.length) {
                readPes(bytes, 0);
              }
            });
  }

  private static void readPes(byte[] bytes, int at) {
    if (PesHeader.headerLength(bytes, at) > bytes.length - at) {
      return;
    }
    if (PesHeader.hasPts(bytes, at)) {
      PesHeader.setPts(bytes, at, PesHeader.pts(bytes, at));
    }
    if (PesHeader.hasDts(bytes, at)) {
      PesHeader.setDts(bytes, at, PesHeader.dts(bytes, at));
    }
  }

  @Test
  void pats() throws IOException {
    Mutants.of("pat", PAT.bytes())
        .mended(FuzzTest::mend)
        .check(10_000, bytes -> Pat.parse(section(bytes)).toSection());
  }

  @Test
  void pmts() throws IOException {
    Mutants.of("pmt", PMT.bytes())
        .mended(FuzzTest::mend)
        .check(15_000, bytes -> Pmt.parse(section(bytes)).streams().forEach(StreamKind::of));
  }

  @Test
  void sdts() throws IOException {
    Mutants.of("sdt", SDT.bytes())
        .mended(FuzzTest::mend)
        .check(10_000, bytes -> Sdt.parse(section(bytes)));
  }

  @Test
  void descriptors() throws IOException {
    byte[] loop = new byte[64];
    int end =
        Descriptor.write(List.of(Descriptor.language("eng"), Id3Descriptors.metadata()), loop, 0);
    Mutants.of("descriptor", Arrays.copyOf(loop, end))
        .check(5_000, bytes -> Id3Descriptors.announced(Descriptor.parse(bytes, 0, bytes.length)));
  }

  @Test
  void tags() throws IOException {
    Id3 tag = new Id3(List.of(new Id3.Text(Id3.TITLE, "Jazz ♫"), new Id3.UserText("id", "Ω")));
    Mutants.of("id3", tag.toBytes())
        .check(10_000, bytes -> Id3.parse(bytes, 0, bytes.length).toBytes());
  }

  @Test
  void sectionsFromPackets() throws IOException {
    byte[] packets = new byte[8 * TsPacket.LENGTH];
    int count = SectionPackets.packets(17, section(600), 0, packets, 0);
    SectionPackets.packets(17, SDT, count, packets, count * TsPacket.LENGTH);
    Mutants.of("section-packets", packets)
        .check(
            10_000,
            bytes -> {
              SectionAssembler assembler = new SectionAssembler(new Deaf());
              for (int at = 0; at + TsPacket.LENGTH <= bytes.length; at += TsPacket.LENGTH) {
                assembler.push(bytes, at);
              }
            });
  }

  private static Section section(int length) {
    return Section.builder(0x50).payload(new byte[length]).longForm();
  }

  /** Hears nothing. */
  private static final class Deaf implements SectionAssembler.Sink {
    @Override
    public void section(Section section) {}

    @Override
    public void malformed(MalformedStreamException fault) {}
  }

  @Test
  void wholeStreams() throws IOException {
    Mutants.of(
            "stream",
            Golden.bytes("streams/h264-ac3-cbr.ts"),
            Golden.bytes("streams/mpeg2-mp2-vbr.ts"),
            Golden.bytes("streams/h264-aac-film.ts"),
            Golden.bytes("streams/h264-ac3.m2ts"),
            Golden.bytes("streams/two-programs.ts"))
        .check(
            10_000,
            bytes -> {
              StreamInspector inspector = new StreamInspector();
              inspector.push(bytes, 0, bytes.length);
              Report report = inspector.finish();
              report.toText();
              report.toJson();
            });
  }
}
