package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtitlesTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "Film.srt Film.en.srt, Film.srt",
    "Film.mp4.VTT, Film.mp4.VTT",
    "Film.vtt Film.srt, Film.srt",
    "Film.de.srt Film.en-US.sdh.vtt Film.es.srt, Film.en-US.sdh.vtt",
    "Film.es.srt Film.pt-BR.srt, Film.es.srt",
    "Film.sdh.srt Film.en.srt, Film.sdh.srt",
    "Film.part2.srt Film2.srt Other.srt Film.forced.srt, ",
    "Film.txt, "
  })
  void oneIsChosenByItsName(String names, String expected) {
    List<String> files = List.of(names.split(" ", -1));
    Subtitles subtitles = new Subtitles(files, Set.of("Film", "Film.mp4"));
    assertThat(subtitles.of(List.of("Film", "Film.mp4")).orElse(null)).isEqualTo(expected);
    assertThat(files.stream().anyMatch(subtitles::contain)).isEqualTo(expected != null);
  }

  @Test
  void captionsAreNoItemsAndChangeTheStampOfTheirFile() throws Exception {
    Files.writeString(folder.resolve("Film.mp4"), "x");
    Files.writeString(folder.resolve("Alone.srt"), "x");
    FoundFile bare = film();
    assertThat(bare.captions()).isEmpty();
    Path captions = Files.writeString(folder.resolve("Film.en.srt"), "1");
    FoundFile captioned = film();
    assertThat(captioned.captions()).contains(captions.toRealPath());
    assertThat(captioned.stamp()).isNotEqualTo(bare.stamp());
    Files.writeString(captions, "longer");
    assertThat(film().stamp()).isNotEqualTo(captioned.stamp());
    assertThat(film().fileStamp()).isEqualTo(bare.fileStamp());
    assertThat(files()).extracting(FoundFile::file).containsExactly("Alone.srt", "Film.mp4");
  }

  private FoundFile film() throws Exception {
    return files().stream().filter(f -> f.file().equals("Film.mp4")).findFirst().orElseThrow();
  }

  private List<FoundFile> files() throws Exception {
    FolderReader reader = new FolderReader(folder.toRealPath());
    reader.readFlat(folder.toRealPath(), "");
    return reader.files();
  }
}
