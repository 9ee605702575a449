package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaWatchTest {
  private static final Duration SETTLE = Duration.ofMillis(30);

  @TempDir Path temporary;

  /** Keeps what it is told. */
  private static final class Heard implements MediaListener {
    private final BlockingQueue<Object> all = new LinkedBlockingQueue<>();

    @Override
    public void seen(MediaScan scan) {
      all.add(scan);
    }

    @Override
    public void unreadable(String reason) {
      all.add(reason);
    }

    /** The first that fits; fails after half a minute without any news. */
    Object next(Predicate<Object> fits) throws InterruptedException {
      while (true) {
        Object news = all.poll(30, TimeUnit.SECONDS);
        assertThat(news).as("news within 30 s").isNotNull();
        if (news != null && fits.test(news)) {
          return news;
        }
      }
    }

    void nextWith(String... files) throws InterruptedException {
      next(news -> files(news).equals(List.of(files)));
    }

    private static List<String> files(Object news) {
      return news instanceof MediaScan scan
          ? scan.channels().stream()
              .flatMap(channel -> channel.files().stream())
              .map(FoundFile::file)
              .sorted(Comparator.naturalOrder())
              .toList()
          : List.of("unreadable");
    }
  }

  @Test
  void newChangedAndRemovedFilesAreSeenLongBeforeTheNextRescan()
      throws IOException, InterruptedException {
    Heard heard = new Heard();
    Path jazz = Files.createDirectory(temporary.resolve("Jazz"));
    try (MediaWatch watch = new MediaWatch(temporary, Duration.ofHours(1), SETTLE, heard)) {
      watch.start();
      heard.nextWith();

      Files.writeString(jazz.resolve("a.ogg"), "x");
      heard.nextWith("a.ogg");

      Path rock = Files.createDirectories(temporary.resolve("Rock/CD"));
      heard.nextWith("a.ogg");
      Files.writeString(rock.resolve("b.ogg"), "x");
      heard.nextWith("CD/b.ogg", "a.ogg");

      Files.delete(jazz.resolve("a.ogg"));
      heard.nextWith("CD/b.ogg");
    }
  }

  @Test
  void aFolderThatGoesAwayIsReportedAndFoundAgain() throws IOException, InterruptedException {
    Heard heard = new Heard();
    Path media = Files.createDirectory(temporary.resolve("media"));
    Files.writeString(media.resolve("a.ogg"), "x");
    try (MediaWatch watch = new MediaWatch(media, Duration.ofMillis(20), SETTLE, heard)) {
      watch.start();
      heard.nextWith("a.ogg");

      Files.move(media, temporary.resolve("elsewhere"));
      assertThat(heard.next(String.class::isInstance)).asString().contains("cannot be read");

      Files.move(temporary.resolve("elsewhere"), media);
      heard.nextWith("a.ogg");
    }
  }
}
