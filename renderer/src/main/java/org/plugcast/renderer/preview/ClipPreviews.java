package org.plugcast.renderer.preview;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.plugcast.renderer.child.Child;
import org.plugcast.renderer.child.ChildFailedException;
import org.plugcast.renderer.child.Limits;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * Makes pictures and films of clips, in confined children. Any number of threads; an interrupt ends
 * the child of its thread.
 */
public final class ClipPreviews {
  /** So much of a film is made where its pictures have to be coded anew. */
  public static final Duration LONGEST_CODED = Duration.ofMinutes(3);

  private static final Limits PICTURE = new Limits(Duration.ofSeconds(30), 8 << 20);
  private static final Duration SHORTEST_LIMIT = Duration.ofMinutes(1);

  /** Films that are copied are made much faster than in real time, or not at all. */
  private static final int SLOWEST_COPY = 4;

  /** Codes pictures no slower than half of real time. */
  private static final int SLOWEST_CODING = 2;

  private static final double NANOS = 1e9;

  private final Path ffmpeg;

  public ClipPreviews(FfmpegPrograms programs) {
    this.ffmpeg = programs.ffmpeg();
  }

  /**
   * A picture as JPEG, 360 lines high.
   *
   * @param offset in the stream, from which the next key picture is taken
   */
  public byte[] poster(TransportSource source, long offset)
      throws IOException, InterruptedException {
    return picture(PreviewCommands.poster(ffmpeg), source, offset);
  }

  /**
   * Pictures side by side in one JPEG, each 90 lines high.
   *
   * @param offsets in the stream, from each of which the next key picture is taken
   */
  public byte[] strip(TransportSource source, List<Long> offsets)
      throws IOException, InterruptedException {
    ByteArrayOutputStream pictures = new ByteArrayOutputStream();
    for (long offset : offsets) {
      pictures.writeBytes(picture(PreviewCommands.small(ffmpeg), source, offset));
    }
    byte[] planes = pictures.toByteArray();
    int width = planes.length / offsets.size() * 2 / (PreviewCommands.STRIP_LINES * 3);
    return picture(PreviewCommands.strip(ffmpeg, width, offsets.size()), new InMemory(planes), 0);
  }

  /** A stream that is at hand. */
  private static final class InMemory implements TransportSource {
    private final byte[] bytes;

    InMemory(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public byte[] read(long from, int length) {
      byte[] part = new byte[length];
      System.arraycopy(bytes, Math.toIntExact(from), part, 0, length);
      return part;
    }
  }

  private static byte[] picture(List<String> command, TransportSource source, long offset)
      throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Child child = Child.fed(command, PICTURE, line -> {})) {
      Feeder feeder = Feeder.start(source, offset, child);
      child.drainTo(out);
      feeder.awaitEnd();
    }
    if (out.size() == 0) {
      throw new ChildFailedException("ffmpeg found no picture in the clip");
    }
    return out.toByteArray();
  }

  /**
   * Writes an MP4 file that browsers play: progressive H.264 as it is, other video coded anew, and
   * of that {@link #LONGEST_CODED} at most.
   *
   * @param length of the clip
   * @param file that is written; on failure it is to be removed
   * @param mostBytes that it may have
   */
  public void film(
      TransportSource source, VideoFormat video, Duration length, Path file, long mostBytes)
      throws IOException, InterruptedException {
    boolean copied = PreviewCommands.copies(video);
    Duration taken = copied || length.compareTo(LONGEST_CODED) < 0 ? length : LONGEST_CODED;
    Duration time =
        SHORTEST_LIMIT.plus(
            copied ? taken.dividedBy(SLOWEST_COPY) : taken.multipliedBy(SLOWEST_CODING));
    List<String> command = PreviewCommands.film(ffmpeg, video, taken.toNanos() / NANOS);
    try (Child child = Child.fedInto(file, command, new Limits(time, mostBytes), line -> {})) {
      Feeder feeder = Feeder.start(source, 0, child);
      child.drainTo(OutputStream.nullOutputStream());
      feeder.awaitEnd();
    }
  }
}
