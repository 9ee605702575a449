package org.plugcast.multicast.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.asrun.LastLine;

/**
 * Where the twin's log of one channel has ended, each time that it was asked and had grown. Only
 * ever appended to: a head that does not follow from an earlier one takes no evidence away.
 *
 * @param file one head in a line, oldest first
 */
record KeptHeads(Path file) {

  static KeptHeads of(Path data, int channel) {
    return new KeptHeads(data.resolve("asrun-of-twin").resolve(channel + ".heads"));
  }

  /** Oldest first; a line that a power cut left unfinished is left out. */
  List<AsRunHead> all() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<AsRunHead> heads = new ArrayList<>();
    String text = Files.readString(file);
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
      heads.add(parse(line));
    }
    return List.copyOf(heads);
  }

  Optional<AsRunHead> last() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Optional<String> line = LastLine.of(file);
    return line.isPresent() ? Optional.of(parse(line.get())) : Optional.empty();
  }

  /** Adds a head, and returns when it outlives a power cut. */
  void add(AsRunHead head) throws IOException {
    Files.createDirectories(file.getParent());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long end = LastLine.end(channel);
      channel.truncate(end).position(end);
      ByteBuffer line = ByteBuffer.wrap((head.toText() + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(true);
    }
  }

  private AsRunHead parse(String line) throws IOException {
    try {
      return AsRunHead.parse(line);
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
