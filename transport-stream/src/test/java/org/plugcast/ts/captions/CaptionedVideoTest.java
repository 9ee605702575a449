package org.plugcast.ts.captions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plugcast.ts.captions.CaptionCases.NTSC;
import static org.plugcast.ts.captions.CaptionCases.cue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.plugcast.ts.elementary.PictureUserData;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;

class CaptionedVideoTest {
  private static final HexFormat HEX = HexFormat.of();

  /** Delimiter, parameter sets, slices; sequence header, picture header and extension, slices. */
  private static String picture(VideoCodec codec) {
    return switch (codec) {
      case H264 -> "0000000109f0" + "0000000167aabb" + "0000000168cc" + "000001658811" + "00000165";
      case MPEG2 -> "000001b3aabb" + "00000100cc0f" + "000001b58f" + "000001014433" + "0000010255";
    };
  }

  private static int slice(VideoCodec codec) {
    return switch (codec) {
      case H264 -> picture(codec).indexOf("0000016588") / 2;
      case MPEG2 -> picture(codec).indexOf("000001014433") / 2;
    };
  }

  /** Three pictures, of which the second in decode order is shown last. */
  private record Pictures(String hex) implements VideoStream {
    @Override
    public int frames() {
      return 3;
    }

    @Override
    public int size(int decodeIndex) {
      return hex.length() / 2;
    }

    @Override
    public int displayIndex(int decodeIndex) {
      return new int[] {0, 2, 1}[decodeIndex];
    }

    @Override
    public boolean randomAccess(int decodeIndex) {
      return decodeIndex == 0;
    }

    @Override
    public void read(int decodeIndex, byte[] dst, int offset) {
      System.arraycopy(HEX.parseHex(hex), 0, dst, offset, hex.length() / 2);
    }
  }

  private static byte[] read(VideoStream video, int decodeIndex) throws IOException {
    byte[] unit = new byte[video.size(decodeIndex) + 4];
    video.read(decodeIndex, unit, 2);
    assertThat(new byte[] {unit[0], unit[1], unit[unit.length - 2], unit[unit.length - 1]})
        .containsOnly(0);
    return Arrays.copyOfRange(unit, 2, unit.length - 2);
  }

  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void captionsGoIntoPicturesInTheOrderOfDisplay(VideoCodec codec) throws IOException {
    byte[] bare = HEX.parseHex(picture(codec));
    VideoStream plain = new Pictures(picture(codec));
    CaptionTrack track = index -> HEX.parseHex("4741393403c1ff%02x2020ff".formatted(0xf8 + index));
    VideoStream captioned = new CaptionedVideo(plain, codec, track);
    for (int i = 0; i < 3; i++) {
      byte[] unit = read(captioned, i);
      assertThat(PictureUserData.of(codec, unit, 0, unit.length))
          .singleElement()
          .isEqualTo(track.userData(plain.displayIndex(i)));
      assertThat(PictureUserData.place(codec, unit, 0, unit.length))
          .hasValue(slice(codec) + unit.length - bare.length);
    }
    assertThat(read(new UncaptionedVideo(captioned, codec, 0), 1)).isEqualTo(bare);
    assertThat(CarriedCaptions.areIn(plain, codec)).isFalse();
    assertThat(CarriedCaptions.areIn(captioned, codec)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void captionsAreCarriedFromPicturesToPictures(VideoCodec codec) throws IOException {
    VideoStream plain = new Pictures(picture(codec));
    TextCaptions track = TextCaptions.of(List.of(cue(0, 1_000, "x")), NTSC, 3);
    CarriedCaptions carried = CarriedCaptions.read(new CaptionedVideo(plain, codec, track), codec);
    assertThat(carried.isEmpty()).isFalse();
    for (int i = 0; i < 3; i++) {
      assertThat(carried.userData(i)).isEqualTo(track.userData(i));
    }
    assertThat(carried.userData(3)).isEmpty();
    assertThat(CarriedCaptions.read(plain, codec).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(VideoCodec.class)
  void captionsEndWithAPictureAndAreErased(VideoCodec codec) throws IOException {
    VideoStream plain = new Pictures(picture(codec));
    CaptionTrack own = index -> HEX.parseHex("4741393403c1ff" + "fcc1c2" + "ff");
    VideoStream captioned = new CaptionedVideo(plain, codec, own);
    CaptionTrack erasure = new EndedCaptions(index -> new byte[0], NTSC, 1, 5);
    VideoStream ended =
        new CaptionedVideo(new UncaptionedVideo(captioned, codec, 1), codec, erasure);
    CarriedCaptions found = CarriedCaptions.read(ended, codec);
    assertThat(found.userData(0)).isEqualTo(own.userData(0));
    for (int i = 1; i < 3; i++) {
      assertThat(CaptionCases.constructs(found.userData(i)).getFirst())
          .isEqualTo(new CaptionCases.Construct(0, true, 0x94, 0x2c));
    }
  }

  @Test
  void carriedCaptionsAreNoStartCode() throws IOException {
    byte[] forged = HEX.parseHex("4741393403c2ff000001" + "b30000" + "ff");
    VideoStream source =
        new CaptionedVideo(new Pictures(picture(VideoCodec.H264)), VideoCodec.H264, i -> forged);
    byte[] carried = CarriedCaptions.read(source, VideoCodec.H264).userData(0);
    assertThat(HEX.formatHex(carried)).isEqualTo("4741393403c2fff80001fb0000ff");
  }

  @Test
  void zerosInSeiMessagesAreEscaped() {
    byte[] data = HEX.parseHex("47413934030000000001");
    byte[] unit = PictureUserData.unit(VideoCodec.H264, data);
    assertThat(HEX.formatHex(unit)).isEqualTo("00000106040db5003147413934030000030000030180");
    byte[] picture = HEX.parseHex(HEX.formatHex(unit) + "0000016588");
    assertThat(PictureUserData.of(VideoCodec.H264, picture, 0, picture.length))
        .singleElement()
        .isEqualTo(data);
  }

  @Test
  void messageOfThePictureThatIsNoCaptionStays() throws IOException {
    byte[] bars = HEX.parseHex("47413934061122");
    byte[] picture =
        HEX.parseHex(
            HEX.formatHex(PictureUserData.unit(VideoCodec.MPEG2, bars)) + "00000101445566");
    VideoStream without =
        new UncaptionedVideo(new Pictures(HEX.formatHex(picture)), VideoCodec.MPEG2, 0);
    assertThat(read(without, 0)).isEqualTo(picture);
    assertThat(CarriedCaptions.areIn(without, VideoCodec.MPEG2)).isFalse();
  }

  @Test
  void cutMessagesArePassedOver() {
    for (String sei :
        List.of("06", "0604", "060447", "0604ff", "06ffffff", "0604000000", "0604ffb500")) {
      byte[] picture = HEX.parseHex("000001" + "000001" + sei + "0000016588");
      assertThat(PictureUserData.of(VideoCodec.H264, picture, 0, picture.length)).isEmpty();
    }
  }

  @Test
  void pictureWithoutSliceIsRefused() {
    VideoStream broken = new Pictures("0000000109f0");
    VideoStream captioned =
        new CaptionedVideo(
            broken, VideoCodec.H264, TextCaptions.of(List.of(cue(0, 9, "x")), NTSC, 3));
    assertThatThrownBy(() -> read(captioned, 0))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("coded picture 0 has no slice");
  }
}
