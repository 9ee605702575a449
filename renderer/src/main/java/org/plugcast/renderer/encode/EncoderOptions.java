package org.plugcast.renderer.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.plugcast.renderer.Profile;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.VideoFormat;

/** A profile in the words of the {@code ffmpeg} command line. Pure. */
public final class EncoderOptions {
  /** Fixed, so that the same input gives the same bits on machines of any size. */
  private static final int THREADS = 3;

  /**
   * Filter that lays one picture on another, by an alpha that its colours are not multiplied by.
   */
  static final String LAID_ON = "overlay=format=yuv420:alpha=straight:eval=init";

  private EncoderOptions() {}

  /** Codec, rate and tags of the video. */
  public static List<String> video(Profile profile, VideoRate rate) {
    return switch (profile.format().video().codec()) {
      case H264 ->
          video(
              profile,
              rate,
              h264(
                  profile,
                  "keyint=%1$d:min-keyint=%1$d:bframes=2:b-pyramid=none:force-cfr=1"
                      .formatted(rate.groupFrames())));
      case MPEG2 -> video(profile, rate, mpeg2(profile, rate));
    };
  }

  /**
   * The same for H.264 pictures of which each is seen for as many frames as its time stamp says,
   * all of them references in the order of display, so that {@link
   * org.plugcast.ts.elementary.RepeatedPictures} can stand between them. Groups start where the
   * command says.
   */
  static List<String> heldVideo(Profile profile, VideoRate rate) {
    return video(profile, rate, h264(profile, "keyint=infinite:bframes=0:ref=1:force-cfr=0"));
  }

  private static List<String> video(Profile profile, VideoRate rate, List<String> codec) {
    List<String> words = new ArrayList<>(codec);
    words.addAll(
        List.of(
            "-b:v",
            Long.toString(rate.bitsPerSecond()),
            "-maxrate",
            Long.toString(rate.bitsPerSecond()),
            "-bufsize",
            Long.toString(rate.bufferBits()),
            "-pix_fmt",
            "yuv420p",
            "-chroma_sample_location",
            "left"));
    words.addAll(ColourSpace.of(profile.format().video()).tags());
    return words;
  }

  /**
   * No scene cut moves a random access point; groups are closed; at most one reference to the
   * future (no B pyramid) keeps the decoding time one frame before the display time; headers do not
   * depend on the content, as clips follow each other without notice; access unit delimiters as
   * ISO/IEC 13818-1 §2.14.1 wants. No HRD parameters: the clip assembler proves the buffer, and
   * filler bits would be stored for nothing.
   */
  private static List<String> h264(Profile profile, String structure) {
    return List.of(
        "-c:v",
        "libx264",
        "-preset",
        "veryfast",
        "-profile:v",
        "high",
        "-level",
        profile.level(),
        "-x264-params",
        structure
            + ":scenecut=0:open-gop=0:vbv-init=1:aud=1:nal-hrd=none:stitchable=1:sliced-threads=0"
            + ":threads="
            + THREADS
            + Fields.ofX264(profile.format().video()));
  }

  /** Closed groups of constant length; the buffer is full at the first picture. */
  private static List<String> mpeg2(Profile profile, VideoRate rate) {
    return List.of(
        "-c:v",
        "mpeg2video",
        "-g",
        Integer.toString(rate.groupFrames()),
        "-bf",
        "2",
        "-profile:v",
        "main",
        "-level:v",
        profile.level(),
        "-flags",
        Fields.flagsOfMpeg2(profile.format().video()),
        "-sc_threshold",
        "1000000000",
        "-b_strategy",
        "0",
        "-qmin",
        "2",
        "-dc",
        "9",
        "-rc_init_occupancy",
        Long.toString(rate.bufferBits()),
        "-rc_max_vbv_use",
        "1",
        "-rc_min_vbv_use",
        "1",
        "-threads",
        "1");
  }

  /** Codec, rate and, where the coding has it, how loud speech is. */
  public static List<String> audio(AudioFormat audio, LoudnessTarget target) {
    List<String> words = new ArrayList<>(List.of("-c:a"));
    switch (audio.codec()) {
      case AC3 -> words.addAll(dialogue("ac3", target));
      case EAC3 -> words.addAll(dialogue("eac3", target));
      case AAC -> words.addAll(List.of("aac", "-aac_coder", "fast"));
      case MP2 -> words.add("mp2");
    }
    words.addAll(
        List.of(
            "-b:a",
            Integer.toString(audio.bitsPerSecond()),
            "-ar",
            Integer.toString(AudioCodec.SAMPLE_RATE),
            "-ac",
            Integer.toString(audio.channels())));
    return words;
  }

  /** dialnorm: that to which items are brought. ATSC A/52 §5.4.2.8, A/85 §7. */
  private static List<String> dialogue(String encoder, LoudnessTarget target) {
    return target == LoudnessTarget.NONE
        ? List.of(encoder)
        : List.of(encoder, "-dialnorm", Long.toString(Math.round(target.lkfs())));
  }

  /** Samples that a decoder gives out before the first one that was encoded. */
  public static int primingSamples(AudioCodec codec) {
    return switch (codec) {
      case AC3, EAC3 -> 256;
      case AAC -> 1024;
      case MP2 -> 481;
    };
  }

  /**
   * Filter that makes pictures of any size and frame rate fit: frame after frame of constant
   * duration, de-interlaced where fields are marked, bars where the aspect differs; the first one
   * is held from the start of the file, the last one for ever.
   */
  public static String pictureFilter(Profile profile, VideoRate rate) {
    return pictureFilter(profile, rate, Box.whole(profile), FieldPlan.SAMPLED);
  }

  /**
   * The same with the picture in a part of the screen, and black around it. For an interlaced
   * channel there is a picture for each field, still of all lines. Whole pictures are not offered
   * to a filter that gives out fields: it would give out half of their captions.
   */
  static String pictureFilter(Profile profile, VideoRate rate, Box box, FieldPlan plan) {
    VideoFormat video = profile.format().video();
    boolean parted = video.interlaced() && plan != FieldPlan.WHOLE;
    return String.join(
        ",",
        "bwdif=mode=" + (parted ? "send_field" : "send_frame") + ":deint=interlaced",
        "fps=" + video.momentRate() + ":start_time=0",
        placed(profile, rate, box, ""));
  }

  /**
   * Scales pictures into a box and holds the last one.
   *
   * @param more words for the scaler
   */
  static String placed(Profile profile, VideoRate rate, Box box, String more) {
    VideoFormat video = profile.format().video();
    return String.join(
        ",",
        softening(rate) + scaling(profile, box) + more,
        sampleAspect(profile),
        String.format(
            Locale.ROOT,
            "pad=w=%d:h=%d:x=%d+(%d-iw)/2:y=%d+(%d-ih)/2:color=black",
            video.width(),
            video.height(),
            box.x(),
            box.width(),
            box.y(),
            box.height()),
        "format=yuv420p",
        ColourSpace.of(video).filter(),
        "tpad=stop=-1:stop_mode=clone");
  }

  /** Filter that fits a still picture of any shape into one of square pixels. */
  static String stillFilter(VideoRate rate, int width, int height) {
    return softening(rate)
        + String.format(
            Locale.ROOT,
            "scale=w='max(1,round(min(%1$d,%2$d*dar)))':h='max(1,round(min(%2$d,%1$d/dar)))'"
                + ":flags=bicubic+accurate_rnd+full_chroma_int,setsar=1"
                + ",pad=w=%1$d:h=%2$d:x=(ow-iw)/2:y=(oh-ih)/2:color=black",
            width,
            height);
  }

  /** Filter that leaves of pictures not much more than the captions that they bear. */
  static String captionFilter(Profile profile) {
    return String.join(
        ",",
        "bwdif=mode=send_frame:deint=interlaced",
        "fps=" + profile.format().video().frameRate() + ":start_time=0",
        "scale=w=64:h=64:flags=fast_bilinear",
        "format=yuv420p",
        "tpad=stop=-1:stop_mode=clone");
  }

  private static String softening(VideoRate rate) {
    return rate.detailPercent() == 100
        ? ""
        : String.format(
            Locale.ROOT, "scale=w=iw*%1$d/100:h=ih*%1$d/100:flags=area,", rate.detailPercent());
  }

  /** As large as the box allows, to the nearest even number: the aspect of the picture is kept. */
  private static String scaling(Profile profile, Box box) {
    return String.format(
        Locale.ROOT,
        "scale=w='max(2,2*round(min(%1$d,%1$d*dar/(%3$s))/2))'"
            + ":h='max(2,2*round(min(%2$d,%2$d*(%3$s)/dar)/2))'"
            + ":flags=bicubic:out_color_matrix=%4$s:out_range=tv",
        box.width(),
        box.height(),
        box.aspect(profile),
        ColourSpace.of(profile.format().video()).matrix());
  }

  /** Shape of a pixel, which MPEG-2 states as that of the whole picture. */
  static String sampleAspect(Profile profile) {
    VideoFormat video = profile.format().video();
    int across = profile.displayWidth() * video.height();
    int down = profile.displayHeight() * video.width();
    return "setsar=" + across + "/" + down + ":max=1000000";
  }

  /** Filter for the pictures of a page, each of which stands for several frames or fields. */
  public static String pageFilter(Profile profile) {
    return String.join(
        ",",
        "fps=" + profile.format().video().momentRate(),
        "tpad=stop=-1:stop_mode=clone",
        heldPageFilter(profile));
  }

  /** The same where each is coded once. */
  static String heldPageFilter(Profile profile) {
    return sampleAspect(profile) + "," + ColourSpace.of(profile.format().video()).filter();
  }
}
