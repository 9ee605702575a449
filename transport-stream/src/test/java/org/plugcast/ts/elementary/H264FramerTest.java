package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.CodedPicture.Duration;
import org.plugcast.ts.elementary.H264SliceHeader.Structure;

class H264FramerTest {
  private static final byte[] SPS = H264Writer.sps(new BitWriter());
  private static final byte[] PPS = H264Writer.pps();
  private static final byte[] AUD = H264Writer.delimiter();

  @Test
  void fieldsMakeFrames() throws Exception {
    PictureLog log = PictureLog.ofH264(fields(3).toBytes());
    assertThat(log.faults).isEmpty();
    assertThat(log.pictures).hasSize(3);
    assertThat(log.pictures).allMatch(picture -> picture.duration() == Duration.FRAME);
    assertThat(log.pictures).extracting(CodedPicture::order).containsExactly(0, 2, 4);
    assertThat(log.pictures)
        .extracting(CodedPicture::access)
        .containsExactly(Access.CLOSED, Access.NONE, Access.NONE);
    assertThat(types(log.units.get(0))).containsExactly(9, 7, 8, 5, 9, 1);
    assertThat(types(log.units.get(1))).containsExactly(9, 1, 9, 1);
  }

  @Test
  void fieldWithoutItsOtherFieldIsToldApart() throws Exception {
    H264Writer writer = new H264Writer();
    writer.add(SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.TOP_FIELD, 0));
    writer.add(writer.repeat(1, 0, Structure.BOTTOM_FIELD, 1));
    writer.add(writer.repeat(1, 1, Structure.TOP_FIELD, 2));
    writer.add(writer.repeat(1, 2, Structure.TOP_FIELD, 4));
    writer.add(writer.repeat(1, 2, Structure.BOTTOM_FIELD, 5));
    PictureLog log = PictureLog.ofH264(writer.toBytes());
    assertThat(log.pictures)
        .extracting(CodedPicture::duration)
        .containsExactly(Duration.FRAME, Duration.SINGLE_FIELD, Duration.FRAME);
  }

  @Test
  void theFieldThatIsShownFirstIsTold() throws Exception {
    H264Writer writer = new H264Writer();
    writer.add(SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.TOP_FIELD, 0));
    writer.add(writer.repeat(1, 0, Structure.BOTTOM_FIELD, 1));
    writer.add(writer.repeat(1, 1, Structure.BOTTOM_FIELD, 2));
    writer.add(writer.repeat(1, 1, Structure.TOP_FIELD, 3));
    writer.add(writer.repeat(1, 2, Structure.TOP_FIELD, 5));
    writer.add(writer.repeat(1, 2, Structure.BOTTOM_FIELD, 4));
    writer.add(writer.repeat(1, 3, Structure.FRAME, 6));
    PictureLog log = PictureLog.ofH264(writer.toBytes());
    assertThat(log.pictures).extracting(CodedPicture::order).containsExactly(0, 2, 4, 6);
    assertThat(log.pictures)
        .extracting(CodedPicture::scan)
        .containsExactly(
            Scan.TOP_FIELD_FIRST,
            Scan.BOTTOM_FIELD_FIRST,
            Scan.BOTTOM_FIELD_FIRST,
            Scan.PROGRESSIVE);
  }

  @Test
  void delimitersAreAddedAndParameterSetsRepeated() throws Exception {
    H264Writer writer = new H264Writer();
    writer.add(SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0));
    writer.add(writer.repeat(1, 1, Structure.FRAME, 2));
    writer.add(writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0));
    writer.add(H264Writer.recoveryPoint(0));
    writer.add(writer.intra(NalUnit.SLICE, 1, Structure.FRAME, 2));
    PictureLog log = PictureLog.ofH264(writer.toBytes());
    assertThat(log.units)
        .extracting(H264FramerTest::types)
        .containsExactly(
            new int[] {9, 7, 8, 5},
            new int[] {9, 1},
            new int[] {9, 7, 8, 5},
            new int[] {9, 7, 8, 6, 1});
    assertThat(log.pictures)
        .extracting(CodedPicture::access)
        .containsExactly(Access.CLOSED, Access.NONE, Access.CLOSED, Access.OPEN);
  }

  @Test
  void gradualRecoveryIsNoRandomAccess() throws Exception {
    H264Writer writer = new H264Writer();
    writer.add(SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0));
    writer.add(H264Writer.recoveryPoint(5), writer.repeat(1, 1, Structure.FRAME, 2));
    writer.add(H264Writer.recoveryPoint(0), writer.repeat(1, 2, Structure.FRAME, 4));
    assertThat(PictureLog.ofH264(writer.toBytes()).pictures)
        .extracting(CodedPicture::access)
        .containsExactly(Access.CLOSED, Access.NONE, Access.NONE);
  }

  @Test
  void fillerAndEndsOfSequencesAreLeftOut() throws Exception {
    H264Writer writer = new H264Writer();
    writer.add(AUD, SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0));
    writer.add(H264Writer.filler(), new byte[] {NalUnit.END_OF_SEQUENCE});
    writer.add(AUD, SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0));
    writer.add(new byte[] {NalUnit.END_OF_STREAM});
    assertThat(PictureLog.ofH264(writer.toBytes()).units)
        .extracting(H264FramerTest::types)
        .containsExactly(new int[] {9, 7, 8, 5}, new int[] {9, 7, 8, 5});
  }

  @Test
  void damagedPictureIsDroppedAndReadingGoesOn() throws Exception {
    PictureLog log = new PictureLog();
    H264Framer framer = new H264Framer(log);
    byte[] stream = frames(6).toBytes();
    int third = unitStart(stream, 2);
    framer.payload(stream, 0, third + 9);
    framer.lost();
    framer.payload(stream, third + 11, stream.length - third - 11);
    framer.end();
    assertThat(log.faults).hasSize(1);
    assertThat(log.pictures).extracting(CodedPicture::order).containsExactly(0, 2, 6, 8, 10);
  }

  @Test
  void sliceWithoutItsParameterSetIsAFault() throws Exception {
    PictureLog log =
        PictureLog.ofH264(
            new H264Writer()
                .add(AUD, SPS, new H264Writer().intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0))
                .toBytes());
    assertThat(log.pictures).isEmpty();
    assertThat(log.faults.getFirst()).hasMessageContaining("picture parameter set 0 not sent");
  }

  @Test
  void timeStampsGoToTheUnitThatCommencesInTheirPacket() throws Exception {
    byte[] stream = frames(4).toBytes();
    PictureLog log = new PictureLog();
    H264Framer framer = new H264Framer(log);
    int[] cuts = {0, unitStart(stream, 1) - 5, unitStart(stream, 3) + 2, stream.length};
    for (int i = 0; i + 1 < cuts.length; i++) {
      framer.start(new PesStamps(OptionalLong.of(1_000L * i), OptionalLong.empty()));
      framer.payload(stream, cuts[i], cuts[i + 1] - cuts[i]);
    }
    framer.end();
    assertThat(log.pictures)
        .extracting(CodedPicture::pts)
        .containsExactly(
            OptionalLong.of(0), OptionalLong.of(1_000), OptionalLong.empty(), OptionalLong.empty());
  }

  @Property(tries = 200)
  void piecesOfAnySizeGiveTheSamePictures(@ForAll long seed) throws Exception {
    byte[] stream = fields(5).toBytes();
    PictureLog log = new PictureLog();
    PictureLog.pushInPieces(new H264Framer(log), stream, seed);
    assertThat(log).hasToString(PictureLog.ofH264(stream).toString());
  }

  @Test
  void slicesOfOnePictureStayTogether() throws Exception {
    H264Writer writer = new H264Writer();
    byte[] slice = writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0);
    writer.add(SPS, PPS, slice, slice, writer.repeat(0, 1, Structure.FRAME, 2));
    assertThat(PictureLog.ofH264(writer.toBytes()).units)
        .extracting(H264FramerTest::types)
        .containsExactly(new int[] {9, 7, 8, 5, 5}, new int[] {9, 1});
  }

  /** A group of field pairs with delimiters. */
  static H264Writer fields(int frames) {
    H264Writer writer = new H264Writer();
    writer.add(AUD, SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.TOP_FIELD, 0));
    writer.add(AUD, writer.repeat(1, 0, Structure.BOTTOM_FIELD, 1));
    for (int i = 1; i < frames; i++) {
      writer.add(AUD, writer.repeat(1, i % 16, Structure.TOP_FIELD, 2 * i));
      writer.add(AUD, writer.repeat(1, i % 16, Structure.BOTTOM_FIELD, 2 * i + 1));
    }
    return writer;
  }

  private static H264Writer frames(int frames) {
    H264Writer writer = new H264Writer();
    writer.add(AUD, SPS, PPS, writer.intra(NalUnit.IDR_SLICE, 0, Structure.FRAME, 0));
    for (int i = 1; i < frames; i++) {
      writer.add(AUD, writer.repeat(1, i, Structure.FRAME, 2 * i));
    }
    return writer;
  }

  /** Offset of the delimiter of a unit. */
  private static int unitStart(byte[] stream, int unit) throws IOException {
    int left = unit;
    for (int at = 0; ; at++) {
      boolean delimiter = Arrays.equals(stream, at, at + 5, new byte[] {0, 0, 0, 1, 9}, 0, 5);
      if (delimiter && left-- == 0) {
        return at;
      }
    }
  }

  static int[] types(byte[] unit) {
    int[] types = new int[unit.length];
    int count = 0;
    for (int at = 0; at + 3 < unit.length; at++) {
      if (unit[at] == 0 && unit[at + 1] == 0 && unit[at + 2] == 1) {
        types[count++] = NalUnit.type(unit, at + 3);
      }
    }
    return Arrays.copyOf(types, count);
  }
}
