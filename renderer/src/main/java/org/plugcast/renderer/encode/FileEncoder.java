package org.plugcast.renderer.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.foreign.ForeignStream;
import org.plugcast.ts.multiplex.AudioFormat;

/** Sound and pictures of files in a channel's format. */
public final class FileEncoder {
  /** Real time is 1; slower machines than twenty times that are not for this work. */
  private static final int SLOWEST = 20;

  /** Head of a transport stream, and room for an encoder that overshoots. */
  private static final long OVERHEAD_BYTES = 16 << 20;

  private static final Limits MEASURE = new Limits(Duration.ofMinutes(30), 256 << 20);

  private final Path ffmpeg;
  private final Path ffprobe;
  private final Path folder;

  /**
   * Encodes.
   *
   * @param folder for temporary files
   */
  public FileEncoder(FfmpegPrograms programs, Path folder) {
    this.ffmpeg = programs.ffmpeg();
    this.ffprobe = programs.ffprobe();
    this.folder = folder;
  }

  static Limits limits(double seconds, long bitsPerSecond) {
    return new Limits(
        Duration.ofSeconds(120 + (long) Math.ceil(seconds * SLOWEST)),
        OVERHEAD_BYTES + (long) (seconds * bitsPerSecond / 8 * 2));
  }

  /** Seconds of pictures that a file has, which may be fewer than it claims. */
  public double measure(Path file, int stream) throws IOException, InterruptedException {
    EncoderLog log = new EncoderLog(fraction -> {}, 0);
    try (Child child = Child.reading(file, Commands.measure(ffmpeg, stream), MEASURE, log)) {
      child.drainTo(OutputStream.nullOutputStream());
    }
    PacketTimes times = new PacketTimes();
    try (Child child =
        Child.reading(file, Commands.packets(ffprobe, stream), MEASURE, line -> {})) {
      times.read(child.output());
      child.awaitEnd();
    }
    return times.seconds(log.lastSeconds());
  }

  /**
   * Listens to the sound of a file.
   *
   * @param expected seconds, for limits and progress
   */
  public Heard hear(Path file, int stream, AudioFormat audio, double expected, Progress progress)
      throws IOException, InterruptedException {
    EncoderLog log = new EncoderLog(progress, expected);
    List<String> command = Commands.hear(ffmpeg, stream, audio);
    try (Child child =
        Child.reading(file, command, longest(expected, audio.bitsPerSecond()), log)) {
      child.drainTo(OutputStream.nullOutputStream());
    }
    return log.heard();
  }

  /** A file may be much longer than it says. */
  private static Limits longest(double expected, long bitsPerSecond) {
    return limits(Math.max(expected * 2, 24 * 3600), bitsPerSecond);
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
      AudioFormat audio,
      LoudnessTarget target,
      Treatment treatment,
      double expected,
      double least,
      Progress progress)
      throws IOException, InterruptedException {
    EncoderLog log = new EncoderLog(progress, Math.max(expected, least));
    List<String> command = Commands.sound(ffmpeg, stream, audio, target, treatment, least);
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
      return new Pictures(Encoded.read(child, folder), List.of());
    }
  }

  /** Exactly {@code frames} pictures of a file. */
  public Pictures pictures(
      Path file, int stream, Profile profile, VideoRate rate, int frames, Progress progress)
      throws IOException, InterruptedException {
    double seconds = Frames.seconds(profile, frames);
    List<String> command = Commands.pictures(ffmpeg, stream, profile, rate, frames);
    EncoderLog log = new EncoderLog(progress, seconds);
    try (Child child = Child.reading(file, command, limits(seconds, rate.bitsPerSecond()), log)) {
      return new Pictures(Encoded.read(child, folder), List.of());
    }
  }
}
