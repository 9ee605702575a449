package org.plugcast.ts.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.mpeg.Pcr;
import org.plugcast.ts.mpeg.TsPacket;

/**
 * A transport stream file as a stream of constant rate without end. Read it by {@link #cursor}s.
 *
 * <p>A file of constant rate is sent as it is. Of any other a temporary file is made in which each
 * packet has its place, filled up by null packets. Safe for use by many threads; a thread that is
 * interrupted while it reads closes the recording for all, as it does with every {@link
 * FileChannel}.
 */
public final class Recording implements Closeable {
  private final FileChannel channel;
  private final long start;
  private final Loop loop;

  private Recording(FileChannel channel, long start, Loop loop) {
    this.channel = channel;
    this.start = start;
    this.loop = loop;
  }

  /**
   * Reads all of {@code file} and makes it ready.
   *
   * @param folder where a temporary file may be made; it has no name and is gone when this
   *     recording is closed or the process ends
   * @param wanted rate asked for; without it the file's own, or the least that delays no packet by
   *     more than 100 ms
   * @throws MalformedStreamException if there are no packets, or no clock and no rate asked for
   * @throws RateTooLowException if the file does not fit into the rate asked for
   */
  public static Recording open(Path file, Path folder, Optional<MuxRate> wanted)
      throws IOException {
    SourceFile source = SourceFile.open(file);
    boolean kept = false;
    try {
      Survey survey = Survey.of(source);
      RatePlan plan = RatePlan.of(survey, wanted);
      kept = plan instanceof RatePlan.Unchanged && survey.contiguous();
      return kept
          ? new Recording(
              source.channel(), survey.start(), loop(plan.rate(), survey.packets(), survey))
          : copied(source, survey, plan, folder);
    } finally {
      if (!kept) {
        source.channel().close();
      }
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // The channel goes to the recording, which closes it.
  private static Recording copied(SourceFile source, Survey survey, RatePlan plan, Path folder)
      throws IOException {
    checkRoom(survey, plan, folder);
    Path path = Files.createTempFile(folder, "replay", ".ts");
    FileChannel clip = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      Files.delete(path);
      ClipWriter writer = new ClipWriter(clip);
      write(source, plan, writer);
      return new Recording(clip, 0, loop(plan.rate(), writer.packets(), survey));
    } catch (UncheckedIOException e) {
      clip.close();
      throw e.getCause();
    } catch (IOException | RuntimeException e) {
      clip.close();
      throw e;
    }
  }

  private static void write(SourceFile source, RatePlan plan, ClipWriter writer)
      throws IOException {
    switch (plan) {
      case RatePlan.Unchanged unchanged ->
          source.scan((PacketSink) (bytes, offset, at) -> writer.write(bytes, offset));
      case RatePlan.Retimed retimed -> {
        Retimer retimer = new Retimer(retimed, writer);
        source.scan(retimer);
        retimer.finish();
      }
    }
    writer.flush();
  }

  /** A disk that fills up at the end of a long copy is found out now. */
  private static void checkRoom(Survey survey, RatePlan plan, Path folder) throws IOException {
    long needed =
        switch (plan) {
          case RatePlan.Unchanged unchanged -> survey.packets() * TsPacket.LENGTH;
          case RatePlan.Retimed(MuxRate rate, SourceClock clock) ->
              (long)
                  ((clock.ticksAt(survey.packets()) - clock.ticksAt(0))
                      / (8.0 * Pcr.FREQUENCY)
                      * rate.bitsPerSecond());
        };
    FileStore store = Files.getFileStore(folder);
    if (store.getUsableSpace() < needed) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s has %d MB free: expected %d MB for the copy at constant rate",
              folder,
              store.getUsableSpace() >> 20,
              needed >> 20));
    }
  }

  private static Loop loop(MuxRate rate, long packets, Survey survey) {
    return new Loop(rate, packets, survey.counters().steps());
  }

  /** Rate of the stream, all packets counted. */
  public MuxRate rate() {
    return loop.rate();
  }

  /** Packets after which the recording starts again. */
  public long length() {
    return loop.length();
  }

  /** A reader of its own, for one thread; there may be hundreds. */
  public Cursor cursor() {
    return new Cursor(channel, start, loop);
  }

  /** Ends all cursors and gives back the room of the temporary file. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
