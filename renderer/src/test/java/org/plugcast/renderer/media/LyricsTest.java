package org.plugcast.renderer.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyricsTest {
  private static final String TEXT = "[00:01.00]Été\n[00:02.00]Noël";

  @TempDir Path folder;

  private String read(byte[] bytes) throws IOException {
    return Lyrics.read(Files.write(folder.resolve("a.lrc"), bytes));
  }

  @Test
  void readsTheEncodingsThatProgramsWrite() throws IOException {
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(read(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_8))).isEqualTo(TEXT);
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_16))).isEqualTo(TEXT);
    assertThat(read(("\ufeff" + TEXT).getBytes(StandardCharsets.UTF_16LE))).isEqualTo(TEXT);
    assertThat(read(TEXT.getBytes(Charset.forName("windows-1252")))).isEqualTo(TEXT);
  }

  @Test
  void keepsLinesAndNoControlCharacters() {
    assertThat(Lyrics.clean("a\r\nb\u001b[31m\u0000c\td")).isEqualTo("a\nb[31mc\td");
  }

  @Test
  void findsThemInTagsByAnyOfTheirNames() {
    for (String name : new String[] {"lyrics", "lyrics-eng", "LYRICS", "UNSYNCEDLYRICS"}) {
      assertThat(Lyrics.ofTags(Map.of("title", "x", name, "a\nb"))).contains("a\nb");
    }
    assertThat(Lyrics.ofTags(Map.of("lyricist", "x", "lyrics", " "))).isEmpty();
  }
}
