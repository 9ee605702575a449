package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.caching.media.Listing.Others;

class ListingTest {
  private static final List<String> FILES = List.of("a.ogg", "b.ogg", "c.ogg", "cd/d.ogg");

  @TempDir Path folder;

  private static List<String> arranged(Others others, String... entries) {
    return new Listing(List.of(entries), others).arrange(FILES, file -> file);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void listedFilesComeFirstAndTheOthersFollow() {
    assertThat(arranged(Others.APPEND, "c.ogg", "a.ogg"))
        .containsExactly("c.ogg", "a.ogg", "b.ogg", "cd/d.ogg");
  }

  @Test
  void othersMayBeLeftOutAndEntriesMayBeRepeated() {
    assertThat(arranged(Others.LEAVE_OUT, "c.ogg", "a.ogg", "c.ogg"))
        .containsExactly("c.ogg", "a.ogg", "c.ogg");
  }

  @Test
  void pathsOfOtherMachinesAreFoundByTheirLastName() {
    assertThat(arranged(Others.LEAVE_OUT, "/home/me/b.ogg", "d.ogg"))
        .containsExactly("b.ogg", "cd/d.ogg");
  }

  @Test
  void entriesThatLeadOutOfTheFolderNameNothing() {
    assertThat(arranged(Others.LEAVE_OUT, "../../etc/passwd", "..", "", "x.ogg")).isEmpty();
  }

  @Test
  void anM3uFileIsReadWithItsOddities() throws IOException {
    Path file =
        file("list.m3u", "\ufeff#EXTM3U\r\n#EXTINF:3,Title\r\n.\\cd\\d.ogg\r\n\r\n  a.ogg \r\n");

    assertThat(ListingFile.read(file))
        .isEqualTo(new Listing(List.of("cd/d.ogg", "a.ogg"), Others.APPEND));
  }

  @Test
  void anOldM3uFileIsTakenForWindows1252() throws IOException {
    Path file =
        Files.write(
            folder.resolve("old.m3u"), "Caf\u00e9.ogg\n".getBytes(Charset.forName("windows-1252")));

    assertThat(ListingFile.read(file).entries()).containsExactly("Caf\u00e9.ogg");
  }

  @Test
  void aJsonFileMayHoldNamesOrObjects() throws IOException {
    Path file =
        file(
            "playlist.json",
            "{\"items\": [\"b.ogg\", {\"file\": \"a.ogg\"}], \"others\":\"leave-out\"}");

    assertThat(ListingFile.read(file))
        .isEqualTo(new Listing(List.of("b.ogg", "a.ogg"), Others.LEAVE_OUT));
  }

  @Test
  void aJsonFileThatIsNoneIsNamed() throws IOException {
    Path file = file("playlist.json", "{\"items\": [");

    assertThatThrownBy(() -> ListingFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("playlist.json is no JSON");
  }

  @Test
  void whatIsWrongInJsonIsNamed() {
    ObjectMapper json = new ObjectMapper();

    assertThatThrownBy(() -> ListingFile.ofJson(json.readTree("{\"items\": [\"a\", 7]}")))
        .hasMessageContaining("items[1]");
    assertThatThrownBy(() -> ListingFile.ofJson(json.readTree("{\"items\": [], \"others\":\"x\"}")))
        .hasMessageContaining("others = x: expected append or leave-out");
    assertThatThrownBy(() -> ListingFile.ofJson(json.readTree("3")))
        .hasMessageContaining("\"items\"");
  }
}
