package org.plugcast.ts.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.AudioCoding;
import org.plugcast.ts.elementary.AudioFrame;
import org.plugcast.ts.elementary.AudioFrame.Part;
import org.plugcast.ts.elementary.CodedPicture.Access;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoSequence;
import org.plugcast.ts.elementary.VideoSequence.AspectRatio;
import org.plugcast.ts.multiplex.ChannelFormat;

class ChannelFitTest {
  private static final ChannelFormat CHANNEL =
      ChannelFormat.parse("3750000 h264 1280x720p 30000/1001 1 2900000 ac3 2 192000 5 27000000");
  private static final FrameRate NTSC = new FrameRate(30_000, 1_001);

  @Test
  void fittingStreamHasNoReasons() {
    assertThat(ChannelFit.reasons(profile(video(1280, 720, false, 1), audio(2, 768)), CHANNEL))
        .isEmpty();
  }

  @Test
  void everyDifferenceIsAReason() {
    VideoSequence sequence =
        new VideoSequence(
            Optional.of(VideoCodec.H264),
            "High 4:2:2@4.0",
            1920,
            1080,
            new AspectRatio(1, 1),
            Optional.of(NTSC),
            true,
            true,
            false,
            4_000_000);
    VideoProfile video =
        new VideoProfile(
            sequence,
            Optional.of(new FrameRate(25, 1)),
            100,
            2,
            Access.OPEN,
            1_000,
            Scan.TOP_FIELD_FIRST,
            List.of("1 damaged pictures, at picture 7"));
    AudioProfile audio =
        new AudioProfile(
            new AudioFrame(AudioCoding.AC3, 2_000, 1536, 44_100, 6, 448_000, Part.MAIN),
            100,
            448_000,
            3,
            2_000,
            0,
            List.of("the audio starts 90 ms after the video"));
    assertThat(ChannelFit.reasons(profile(video, audio), CHANNEL))
        .containsExactly(
            "picture is 1920x1080, the channel carries 1280x720",
            "colour format is High 4:2:2@4.0, the channel carries 4:2:0 with 8 bits",
            "video is interlaced, the channel carries progressive",
            "frame rate is 25/1, the channel carries 30000/1001",
            "the video states 30000/1001 frames/s but is timed to 25/1",
            "reordering of 2 frames, the channel carries at most 1",
            "decoder buffer of 4000000 bits, the channel carries at most 2900000",
            "the video does not start with an IDR picture",
            "1 damaged pictures, at picture 7",
            "audio at 44100 Hz, the channel carries 48000 Hz",
            "audio of 6 channels, the channel carries 2",
            "audio frames of 2000 bytes, the channel carries at most 906",
            "audio frames of 3 bytes, the channel carries at least 5",
            "the audio starts 90 ms after the video");
  }

  @Test
  void missingAndOtherStreamsAreReasons() {
    StreamProfile nothing =
        new StreamProfile(
            "HEVC",
            Optional.empty(),
            "none",
            Optional.empty(),
            List.of("4 scrambled packets, at 7"));
    assertThat(ChannelFit.reasons(nothing, CHANNEL))
        .containsExactly(
            "4 scrambled packets, at 7",
            "video is HEVC, the channel carries h264",
            "audio is none, the channel carries ac3");
    AudioProfile layer3 =
        new AudioProfile(
            new AudioFrame(AudioCoding.MPEG_LAYER_3, 384, 1152, 48_000, 2, 128_000, Part.MAIN),
            100,
            128_000,
            384,
            384,
            0,
            List.of());
    assertThat(ChannelFit.reasons(profile(video(1280, 720, false, 1), layer3), CHANNEL))
        .containsExactly("audio is MPEG audio layer III, the channel carries ac3");
    ChannelFormat mpeg2 =
        ChannelFormat.parse("3750000 mpeg2 1280x720p 30000/1001 1 1835008 ac3 2 192000 5 13500000");
    assertThat(ChannelFit.reasons(profile(video(1280, 720, false, 1), audio(2, 768)), mpeg2))
        .containsExactly("video is h264 High@3.1, the channel carries mpeg2");
  }

  private static StreamProfile profile(VideoProfile video, AudioProfile audio) {
    return new StreamProfile("H.264", Optional.of(video), "AC-3", Optional.of(audio), List.of());
  }

  @Test
  void fieldsComeInTheOrderOfTheChannel() {
    ChannelFormat channel =
        ChannelFormat.parse("3750000 h264 1280x720i 30000/1001 1 2900000 ac3 2 192000 5 27000000");
    assertThat(ofScan(true, Scan.TOP_FIELD_FIRST, channel)).isEmpty();
    assertThat(ofScan(true, Scan.PROGRESSIVE, channel)).isEmpty();
    assertThat(ofScan(true, Scan.BOTTOM_FIELD_FIRST, channel))
        .containsExactly("video is bottom field first, the channel carries top field first");
    assertThat(ofScan(false, Scan.PROGRESSIVE, channel))
        .containsExactly("video is progressive, the channel carries interlaced");
  }

  private static List<String> ofScan(boolean interlaced, Scan scan, ChannelFormat channel) {
    return ChannelFit.reasons(
        profile(video(1280, 720, interlaced, 1, scan), audio(2, 768)), channel);
  }

  private static VideoProfile video(int width, int height, boolean interlaced, int reorder) {
    return video(width, height, interlaced, reorder, Scan.PROGRESSIVE);
  }

  private static VideoProfile video(
      int width, int height, boolean interlaced, int reorder, Scan scan) {
    VideoSequence sequence =
        new VideoSequence(
            Optional.of(VideoCodec.H264),
            "High@3.1",
            width,
            height,
            new AspectRatio(1, 1),
            Optional.of(NTSC),
            false,
            interlaced,
            true,
            0);
    return new VideoProfile(
        sequence, Optional.of(NTSC), 100, reorder, Access.CLOSED, 9_000, scan, List.of());
  }

  private static AudioProfile audio(int channels, int size) {
    return new AudioProfile(
        new AudioFrame(AudioCoding.AC3, size, 1536, 48_000, channels, 192_000, Part.MAIN),
        110,
        192_000,
        size,
        size,
        0,
        List.of());
  }
}
