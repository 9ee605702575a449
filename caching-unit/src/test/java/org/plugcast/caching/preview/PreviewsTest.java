package org.plugcast.caching.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.catalogue.MadeClip;
import org.plugcast.caching.station.Stage;
import org.plugcast.caching.testing.FakePreviews;
import org.plugcast.caching.testing.Formats;
import org.plugcast.caching.testing.Rig;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Service;

class PreviewsTest {
  private static final Service SERVICE = new Service(1, 1, "Jazz", "Plugcast", Pids.DEFAULT);

  @TempDir Path folder;
  private final FakePreviews maker = new FakePreviews();
  private final AtomicLong room = new AtomicLong(1L << 40);
  private Rig rig;

  @BeforeEach
  void makeClips() throws Exception {
    rig = new Rig(folder, Formats.HD);
    rig.write("Jazz/1.ogg", "media video frames=600");
    rig.write("Jazz/2.ogg", "media video frames=90");
    rig.look();
    rig.await("Jazz", "1.ogg", Stage.READY);
    rig.await("Jazz", "2.ogg", Stage.READY);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private Previews previews(long mostBytes) throws IOException {
    return new Previews(
        folder.resolve("previews"), rig.store(), maker, mostBytes, room::get, rig.clock());
  }

  private Previewed item(String file) {
    MadeClip clip = rig.item("Jazz", file).item().air().orElseThrow().clip();
    return new Previewed(SERVICE, clip);
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("previews"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPreviewIsMadeOnceAndKeptThroughARestart() throws Exception {
    Path first;
    try (Previews previews = previews(1_000)) {
      first = previews.get(item("2.ogg"), PreviewKind.FILM).join();
      assertThat(first).hasContent("film of 3003 ms");
      assertThat(previews.get(item("2.ogg"), PreviewKind.STRIP).join()).hasContent("strip of 10");
    }
    try (Previews previews = previews(1_000)) {
      assertThat(previews.get(item("2.ogg"), PreviewKind.FILM).join()).isEqualTo(first);
    }
    assertThat(maker.made()).isEqualTo(2);
  }

  @Test
  void aPosterIsReadFromAPlaceShortlyBeforeItsKeyPicture() throws Exception {
    try (Previews previews = previews(1_000)) {
      String poster = Files.readString(previews.get(item("1.ogg"), PreviewKind.POSTER).join());
      long offset = Long.parseLong(poster.replace("poster at ", ""));
      double seconds = offset * 8 / 3_750_000.0;
      // A quarter of 20 s; key pictures come each second, and tables are read before.
      assertThat(seconds).isBetween(3.5, 5.0);
    }
  }

  @Test
  void whatWasLongestUnusedMakesRoomForTheNext() throws Exception {
    try (Previews previews = previews(30)) {
      Path film = previews.get(item("2.ogg"), PreviewKind.FILM).join();
      rig.clock().advance(Duration.ofSeconds(1));
      Path strip = previews.get(item("2.ogg"), PreviewKind.STRIP).join();
      rig.clock().advance(Duration.ofSeconds(1));
      assertThat(previews.get(item("2.ogg"), PreviewKind.FILM).join()).isEqualTo(film);
      rig.clock().advance(Duration.ofSeconds(1));
      Path other = previews.get(item("1.ogg"), PreviewKind.STRIP).join();

      assertThat(film).exists();
      assertThat(other).exists();
      assertThat(strip).doesNotExist();
    }
  }

  @Test
  void previewsGoWithTheirClip() throws Exception {
    try (Previews previews = previews(1_000)) {
      Path gone = previews.get(item("1.ogg"), PreviewKind.STRIP).join();
      Path stays = previews.get(item("2.ogg"), PreviewKind.STRIP).join();
      rig.store().delete(new Digest(item("1.ogg").clip().digest()));
      previews.tidy();

      assertThat(gone).doesNotExist();
      assertThat(stays).exists();
      assertThatThrownBy(() -> previews.get(item("1.ogg"), PreviewKind.FILM).join())
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("is not there any more");
    }
  }

  @Test
  void whatFailsLeavesNothingBehindAndMayBeTriedAgain() throws Exception {
    try (Previews previews = previews(1_000)) {
      maker.fault("ffmpeg ended with status 1");
      assertThatThrownBy(() -> previews.get(item("1.ogg"), PreviewKind.POSTER).join())
          .hasMessageContaining("ffmpeg ended with status 1");
      assertThat(kept()).isEmpty();
      maker.fault("");
      assertThat(previews.get(item("1.ogg"), PreviewKind.POSTER).join()).exists();
    }
  }

  @Test
  void aFullDiskIsLeftToTheEncoders() throws Exception {
    try (Previews previews = previews(1_000)) {
      room.set(1_000);
      assertThatThrownBy(() -> previews.get(item("1.ogg"), PreviewKind.FILM).join())
          .hasCauseInstanceOf(PreviewRefusedException.class)
          .hasMessageContaining("no room for a film of about 9 MB");
    }
  }
}
