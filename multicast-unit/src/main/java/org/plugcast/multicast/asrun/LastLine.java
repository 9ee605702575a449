package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The last whole line of a file that is only ever appended to; what follows it is torn. */
public final class LastLine {
  private static final int BLOCK = 4_096;

  private LastLine() {}

  /** The line without its end; empty where there is none. */
  public static Optional<String> of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long end = end(channel);
      if (end == 0) {
        return Optional.empty();
      }
      long start = endBefore(channel, end - 1);
      ByteBuffer line = ByteBuffer.allocate(Math.toIntExact(end - 1 - start));
      read(channel, line, start);
      return Optional.of(new String(line.array(), StandardCharsets.UTF_8));
    }
  }

  /** Offset behind the last end of line; 0 where there is none. */
  public static long end(FileChannel channel) throws IOException {
    return endBefore(channel, channel.size());
  }

  /** Offset behind the last end of line that lies before {@code limit}. */
  private static long endBefore(FileChannel channel, long limit) throws IOException {
    for (long top = limit; top > 0; top -= BLOCK) {
      long start = Math.max(0, top - BLOCK);
      ByteBuffer block = ByteBuffer.allocate((int) (top - start));
      read(channel, block, start);
      for (int i = block.position() - 1; i >= 0; i--) {
        if (block.get(i) == '\n') {
          return start + i + 1;
        }
      }
    }
    return 0;
  }

  private static void read(FileChannel channel, ByteBuffer into, long offset) throws IOException {
    while (into.hasRemaining()) {
      if (channel.read(into, offset + into.position()) < 0) {
        throw new IOException("the file became shorter while it was read");
      }
    }
  }
}
