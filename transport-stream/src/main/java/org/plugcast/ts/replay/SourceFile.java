package org.plugcast.ts.replay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
import org.plugcast.ts.mpeg.MalformedStreamException;
import org.plugcast.ts.mpeg.PacketFramer;

/** The file that is replayed; it is read in chunks, from start to end. */
final class SourceFile {
  private static final int CHUNK = 1 << 16;

  private final FileChannel channel;

  private SourceFile(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens a file that has at least one byte. */
  @SuppressWarnings("MustBeClosedChecker") // The channel goes to the recording, which closes it.
  static SourceFile open(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a directory: expected a transport stream file");
    }
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      if (channel.size() == 0) {
        throw new MalformedStreamException(
            "the file is empty: expected transport packets", 0, "ISO/IEC 13818-1 §2.4.3.2");
      }
      return new SourceFile(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  FileChannel channel() {
    return channel;
  }

  /** Hands all packets to {@code sink}. */
  void scan(PacketFramer.Sink sink) throws IOException {
    scan(sink, () -> false);
  }

  /** Hands packets to {@code sink} until it has {@code enough}, or to the end. */
  void scan(PacketFramer.Sink sink, BooleanSupplier enough) throws IOException {
    PacketFramer framer = new PacketFramer(sink);
    byte[] chunk = new byte[CHUNK];
    long at = 0;
    int length = channel.read(ByteBuffer.wrap(chunk), at);
    while (length >= 0 && !enough.getAsBoolean()) {
      framer.push(chunk, 0, length);
      at += length;
      length = channel.read(ByteBuffer.wrap(chunk), at);
    }
    framer.finish();
  }
}
