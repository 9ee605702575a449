package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleItemTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void companionsAreThoseOfAMediaFolder() throws Exception {
    Path song = file("Song.mp3", "x");
    file("Other.mp3", "x");
    file("Song.json", "{\"AlbumArtist\": \"Somebody\"}");
    file("Song.lrc", "[00:01.00]Words");
    file("cover.jpg", "x");
    file("channel.json", "{\"page\": \"lyrics\", \"settings\": {\"align\": \"center\"}}");
    SingleItem item = SingleItem.of(song);
    assertThat(item.file().file()).isEqualTo("Song.mp3");
    assertThat(item.file().lyrics())
        .hasValueSatisfying(path -> assertThat(path).endsWithRaw(Path.of("Song.lrc")));
    assertThat(item.file().cover())
        .hasValueSatisfying(path -> assertThat(path).endsWithRaw(Path.of("cover.jpg")));
    assertThat(item.metadata()).containsEntry("album-artist", "Somebody").hasSize(1);
    assertThat(item.order().page().orElseThrow().settings()).isEqualTo("{\"align\":\"center\"}");
    assertThat(item.folder()).isEqualTo(folder.getFileName().toString());
    assertThat(item.notes()).isEmpty();
  }

  @Test
  void whatIsWrongBesideItIsToldAndPassedOver() throws Exception {
    Path song = file("Song.mp3", "x");
    file("Song.json", "no JSON");
    file("channel.json", "{\"hosts\": []}");
    SingleItem item = SingleItem.of(song);
    assertThat(item.metadata()).isEmpty();
    assertThat(item.order().page()).isEmpty();
    assertThat(item.notes())
        .anyMatch(note -> note.contains("sidecar Song.json is no JSON"))
        .anyMatch(note -> note.contains("channel.json: page: expected"));
  }

  @Test
  void whatWouldNotBePlayedIsRefused() throws Exception {
    assertThatThrownBy(() -> SingleItem.of(folder.resolve("none.mp3")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none.mp3: there is no such file, or it is not a regular one");
    Path sidecar = file("Song.json", "{}");
    assertThatThrownBy(() -> SingleItem.of(sidecar))
        .hasMessageEndingWith("Song.json: is no media file by its name");
  }
}
