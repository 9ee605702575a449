package org.plugcast.multicast.fetch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.plugcast.multicast.plan.Need;
import org.plugcast.ts.multiplex.Digest;

/**
 * Has the beginnings of clips read into memory shortly before they are due, so that the filler does
 * not wait for a disk when one clip follows another. One thread.
 */
public final class ReadAhead {
  private static final long AHEAD_NS = Duration.ofSeconds(20).toNanos();

  /** What the system reads ahead by itself goes on from there. */
  private static final long BEGINNING_BYTES = 8 << 20;

  private final Function<Digest, Path> files;
  private final Reader reader;
  private final Set<Need> begun = new HashSet<>();

  /** Begins to read a part of a file, and does not wait for it. */
  @FunctionalInterface
  public interface Reader {
    void willNeed(Path file, long offset, long length) throws IOException;
  }

  public ReadAhead(Function<Digest, Path> files, Reader reader) {
    this.files = files;
    this.reader = reader;
  }

  /** To be called about once in a second; begins with each clip once. */
  public void look(List<Need> needs, long nowNs) {
    begun.removeIf(need -> need.dueNs() < nowNs);
    for (Need need : needs) {
      boolean soon = need.dueNs() >= nowNs && need.dueNs() - nowNs <= AHEAD_NS;
      if (soon && !begun.contains(need)) {
        begin(need);
      }
    }
  }

  /** A clip that has not come yet is looked for again. */
  private void begin(Need need) {
    try {
      reader.willNeed(files.apply(need.clip()), 0, BEGINNING_BYTES);
      begun.add(need);
    } catch (IOException e) {
      // Reading ahead is a favour: what is wrong with the file shows when it is read.
    }
  }
}
