package org.plugcast.ts.elementary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.CodedPicture.Duration;
import org.plugcast.ts.elementary.Mpeg2PictureCoding.Structure;
import org.plugcast.ts.elementary.VideoSequence.AspectRatio;

class Mpeg2FramerTest {
  @Test
  void describesTheSequence() throws Exception {
    PictureLog log = PictureLog.ofMpeg2(fields(1).toBytes());
    assertThat(log.pictures.getFirst().sequence())
        .isEqualTo(
            new VideoSequence(
                Optional.of(VideoCodec.MPEG2),
                "Main@Main",
                32,
                32,
                new AspectRatio(4, 3),
                Optional.of(new FrameRate(25, 1)),
                true,
                true,
                true,
                112 * 16_384));
  }

  @Test
  void fieldsMakeFrames() throws Exception {
    PictureLog log = PictureLog.ofMpeg2(fields(3).toBytes());
    assertThat(log.faults).isEmpty();
    assertThat(log.pictures).extracting(CodedPicture::order).containsExactly(0, 1, 2);
    assertThat(log.pictures).allMatch(picture -> picture.duration() == Duration.FRAME);
    assertThat(codes(log.units.get(0))).containsExactly(0xb3, 0xb5, 0xb8, 0, 0xb5, 1, 0, 0xb5, 1);
    assertThat(codes(log.units.get(1))).containsExactly(0, 0xb5, 1, 0, 0xb5, 1);
  }

  @Test
  void fieldWithoutItsOtherFieldIsToldApart() throws Exception {
    Mpeg2Writer writer = fields(1);
    writer.picture(2, 1, Structure.TOP_FIELD, false).sequence().group(true);
    writer.picture(1, 0, Structure.FRAME, false);
    assertThat(PictureLog.ofMpeg2(writer.toBytes()).pictures)
        .extracting(CodedPicture::duration)
        .containsExactly(Duration.FRAME, Duration.SINGLE_FIELD, Duration.FRAME);
  }

  @Test
  void theFieldThatIsShownFirstIsTold() throws Exception {
    Mpeg2Writer writer = fields(1);
    writer.picture(2, 1, Structure.BOTTOM_FIELD, false).picture(2, 1, Structure.TOP_FIELD, false);
    writer.picture(2, 2, Structure.FRAME, true).picture(2, 3, Structure.FRAME, false);
    assertThat(PictureLog.ofMpeg2(writer.toBytes()).pictures)
        .extracting(CodedPicture::scan)
        .containsExactly(
            Scan.TOP_FIELD_FIRST,
            Scan.BOTTOM_FIELD_FIRST,
            Scan.TOP_FIELD_FIRST,
            Scan.BOTTOM_FIELD_FIRST);
  }

  @Test
  void twoFieldsOfOneParityAreAFault() throws Exception {
    Mpeg2Writer writer = fields(1);
    writer.picture(2, 1, Structure.TOP_FIELD, false).picture(2, 1, Structure.TOP_FIELD, false);
    PictureLog log = PictureLog.ofMpeg2(writer.toBytes());
    assertThat(log.pictures).hasSize(1);
    assertThat(log.faults.getFirst()).hasMessageContaining("two fields of the same parity");
  }

  @Test
  void repeatedFieldsAreToldApart() throws Exception {
    Mpeg2Writer writer = fields(1).picture(2, 1, Structure.FRAME, true);
    assertThat(PictureLog.ofMpeg2(writer.toBytes()).pictures.getLast().duration())
        .isEqualTo(Duration.REPEATED);
  }

  @Test
  void sequenceHeaderIsRepeatedWhereDecodingMayStart() throws Exception {
    Mpeg2Writer writer = fields(2).group(false).picture(1, 2, Structure.FRAME, false);
    writer.picture(3, 0, Structure.FRAME, false).picture(1, 3, Structure.FRAME, false);
    PictureLog log = PictureLog.ofMpeg2(writer.toBytes());
    assertThat(codes(log.units.get(2))).containsExactly(0xb3, 0xb5, 0xb8, 0, 0xb5, 1, 2);
    assertThat(log.pictures)
        .extracting(CodedPicture::access)
        .containsExactly(Access.CLOSED, Access.NONE, Access.OPEN, Access.NONE, Access.OPEN);
    assertThat(log.pictures).extracting(CodedPicture::order).containsExactly(0, 1, 2, 0, 3);
    assertThat(log.pictures)
        .extracting(CodedPicture::restart)
        .containsExactly(true, false, true, false, false);
  }

  @Test
  void endOfSequenceAndBufferDelayGo() throws Exception {
    PictureLog log = PictureLog.ofMpeg2(fields(1).end().toBytes());
    byte[] unit = log.units.getFirst();
    assertThat(codes(unit)).doesNotContain(Mpeg2StartCode.SEQUENCE_END);
    int picture = offset(unit, Mpeg2StartCode.PICTURE);
    assertThat(Mpeg2PictureHeader.parse(unit, picture, unit.length))
        .isEqualTo(new Mpeg2PictureHeader(0, 1, 0xffff));
  }

  @Test
  void closedGroupCountsItsPicturesFromZero() throws Exception {
    Mpeg2Writer writer = new Mpeg2Writer().sequence().group(false);
    writer.picture(1, 258, Structure.FRAME, false);
    byte[] unit = PictureLog.ofMpeg2(writer.toBytes()).units.getFirst();
    Mpeg2Unit.closeGroup(unit, unit.length, 2);
    int group = offset(unit, Mpeg2StartCode.GROUP);
    assertThat(Mpeg2GroupHeader.parse(unit, group, unit.length))
        .isEqualTo(new Mpeg2GroupHeader(true, false));
    int picture = offset(unit, Mpeg2StartCode.PICTURE);
    assertThat(Mpeg2PictureHeader.parse(unit, picture, unit.length).temporalReference())
        .isEqualTo(256);
  }

  @Test
  void countPassesItsModulusWithoutAGroup() throws Exception {
    Mpeg2Writer writer = new Mpeg2Writer().sequence();
    int[] references = {1022, 1, 1023, 0, 4, 2};
    for (int reference : references) {
      writer.picture(reference == 1022 ? 1 : 2, reference, Structure.FRAME, false);
    }
    assertThat(PictureLog.ofMpeg2(writer.toBytes()).pictures)
        .extracting(picture -> picture.order() + 2)
        .containsExactly(0, 3, 1, 2, 6, 4);
  }

  @Test
  void damagedPictureIsDroppedAndReadingGoesOn() throws Exception {
    byte[] stream = fields(4).toBytes();
    byte[] start = fields(2).toBytes();
    PictureLog log = new PictureLog();
    Mpeg2Framer framer = new Mpeg2Framer(log);
    framer.payload(stream, 0, start.length - 3);
    framer.lost();
    framer.payload(stream, start.length, stream.length - start.length);
    framer.end();
    assertThat(log.faults).hasSize(1);
    assertThat(log.pictures).extracting(CodedPicture::order).containsExactly(0, 2, 3);
  }

  @Test
  void sequenceWithoutExtensionIsMpeg1() throws Exception {
    byte[] stream = fields(1).toBytes();
    int extension = offset(stream, Mpeg2StartCode.EXTENSION);
    int group = offset(stream, Mpeg2StartCode.GROUP);
    byte[] bare = Arrays.copyOf(stream, extension + stream.length - group);
    System.arraycopy(stream, group, bare, extension, stream.length - group);
    VideoSequence sequence = PictureLog.ofMpeg2(bare).pictures.getFirst().sequence();
    assertThat(sequence.codec()).isEmpty();
    assertThat(sequence.profile()).isEqualTo("MPEG-1 video");
  }

  @Property(tries = 200)
  void piecesOfAnySizeGiveTheSamePictures(@ForAll long seed) throws Exception {
    byte[] stream = fields(6).toBytes();
    PictureLog log = new PictureLog();
    PictureLog.pushInPieces(new Mpeg2Framer(log), stream, seed);
    assertThat(log).hasToString(PictureLog.ofMpeg2(stream).toString());
  }

  /** A closed group of field pairs. */
  static Mpeg2Writer fields(int frames) {
    Mpeg2Writer writer = new Mpeg2Writer().sequence().group(true);
    for (int i = 0; i < frames; i++) {
      writer.picture(i == 0 ? 1 : 2, i, Structure.TOP_FIELD, false);
      writer.picture(2, i, Structure.BOTTOM_FIELD, false);
    }
    return writer;
  }

  private static int offset(byte[] unit, int code) {
    for (int at = 0; at + 3 < unit.length; at++) {
      if (unit[at] == 0
          && unit[at + 1] == 0
          && unit[at + 2] == 1
          && (unit[at + 3] & 0xff) == code) {
        return at;
      }
    }
    throw new AssertionError("no start code " + code);
  }

  private static int[] codes(byte[] unit) {
    int[] codes = new int[unit.length];
    int count = 0;
    for (int at = 0; at + 3 < unit.length; at++) {
      if (unit[at] == 0 && unit[at + 1] == 0 && unit[at + 2] == 1) {
        codes[count++] = unit[at + 3] & 0xff;
      }
    }
    return Arrays.copyOf(codes, count);
  }
}
