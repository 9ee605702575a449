package org.plugcast.ts.mpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plugcast.ts.dvb.Sdt;
import org.plugcast.ts.metadata.Id3;
import org.plugcast.ts.metadata.Id3Descriptors;

/** One table of values and their bytes, for writing and for reading. */
class WireCasesTest {
  /** Makes bytes of a value. */
  interface Writer<T> {
    byte[] write(T value);
  }

  /** Makes a value of bytes. */
  interface Reader<T> {
    T read(byte[] bytes) throws IOException;
  }

  /**
   * A value, its bytes in hexadecimal (blanks mean nothing), and how to get from one to the other.
   */
  record Case<T>(String name, T value, String hex, Writer<T> writer, Reader<T> reader) {
    byte[] bytes() {
      return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    String written() {
      return HexFormat.of().formatHex(writer.write(value));
    }

    T readBack() throws IOException {
      return reader.read(bytes());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Header of a packet with payload. */
  record Header(int pid, boolean start, int counter, boolean randomAccess, int payloadLength) {
    byte[] write() {
      byte[] packet = new byte[TsPacket.LENGTH];
      byte[] payload = new byte[payloadLength];
      Arrays.fill(payload, (byte) 0xaa);
      TsPacket.writePayload(
          packet, 0, pid, start, counter, payload, 0, payloadLength, randomAccess);
      return packet;
    }

    static Header read(byte[] packet) {
      return new Header(
          TsPacket.pid(packet, 0),
          TsPacket.payloadUnitStart(packet, 0),
          TsPacket.continuityCounter(packet, 0),
          TsPacket.randomAccess(packet, 0),
          TsPacket.LENGTH - TsPacket.payloadOffset(packet, 0));
    }
  }

  /** A packet that carries only a clock reference. */
  record ClockPacket(int pid, int counter, long ticks) {
    byte[] write() {
      byte[] packet = new byte[TsPacket.LENGTH];
      TsPacket.writePcrOnly(packet, 0, pid, counter);
      TsPacket.setPcr(packet, 0, ticks);
      return packet;
    }

    static ClockPacket read(byte[] packet) {
      assertThat(TsPacket.hasPcr(packet, 0)).isTrue();
      assertThat(TsPacket.hasPayload(packet, 0)).isFalse();
      return new ClockPacket(
          TsPacket.pid(packet, 0), TsPacket.continuityCounter(packet, 0), TsPacket.pcr(packet, 0));
    }
  }

  /** Time stamps of a PES header. */
  record Stamps(int streamId, List<Long> ptsAndDts, int packetLength, boolean aligned) {
    byte[] write() {
      byte[] bytes = new byte[PesHeader.PTS_DTS_LENGTH];
      int length =
          switch (ptsAndDts.size()) {
            case 0 -> PesHeader.write(bytes, 0, streamId, packetLength, aligned);
            case 1 -> PesHeader.write(bytes, 0, streamId, ptsAndDts.get(0), packetLength, aligned);
            default ->
                PesHeader.write(
                    bytes, 0, streamId, ptsAndDts.get(0), ptsAndDts.get(1), packetLength, aligned);
          };
      return Arrays.copyOf(bytes, length);
    }

    static Stamps read(byte[] bytes) {
      assertThat(PesHeader.isPes(bytes, 0)).isTrue();
      assertThat(PesHeader.headerLength(bytes, 0)).isEqualTo(bytes.length);
      List<Long> stamps =
          PesHeader.hasDts(bytes, 0)
              ? List.of(PesHeader.pts(bytes, 0), PesHeader.dts(bytes, 0))
              : PesHeader.hasPts(bytes, 0) ? List.of(PesHeader.pts(bytes, 0)) : List.of();
      return new Stamps(
          PesHeader.streamId(bytes, 0),
          stamps,
          PesHeader.packetLength(bytes, 0),
          PesHeader.aligned(bytes, 0));
    }
  }

  private static final String FF = "ff";
  private static final String AA = "aa";

  static Stream<Case<?>> cases() {
    return Stream.of(packets(), clocks(), stamps(), tables(), tags()).flatMap(each -> each);
  }

  private static Stream<Case<?>> packets() {
    return Stream.of(
        header("full packet", new Header(256, true, 5, false, 184), "47410015" + AA.repeat(184)),
        header(
            "one byte of stuffing",
            new Header(0x1ffe, false, 15, false, 183),
            "471ffe3f00" + AA.repeat(183)),
        header(
            "two bytes of stuffing",
            new Header(32, false, 0, false, 182),
            "470020300100" + AA.repeat(182)),
        header(
            "one byte of payload",
            new Header(256, true, 1, false, 1),
            "47410031b600" + FF.repeat(181) + AA),
        header(
            "random access", new Header(256, true, 2, true, 182), "474100320140" + AA.repeat(182)));
  }

  private static Case<Header> header(String name, Header value, String hex) {
    return new Case<>(name, value, hex, Header::write, Header::read);
  }

  private static Stream<Case<?>> clocks() {
    return Stream.of(
        clock("clock at zero", 0, "000000007e00"),
        clock("extension of 299", 299, "000000007f2b"),
        clock("base of one", 300, "00000000fe00"),
        clock("highest base and extension", Pcr.MODULUS - 1, "ffffffffff2b"));
  }

  private static Case<ClockPacket> clock(String name, long ticks, String pcr) {
    return new Case<>(
        name,
        new ClockPacket(256, 7, ticks),
        "47010027b710" + pcr + FF.repeat(176),
        ClockPacket::write,
        ClockPacket::read);
  }

  private static Stream<Case<?>> stamps() {
    return Stream.of(
        stamps("no time stamp", new Stamps(0xe0, List.of(), 0, false), "000001e0 0000 800000"),
        stamps(
            "PTS of 1 s",
            new Stamps(0xbd, List.of(90_000L), 776, true),
            "000001bd 0308 848005 210005bf21"),
        stamps(
            "highest PTS, DTS of zero",
            new Stamps(0xe0, List.of(Timestamp.MODULUS - 1, 0L), 0, true),
            "000001e0 0000 84c00a 3fffffffff 1100010001"));
  }

  private static Case<Stamps> stamps(String name, Stamps value, String hex) {
    return new Case<>(name, value, hex, Stamps::write, Stamps::read);
  }

  private static Stream<Case<?>> tables() {
    Map<Integer, Integer> programs = new LinkedHashMap<>();
    programs.put(0, 16);
    programs.put(1, 4096);
    return Stream.of(
        new Case<>(
            "PAT of FFmpeg",
            new Pat(1, 0, Map.of(1, 4096)),
            "00b00d0001c100000001f0002ab104b2",
            pat -> pat.toSection().bytes(),
            bytes -> Pat.parse(section(bytes))),
        new Case<>(
            "PAT with a network PID",
            new Pat(0xfffe, 31, programs),
            "00b011fffeff00000000e0100001f000" + "b352cda6",
            pat -> pat.toSection().bytes(),
            bytes -> Pat.parse(section(bytes))),
        new Case<>(
            "PMT of FFmpeg",
            new Pmt(
                1,
                0,
                256,
                List.of(),
                List.of(
                    new Pmt.Stream(StreamType.H264, 256, List.of()),
                    new Pmt.Stream(StreamType.AC3, 257, List.of(Descriptor.registration("AC-3"))))),
            "02b01d0001c10000e100f0001be100f00081e101f006050441432d33" + "ce50fcbc",
            pmt -> pmt.toSection().bytes(),
            bytes -> Pmt.parse(section(bytes))),
        new Case<>(
            "SDT",
            Sdt.of(1, 0xff01, 0, new Sdt.Service(1, 1, "FFmpeg", "Service01")),
            "42f0250001c10000ff01ff0001fc801448120106"
                + "46466d706567"
                + "09"
                + "536572766963653031"
                + "777c43ca",
            sdt -> sdt.toSection().bytes(),
            bytes -> Sdt.parse(section(bytes))),
        new Case<>(
            "short section",
            Section.builder(0x70).payload(new byte[] {1, 2, 3}).shortForm(),
            "703003010203",
            Section::bytes,
            WireCasesTest::section));
  }

  private static Section section(byte[] bytes) throws IOException {
    return Section.parse(bytes, 0, bytes.length);
  }

  private static Stream<Case<?>> tags() {
    return Stream.of(
        new Case<>(
            "ID3 tag",
            new Id3(List.of(new Id3.Text("TIT2", "Ω"), new Id3.UserText("id", "7"))),
            "494433 0400 00 0000001c 54495432 00000003 0000 03cea9"
                + "54585858 00000005 0000 036964 0037",
            Id3::toBytes,
            bytes -> Id3.parse(bytes, 0, bytes.length)),
        new Case<>(
            "ID3 descriptors",
            List.of(Id3Descriptors.pointer(1), Id3Descriptors.metadata()),
            "250f ffff49443320 ff49443320 00 1f 0001 260d ffff49443320 ff49443320 00 0f",
            WireCasesTest::loop,
            bytes -> Descriptor.parse(bytes, 0, bytes.length)),
        new Case<>(
            "language and empty descriptor",
            List.of(Descriptor.language("eng"), new Descriptor(0xff, new byte[0])),
            "0a04656e6700 ff00",
            WireCasesTest::loop,
            bytes -> Descriptor.parse(bytes, 0, bytes.length)));
  }

  private static byte[] loop(List<Descriptor> loop) {
    byte[] bytes = new byte[Descriptor.length(loop)];
    assertThat(Descriptor.write(loop, bytes, 0)).isEqualTo(bytes.length);
    return bytes;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void valueIsWrittenAsItsBytes(Case<?> each) {
    assertThat(each.written()).isEqualTo(each.hex().replace(" ", ""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void bytesAreReadAsTheirValue(Case<?> each) throws IOException {
    assertThat((Object) each.readBack()).isEqualTo(each.value());
  }
}
