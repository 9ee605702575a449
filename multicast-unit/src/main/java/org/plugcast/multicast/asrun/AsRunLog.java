package org.plugcast.multicast.asrun;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of one channel on disk. A line that {@link #append} has returned from outlives a power
 * cut. What a power cut left half written is cut off at the next start, and told by a note in the
 * log. Any thread, in one process.
 */
public final class AsRunLog {
  private static final Logger LOG = LoggerFactory.getLogger(AsRunLog.class);

  private final AsRunFolder folder;
  private final int channel;
  private AsRunHead head;
  private @Nullable LocalDate lastDay;

  private AsRunLog(AsRunFolder folder, int channel) {
    this.folder = folder;
    this.channel = channel;
    this.head = AsRunHead.NONE;
  }

  /**
   * Opens the log of a channel and goes on with its chain.
   *
   * @param data folder of the unit's data
   * @param now UTC, for notes
   */
  public static AsRunLog open(Path data, int channel, Instant now) throws IOException {
    AsRunLog log = new AsRunLog(AsRunFolder.of(data, channel), channel);
    log.takeUp(now);
    return log;
  }

  /** Adds an item; if that fails, the log is as before and the item can be added later. */
  public void append(AsRunItem item, Instant now) throws IOException {
    append(new AsRunContent.Item(item), now);
  }

  /** Adds something about the log itself. */
  public void note(String words, Instant now) throws IOException {
    append(new AsRunContent.Note(words), now);
  }

  /** Where the chain ends. */
  public synchronized AsRunHead head() {
    return head;
  }

  private synchronized void append(AsRunContent content, Instant now) throws IOException {
    AsRunLine line = AsRunLine.of(head.number() + 1, now, channel, content, head.hash());
    LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate day = lastDay != null && lastDay.isAfter(today) ? lastDay : today;
    write(folder.day(day), line.toText() + "\n");
    head = AsRunHead.of(line);
    lastDay = day;
    saveHead();
  }

  private void write(Path file, String text) throws IOException {
    boolean isNew = !Files.exists(file);
    Files.createDirectories(folder.folder());
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long before = channel.size();
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      try {
        channel.position(before);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      } catch (IOException e) {
        channel.truncate(before);
        throw e;
      }
    }
    if (isNew) {
      forceFolder();
    }
  }

  /** The head may lag behind by some lines: what is in the log counts. */
  private void saveHead() {
    Path temporary = folder.head().resolveSibling("head.part");
    try {
      Files.writeString(temporary, head.toText() + "\n");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, folder.head(), StandardCopyOption.ATOMIC_MOVE);
      forceFolder();
    } catch (IOException e) {
      LOG.warn("as-run-head-not-saved channel={} reason=\"{}\"", channel, e.getMessage());
    }
  }

  private void forceFolder() throws IOException {
    try (FileChannel channel = FileChannel.open(folder.folder(), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private synchronized void takeUp(Instant now) throws IOException {
    List<Path> days = folder.days();
    int torn = days.isEmpty() ? 0 : cutTorn(days.getLast());
    Optional<AsRunHead> stored = storedHead();
    Optional<String> damage = Optional.empty();
    for (int i = days.size() - 1; i >= 0 && head.number() == 0 && damage.isEmpty(); i--) {
      damage = takeUp(days.get(i));
    }
    lastDay = days.isEmpty() ? null : AsRunFolder.dayOf(days.getLast());
    if (damage.isPresent()) {
      head = stored.orElse(head);
      note(damage.get(), now);
    } else if (stored.isPresent() && stored.get().number() > head.number()) {
      String lost = "lines " + (head.number() + 1) + " to " + stored.get().number();
      note(lost + " were written and are no longer here", now);
    }
    if (torn > 0) {
      note(torn + " bytes of a line that was not wholly written were cut off", now);
    }
  }

  /** Takes up the last line of a day; returns what is wrong with it. */
  private Optional<String> takeUp(Path day) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(day), StandardCharsets.UTF_8).lines().toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    try {
      head = AsRunHead.of(AsRunLine.parse(lines.getLast()));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "the last line of " + day.getFileName() + " cannot be read: " + e.getMessage());
    }
  }

  /** Cuts off what follows the last end of line; returns its bytes. */
  private static int cutTorn(Path day) throws IOException {
    byte[] bytes = Files.readAllBytes(day);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (FileChannel channel = FileChannel.open(day, StandardOpenOption.WRITE)) {
        channel.truncate(end);
        channel.force(true);
      }
    }
    return bytes.length - end;
  }

  private Optional<AsRunHead> storedHead() {
    try {
      return Optional.of(AsRunHead.parse(Files.readString(folder.head())));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
