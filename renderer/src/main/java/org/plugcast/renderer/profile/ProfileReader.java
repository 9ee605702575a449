package org.plugcast.renderer.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plugcast.renderer.PageShape;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.ServiceLabel;
import org.plugcast.renderer.encode.LoudnessTarget;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.VideoFormat;

/** Makes a profile of what a sheet says, and checks it. One use. */
final class ProfileReader {
  private static final int LARGEST = 8_192;
  private static final long TICKS_PER_MILLI = 27_000;

  /** Random access points come at least so often. ETSI TS 101 154 §4.1.5 and §5.5. */
  private static final int LONGEST_GROUP_SECONDS = 5;

  /** Part of a decoder's buffer that an encoder fills: the rest is for seams between clips. */
  private static final double BUFFER_SHARE = 0.65;

  /** MPEG-2: pictures stay at most one second, ISO/IEC 13818-1 §2.4.2.6. */
  private static final double MPEG2_BUFFER_SECONDS = 0.64;

  private static final int LEAST_DELAY = 500;
  private static final double NARROW = 1.5;
  private static final long WIDE_MARGIN_PERCENT = 5;
  private static final long NARROW_MARGIN_PERCENT = 8;
  private static final int LONGEST_NAME = 40;

  /** ISO/IEC 13818-2 table 6-4, and how people write them. */
  private static final Map<String, FrameRate> FRAME_RATES =
      new TreeMap<>(
          Map.of(
              "24000/1001", new FrameRate(24_000, 1_001),
              "24", new FrameRate(24, 1),
              "25", new FrameRate(25, 1),
              "30000/1001", new FrameRate(30_000, 1_001),
              "30", new FrameRate(30, 1),
              "50", new FrameRate(50, 1),
              "60000/1001", new FrameRate(60_000, 1_001),
              "60", new FrameRate(60, 1)));

  private final String name;
  private final ProfileSheet sheet;

  ProfileReader(String name, ProfileSheet sheet) {
    this.name = name;
    this.sheet = sheet;
  }

  /** Throws {@link IllegalArgumentException} that names key, value, limit and clause. */
  Profile profile() {
    VideoCodec codec = videoCodec();
    int[] aspect = aspect(codec);
    PictureLoad load = load(codec);
    String level = level(codec, load);
    ChannelFormat format = format(codec, load, bufferBits(codec, level));
    MuxLimits.require(format, load.bitsPerSecond());
    requirePages(format, aspect);
    return new Profile(
        name,
        format,
        aspect[0],
        aspect[1],
        level,
        new VideoRate(load.bitsPerSecond(), load.bufferBits(), group(codec, load.frameRate())),
        margin(aspect),
        pids(),
        service(),
        loudness());
  }

  private static void requirePages(ChannelFormat format, int[] aspect) {
    try {
      var _ = PageShape.of(format.video(), aspect[0], aspect[1]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("video.width: " + e.getMessage(), e);
    }
  }

  private VideoCodec videoCodec() {
    return VideoCodec.ofLabel(
        sheet
            .word("video.codec", Arrays.stream(VideoCodec.values()).map(VideoCodec::label).toList())
            .orElseThrow(() -> ProfileSheet.missing("video.codec")));
  }

  private long needed(String key, long least, long most) {
    return sheet.number(key, least, most).orElseThrow(() -> ProfileSheet.missing(key));
  }

  private PictureLoad load(VideoCodec codec) {
    int width = even("video.width");
    int height = even("video.height");
    String rate =
        sheet
            .word("video.frameRate", FRAME_RATES.keySet())
            .orElseThrow(() -> ProfileSheet.missing("video.frameRate"));
    long bitsPerSecond = needed("video.bitRate", 100_000, 100_000_000);
    FrameRate frameRate = Optional.ofNullable(FRAME_RATES.get(rate)).orElseThrow();
    Scan scan = new ScanReader(sheet).scan(height, frameRate);
    PictureLoad open = new PictureLoad(width, height, scan, frameRate, bitsPerSecond, 0);
    long buffer = bufferBits(codec, level(codec, open));
    long usual = (long) Math.min(bitsPerSecond * seconds(codec), Math.floor(buffer * BUFFER_SHARE));
    long vbv = sheet.number("video.vbv", 100_000, 1_000_000_000).orElse(usual);
    return new PictureLoad(width, height, scan, frameRate, bitsPerSecond, vbv);
  }

  private static double seconds(VideoCodec codec) {
    return switch (codec) {
      case H264 -> 1;
      case MPEG2 -> MPEG2_BUFFER_SECONDS;
    };
  }

  private int even(String key) {
    int value = (int) needed(key, 64, LARGEST);
    Refusal.require(value % 2 == 0, key, value, "chroma of 4:2:0 needs an even number");
    return value;
  }

  private String level(VideoCodec codec, PictureLoad load) {
    Optional<String> asked = sheet.text("video.level").filter(level -> !level.equals("auto"));
    Level level =
        asked
            .map(label -> Level.ofLabel(levels(codec), label))
            .orElseGet(() -> Level.least(levels(codec), load));
    level.require(load);
    return level.label();
  }

  private static long bufferBits(VideoCodec codec, String level) {
    return Level.ofLabel(levels(codec), level).bufferBits();
  }

  private static Level[] levels(VideoCodec codec) {
    return switch (codec) {
      case H264 -> H264Level.values();
      case MPEG2 -> Mpeg2Level.values();
    };
  }

  private ChannelFormat format(VideoCodec codec, PictureLoad load, long bufferBits) {
    Refusal.require(
        load.bufferBits() <= bufferBits * 0.9,
        "video.vbv",
        load.bufferBits(),
        "at most nine tenths of the decoder's " + bufferBits + " bits: items follow each other");
    VideoFormat video =
        new VideoFormat(
            codec, load.width(), load.height(), load.frameRate(), 1, bufferBits, load.scan());
    MuxRate rate = new MuxRate(needed("muxRate", MuxLimits.LEAST_RATE, MuxLimits.MOST_RATE));
    return new ChannelFormat(rate, video, audio(), delayMillis(video, load) * TICKS_PER_MILLI);
  }

  /** Until the encoder's buffer has filled at its rate, and a fifth more where a level is small. */
  private long delayMillis(VideoFormat video, PictureLoad load) {
    long fill = Math.ceilDiv(load.bufferBits() * 1_000, load.bitsPerSecond());
    long most = video.longestStayTicks() / TICKS_PER_MILLI;
    long usual =
        switch (video.codec()) {
          case H264 -> fill;
          case MPEG2 -> fill * 6 / 5;
        };
    long rounded = Math.max(LEAST_DELAY, Math.ceilDiv(usual, 100L) * 100);
    long delay = sheet.number("startDelay", LEAST_DELAY, 3_000).orElse(rounded);
    Refusal.require(
        fill <= delay && delay <= most,
        sheet.has("startDelay") ? "startDelay" : "video.vbv",
        sheet.has("startDelay") ? delay : load.bufferBits(),
        "the buffer fills in "
            + fill
            + " ms, which must pass before the first picture; at most "
            + most
            + " ms (ISO/IEC 13818-1 §2.4.2.6)");
    return delay;
  }

  private AudioFormat audio() {
    AudioCodec codec =
        AudioCodec.ofLabel(
            sheet
                .word(
                    "audio.codec",
                    Arrays.stream(AudioCodec.values()).map(AudioCodec::label).toList())
                .orElseThrow(() -> ProfileSheet.missing("audio.codec")));
    int channels = sheet.number("audio.channels", 1, 8).orElse(2L).intValue();
    int bitsPerSecond = (int) needed("audio.bitRate", 32_000, 2_000_000);
    AudioLimits.require(codec, channels, bitsPerSecond);
    return AudioFormat.constantRate(codec, channels, bitsPerSecond);
  }

  private int[] aspect(VideoCodec codec) {
    String text = sheet.text("video.aspect").orElse("16:9");
    String[] words = text.split(":", -1);
    boolean good = words.length == 2 && Arrays.stream(words).allMatch(w -> w.matches("[1-9]\\d?"));
    Refusal.require(good, "video.aspect", text, "expected like 16:9");
    Refusal.require(
        codec != VideoCodec.MPEG2 || List.of("4:3", "16:9").contains(text),
        "video.aspect",
        text,
        "MPEG-2 has 4:3 and 16:9 (ISO/IEC 13818-2 table 6-3)");
    return new int[] {Integer.parseInt(words[0]), Integer.parseInt(words[1])};
  }

  private int group(VideoCodec codec, FrameRate rate) {
    double seconds = codec == VideoCodec.H264 ? 2 : 0.5;
    double frames = (double) rate.numerator() / rate.denominator();
    int most = (int) (frames * LONGEST_GROUP_SECONDS);
    long group = sheet.number("video.gop", 1, 1_000).orElse(Math.round(frames * seconds));
    Refusal.require(
        group <= most,
        "video.gop",
        group,
        "at most " + most + ": a receiver that tunes in waits for the next (ETSI TS 101 154)");
    return (int) group;
  }

  private double margin(int[] aspect) {
    long usual =
        (double) aspect[0] / aspect[1] < NARROW ? NARROW_MARGIN_PERCENT : WIDE_MARGIN_PERCENT;
    return sheet.number("safeMargin", 0, 20).orElse(usual) / 100.0;
  }

  private Pids pids() {
    int pmt = pid("pids.pmt", Pids.DEFAULT.pmt());
    int video = pid("pids.video", Pids.DEFAULT.video());
    int audio = pid("pids.audio", Pids.DEFAULT.audio());
    int metadata = pid("pids.metadata", Pids.DEFAULT.metadata());
    try {
      return new Pids(pmt, video, audio, metadata);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "pids = %d, %d, %d, %d: %s (ISO/IEC 13818-1 §2.4.3.3)"
              .formatted(pmt, video, audio, metadata, e.getMessage()),
          e);
    }
  }

  /** From 0x10 to 0x1f they belong to DVB's tables, ETSI EN 300 468 table 1. */
  private int pid(String key, int usual) {
    long pid = sheet.number(key, 0, 0xffff).orElse((long) usual);
    Refusal.require(
        pid >= 0x20 && pid <= 0x1ffe,
        key,
        pid,
        "expected 32 to 8190 (ISO/IEC 13818-1 table 2-3; EN 300 468 table 1 has those to 31)");
    return (int) pid;
  }

  private ServiceLabel service() {
    return new ServiceLabel(
        label("service.name", ServiceLabel.DEFAULT.name()),
        label("service.provider", ServiceLabel.DEFAULT.provider()),
        captions());
  }

  private Optional<String> captions() {
    Optional<String> language = sheet.text("service.captions");
    language.ifPresent(
        value ->
            Refusal.require(
                value.matches("[a-z]{3}"),
                "service.captions",
                value,
                "expected a language in three letters of ISO 639-2, such as eng"));
    return language;
  }

  private String label(String key, String usual) {
    String label = sheet.text(key).orElse(usual);
    Refusal.require(
        !label.isEmpty()
            && label.length() <= LONGEST_NAME
            && label.chars().noneMatch(Character::isISOControl),
        key,
        label,
        "expected 1 to " + LONGEST_NAME + " printable characters");
    return label;
  }

  private LoudnessTarget loudness() {
    return sheet
        .word(
            "loudness", Arrays.stream(LoudnessTarget.values()).map(LoudnessTarget::label).toList())
        .map(LoudnessTarget::ofLabel)
        .orElse(LoudnessTarget.A85);
  }
}
