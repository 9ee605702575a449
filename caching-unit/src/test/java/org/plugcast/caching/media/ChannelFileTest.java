package org.plugcast.caching.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelFileTest {
  @TempDir Path folder;

  private ChannelOrder read(String text) throws IOException {
    return ChannelFile.read(Files.writeString(folder.resolve(ChannelFile.NAME), text));
  }

  @Test
  void namesPageHostsAndSettings() throws IOException {
    assertThat(
            read(
                """
                {"page": "weather", "use": "squeeze", "hosts": ["a.example", "10.1.2.3:80"],
                 "settings": {"hue": 210, "words": {"next": "Danach"}}}
                """))
        .isEqualTo(
            ChannelOrder.of(
                new PageOrder(
                    "weather",
                    List.of("a.example", "10.1.2.3:80"),
                    "squeeze",
                    "{\"hue\":210,\"words\":{\"next\":\"Danach\"}}")));
    assertThat(read("{\"page\": \"http://x/\"}"))
        .isEqualTo(ChannelOrder.of(PageOrder.of("http://x/")));
    assertThat(read("{}")).isEqualTo(ChannelOrder.USUAL);
  }

  @Test
  void namesAProfileAndWhatIsDoneToTheSound() throws IOException {
    assertThat(
            read(
                """
                {"profile": "own", "sound": {"silence": "trim", "fadeIn": 0.25, "fadeOut": 3}}
                """))
        .isEqualTo(
            new ChannelOrder(
                Optional.empty(),
                Optional.of("own"),
                new SoundWish(
                    SoundWish.Silence.TRIM, Duration.ofMillis(250), Duration.ofSeconds(3))));
  }

  @Test
  void saysHowLongSlidesAreShownAndWhetherChaptersAreItems() throws IOException {
    ChannelOrder order = read("{\"slideSeconds\": 8, \"chapters\": true}");
    assertThat(order.page()).isEmpty();
    assertThat(order.items()).isEqualTo(new ItemWish(8_000, ItemWish.Chapters.ITEMS));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                            | expected an object
          {"hosts": []}                 | page: expected
          {"slideSeconds": 0.2}         | slideSeconds: expected seconds, 1 to 3600
          {"chapters": "yes"}           | chapters: expected true
          {"profile": 1}                | profile: expected the name
          {"sound": 1}                  | sound: expected an object
          {"sound": {"fade": 1}}        | unknown key fade; known are fadeIn, fadeOut, silence
          {"sound": {"silence": "no"}}  | sound.silence: expected keep or trim
          {"sound": {"fadeIn": 31}}     | sound.fadeIn: expected seconds, 0 to 30
          {"page": 1}                   | page: expected
          {"page": "a", "colour": 1}    | unknown key colour; known are chapters, hosts, page, profile, settings, slideSeconds, sound, use
          {"page": "a", "hosts": "b"}   | hosts: expected an array
          {"page": "a", "hosts": [1]}   | hosts[0]: expected a text
          {"page": "a", "settings": []} | settings: expected an object
          {"page": "a", "use": 1}       | use: expected one of audio, replace, overlay, squeeze
          {"page": "a", "use": "lay"}   | use: "lay": expected one of audio, replace, overlay, squeeze
          {                             | is no JSON
          """)
  void saysWhatIsWrong(String text, String words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(ChannelFile.NAME)
        .hasMessageContaining(words);
  }

  @Test
  void isFoundInAChannelsFolderAndLyricsBesideTheirMedia() throws IOException {
    Path jazz = Files.createDirectories(folder.resolve("Jazz"));
    Files.writeString(jazz.resolve("a.mp3"), "media");
    Files.writeString(jazz.resolve("a.lrc"), "[00:01.00]words");
    Files.writeString(jazz.resolve("alone.lrc"), "[00:01.00]words");
    Files.writeString(jazz.resolve(ChannelFile.NAME), "{\"page\": \"lyrics\"}");
    ChannelFolder channel =
        new MediaFolder(folder)
            .scan().channels().stream()
                .filter(found -> found.name().equals("Jazz"))
                .findFirst()
                .orElseThrow();
    assertThat(channel.order()).isEqualTo(ChannelOrder.of(PageOrder.of("lyrics")));
    assertThat(channel.files())
        .extracting(FoundFile::file, FoundFile::lyrics)
        .containsExactlyInAnyOrder(
            tuple("a.mp3", Optional.of(folder.toRealPath().resolve("Jazz/a.lrc"))),
            tuple("alone.lrc", Optional.empty()));
  }
}
