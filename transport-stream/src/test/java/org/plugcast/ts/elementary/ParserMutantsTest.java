package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.elementary.H264SliceHeader.Structure;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.testing.Mutants;

/** Damaged headers and streams: read or refused, never more. */
class ParserMutantsTest {
  private static final byte[] SPS =
      HexFormat.of()
          .parseHex("67640028acd94078044fde022000000300200000065c90001e848003d09c98601f162d96");
  private static final byte[] SMALL_SPS = H264Writer.sps(new BitWriter());
  private static final byte[] PPS = H264Writer.pps();

  @Test
  void sequenceParameterSet() throws Exception {
    Mutants.of("h264-sps", SPS, SMALL_SPS)
        .check(
            16_000,
            bytes -> {
              H264Sps sps = H264Sps.parse(bytes, 0, bytes.length);
              H264Sequence.of(sps);
            });
  }

  @Test
  void pictureParameterSet() throws Exception {
    byte[] groups =
        new BitWriter()
            .ue(0)
            .ue(0)
            .bits(2, 0)
            .ue(3)
            .ue(6)
            .ue(99)
            .bits(30, 0)
            .toNalUnit(3, NalUnit.PICTURE_PARAMETER_SET);
    Mutants.of("h264-pps", PPS, groups)
        .check(6_000, bytes -> H264Pps.parse(bytes, 0, bytes.length));
  }

  @Test
  void sliceHeader() throws Exception {
    H264ParameterSets sets = new H264ParameterSets();
    sets.addSps(SMALL_SPS, 0, SMALL_SPS.length);
    sets.addPps(PPS, 0, PPS.length);
    H264Writer writer = new H264Writer();
    byte[] intra = Arrays.copyOf(writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0), 40);
    H264PictureOrder order = new H264PictureOrder();
    Mutants.of("h264-slice", intra, writer.repeat(1, 1, Structure.TOP_FIELD, 2))
        .check(
            16_000,
            bytes -> {
              if (bytes.length > 0) {
                order.next(H264SliceHeader.parse(bytes, 0, bytes.length, sets));
              }
            });
  }

  @Test
  void supplementalInformation() throws Exception {
    Mutants.of("h264-sei", H264Writer.recoveryPoint(3))
        .check(
            5_000,
            bytes -> {
              if (bytes.length > 0) {
                RecoveryPoint.find(bytes, 0, bytes.length);
              }
            });
  }

  @Test
  void mpeg2Headers() throws Exception {
    byte[] unit = Mpeg2FramerTest.fields(1).toBytes();
    Mutants.of("mpeg2-headers", unit)
        .check(
            6_000,
            bytes -> {
              Mpeg2SequenceHeader.parse(bytes, 0, bytes.length);
              Mpeg2SequenceExtension.parse(bytes, 0, bytes.length);
              Mpeg2GroupHeader.parse(bytes, 0, bytes.length);
              Mpeg2PictureHeader.parse(bytes, 0, bytes.length);
              Mpeg2PictureCoding.parse(bytes, 0, bytes.length);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"0b77000014404312", "0b77017f34860000"})
  void ac3(String header) throws Exception {
    check("ac3", AudioSyntax.ac3(), header);
  }

  @Test
  void adts() throws Exception {
    check("adts", AudioSyntax.adts(), "fff14c8017dffc");
  }

  @Test
  void mpegAudio() throws Exception {
    check("mpeg-audio", AudioSyntax.mpegAudio(), "fffda400");
  }

  @Test
  void h264Stream() throws Exception {
    byte[] stream = H264FramerTest.fields(4).toBytes();
    Mutants.of("h264-stream", stream)
        .check(8_000, bytes -> push(new H264Framer(new PictureLog()), bytes));
  }

  @Test
  void mpeg2Stream() throws Exception {
    byte[] stream = Mpeg2FramerTest.fields(4).toBytes();
    Mutants.of("mpeg2-stream", stream)
        .check(
            5_000,
            bytes -> {
              PictureLog log = new PictureLog();
              push(new Mpeg2Framer(log), bytes);
              log.units.forEach(unit -> Mpeg2Unit.closeGroup(unit, unit.length, 2));
            });
  }

  private static void check(String name, AudioSyntax syntax, String header) throws IOException {
    byte[] start = HexFormat.of().parseHex(header);
    byte[] frame = Arrays.copyOf(start, syntax.parse(start, 0).size());
    byte[] stream = new byte[4 * frame.length];
    for (int i = 0; i < 4; i++) {
      System.arraycopy(frame, 0, stream, i * frame.length, frame.length);
    }
    Mutants.of(name, stream)
        .check(5_000, bytes -> push(new AudioFramer(syntax, new Silent()), bytes));
  }

  private static void push(ElementaryFramer framer, byte[] bytes) throws IOException {
    framer.start(new PesStamps(OptionalLong.of(0), OptionalLong.empty()));
    framer.payload(bytes, 0, bytes.length / 2);
    framer.lost();
    framer.payload(bytes, bytes.length / 2, bytes.length - bytes.length / 2);
    framer.end();
  }

  /** Takes frames and forgets them. */
  private static final class Silent implements AudioSink {
    @Override
    public void frame(AudioFrame frame, OptionalLong pts, byte[] bytes, int from, int length) {}

    @Override
    public void damaged(MalformedStreamException fault) {}
  }
}
