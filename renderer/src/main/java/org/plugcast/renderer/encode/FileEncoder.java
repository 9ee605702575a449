package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.Longest;
import org.plugcast.renderer.media.MediaInfo;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.multiplex.AudioFormat;

/** Sound and pictures of files in a channel's format. */
public final class FileEncoder {
  /** Head of a transport stream, and room for an encoder that overshoots. */
  private static final long OVERHEAD_BYTES = 16 << 20;

  /** Of whatever is read whole: the encoder's own patience ends sooner. */
  private static final Duration MEASURING = Duration.ofHours(2);

  /** Most that ffprobe says of the packets of a stream. */
  private static final long PACKETS_BYTES = 256 << 20;

  /** A part of a file may begin so much earlier or later, with a picture. */
  private static final double NEAREST_SECONDS = 0.1;

  /** Listing packets costs about as much as copying them, which was done before. */
  private static final int LISTING = 10;

  /** More than pictures of 64 by 64 take at any frame rate, captions in them. */
  private static final long TINY_BITS_PER_SECOND = 1_000_000;

  private final Path ffmpeg;
  private final Path ffprobe;
  private final FieldPlans fields;
  private final Path folder;

  /**
   * Encodes.
   *
   * @param folder for temporary files
   */
  public FileEncoder(FfmpegPrograms programs, Path folder) {
    this.ffmpeg = programs.ffmpeg();
    this.ffprobe = programs.ffprobe();
    this.fields = new FieldPlans(programs);
    this.folder = folder;
  }

  static Limits limits(double seconds, long bitsPerSecond) {
    return new Limits(
        Duration.ofSeconds(
            EncoderLog.PATIENCE_SECONDS + (long) Math.ceil(seconds * EncoderLog.SLOWEST)),
        OVERHEAD_BYTES + (long) (seconds * bitsPerSecond / 8 * 2));
  }

  /** When the pictures of a file are seen; it may have fewer than it claims. */
  public PictureTimes measure(Path file, int stream) throws IOException, InterruptedException {
    EncoderLog log = log(file, fraction -> {}, 0, 0);
    long began = System.nanoTime();
    Limits copying = new Limits(MEASURING, 0);
    try (Child child = Child.reading(file, Commands.measure(ffmpeg, stream), copying, log)) {
      child.drainTo(OutputStream.nullOutputStream());
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    Duration most = took.multipliedBy(LISTING).plusSeconds(EncoderLog.PATIENCE_SECONDS);
    PacketTimes times = new PacketTimes();
    list(file, Commands.packets(ffprobe, stream, List.of()), most, times);
    double seconds = times.seconds(log.lastSeconds());
    requireLikely(file, seconds);
    return new PictureTimes(times.first(), seconds);
  }

  /**
   * All of a file, begun where its first picture falls on a frame of the channel, with the sound of
   * that moment.
   *
   * @param beginning seconds from the start of the file
   */
  public Section whole(Path file, MediaInfo info, double beginning)
      throws IOException, InterruptedException {
    if (!StreamStarts.matter(info) || info.audios().isEmpty()) {
      return Section.whole(beginning, beginning);
    }
    Limits limits = new Limits(Duration.ofSeconds(EncoderLog.PATIENCE_SECONDS), PACKETS_BYTES);
    try (Child child = Child.reading(file, Commands.starts(ffprobe), limits, line -> {})) {
      StreamStarts starts = StreamStarts.read(child.output());
      child.awaitEnd();
      return Section.whole(
          beginning - starts.of(info.audios().getFirst().stream()),
          beginning - starts.of(info.videos().getFirst().stream()));
    }
  }

  /** The same part of a file, from the picture on that is nearest to its start. */
  public Section fromPicture(Path file, int stream, Section section)
      throws IOException, InterruptedException {
    NearestPicture nearest = new NearestPicture();
    List<String> command = Commands.packets(ffprobe, stream, section.nearStart());
    try {
      list(file, command, Duration.ofSeconds(EncoderLog.PATIENCE_SECONDS), nearest);
    } catch (ChildFailedException e) {
      return section; // what is wrong with the file will be told when it is decoded
    }
    return section.from(nearest.to(section.start(), NEAREST_SECONDS));
  }

  private static void list(Path file, List<String> command, Duration most, PacketList.Reader reader)
      throws IOException, InterruptedException {
    Limits limits = new Limits(most, PACKETS_BYTES);
    try (Child child = Child.reading(file, command, limits, line -> {})) {
      PacketList.read(child.output(), reader);
      child.awaitEnd();
    }
  }

  /**
   * Listens to work on a file, and ends it when more comes out than can be.
   *
   * @param least seconds that come out in any case
   */
  private static EncoderLog log(Path file, Progress progress, double expected, double least)
      throws IOException {
    double longest = Math.max(least + 1, Longest.seconds(Files.size(file)));
    return new EncoderLog(progress, expected, longest, System::nanoTime);
  }

  private static void requireLikely(Path file, double seconds) throws IOException {
    double longest = Longest.seconds(Files.size(file));
    if (seconds > longest) {
      throw new ChildFailedException("ffmpeg " + EncoderLog.tooLong(longest));
    }
  }

  /**
   * Listens to the sound of a file.
   *
   * @param expected seconds, for limits and progress
   */
  public Heard hear(
      Path file, int stream, Section section, AudioFormat audio, double expected, Progress progress)
      throws IOException, InterruptedException {
    EncoderLog log = log(file, progress, expected, 0);
    List<String> command = Commands.hear(ffmpeg, stream, section, audio);
    try (Child child =
        Child.reading(file, command, longest(expected, audio.bitsPerSecond()), log)) {
      child.drainTo(OutputStream.nullOutputStream());
    }
    requireLikely(file, log.lastSeconds());
    return log.heard();
  }

  /** A file may be much longer than it says; the encoder's log looks after it meanwhile. */
  private static Limits longest(double expected, long bitsPerSecond) {
    return limits(Math.max(expected, Longest.seconds(Long.MAX_VALUE)), bitsPerSecond);
  }

  /**
   * Sound of a file.
   *
   * @param expected seconds, for limits and progress
   * @param least seconds; silence is added if it is shorter
   */
  public Sound sound(
      Path file,
      int stream,
      Section section,
      AudioFormat audio,
      LoudnessTarget target,
      Treatment treatment,
      double expected,
      double least,
      Progress progress)
      throws IOException, InterruptedException {
    EncoderLog log = log(file, progress, Math.max(expected, least), least);
    List<String> command = Commands.sound(ffmpeg, stream, section, audio, target, treatment, least);
    Limits limits = longest(Math.max(expected, least), audio.bitsPerSecond());
    try (Child child = Child.reading(file, command, limits, log)) {
      ForeignStream frames = Encoded.read(child, folder);
      return new Sound(frames, log.samples(), log.peakDb(), log.loudness());
    }
  }

  /** Silence. */
  public Sound silence(Profile profile, double seconds) throws IOException, InterruptedException {
    AudioFormat audio = profile.format().audio();
    List<String> command = Commands.silence(ffmpeg, audio, profile.loudness(), seconds);
    try (Child child = Child.fed(command, limits(seconds, audio.bitsPerSecond()), line -> {})) {
      child.input().close();
      return new Sound(
          Encoded.read(child, folder),
          0,
          Double.NEGATIVE_INFINITY,
          new Loudness(Loudness.SILENCE, Double.NEGATIVE_INFINITY));
    }
  }

  /** Exactly {@code frames} black pictures. */
  public Pictures black(Profile profile, VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException {
    double seconds = Frames.seconds(profile, frames);
    List<String> command = Commands.black(ffmpeg, profile, rate, frames);
    EncoderLog log = new EncoderLog(progress, seconds);
    try (Child child = Child.fed(command, limits(seconds, rate.bitsPerSecond()), log)) {
      child.input().close();
      return Pictures.of(Encoded.read(child, folder), List.of());
    }
  }

  /** Exactly {@code frames} tiny MPEG-2 pictures of a file, for the captions that they bear. */
  public ForeignStream captions(
      Path file, int stream, Section section, Profile profile, int frames, Progress progress)
      throws IOException, InterruptedException {
    double seconds = Frames.seconds(profile, frames);
    List<String> command = Commands.captions(ffmpeg, stream, section, profile, frames);
    EncoderLog log = new EncoderLog(progress, seconds);
    try (Child child = Child.reading(file, command, limits(seconds, TINY_BITS_PER_SECOND), log)) {
      return Encoded.read(child, folder);
    }
  }

  /** Exactly {@code frames} pictures of a part of a file. */
  public Pictures pictures(
      Path file,
      int stream,
      Section section,
      Profile profile,
      VideoRate rate,
      int frames,
      Progress progress)
      throws IOException, InterruptedException {
    double seconds = Frames.seconds(profile, frames);
    FieldPlan plan = fields.of(file, stream, profile, rate);
    List<String> command = Commands.pictures(ffmpeg, stream, plan, section, profile, rate, frames);
    EncoderLog log = new EncoderLog(progress, seconds);
    try (Child child = Child.reading(file, command, limits(seconds, rate.bitsPerSecond()), log)) {
      return Pictures.of(Encoded.read(child, folder), List.of());
    }
  }
}
