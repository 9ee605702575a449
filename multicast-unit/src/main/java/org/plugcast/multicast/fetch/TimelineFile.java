package org.plugcast.multicast.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.plugcast.multicast.plan.Playable;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;

/** The last timeline of a channel, on disk, so that a unit starts without the caching unit. */
public record TimelineFile(Path path) {

  /** The timeline of a channel in a unit's data directory. */
  public static TimelineFile of(Path data, int channel) {
    return new TimelineFile(data.resolve("timelines").resolve(channel + ".timeline"));
  }

  /** Reads the timeline; empty if there is none, an {@link IOException} if it is damaged. */
  public Optional<Timeline> read() throws IOException {
    try {
      return Optional.of(Playable.parse(Files.readString(path)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  /** Replaces the file; a power cut, or a full disk, leaves the old or the new one. */
  public void write(Timeline timeline) throws IOException {
    Files.createDirectories(path.toAbsolutePath().getParent());
    Path temporary = path.resolveSibling(path.getFileName() + ".part");
    try {
      write(timeline, temporary);
      Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Timeline timeline, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer text =
          ByteBuffer.wrap(TimelineText.write(timeline).getBytes(StandardCharsets.UTF_8));
      while (text.hasRemaining()) {
        channel.write(text);
      }
      channel.force(true);
    }
  }
}
