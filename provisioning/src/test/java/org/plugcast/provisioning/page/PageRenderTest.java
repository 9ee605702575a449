package org.plugcast.provisioning.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.renderer.ItemPreview;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.media.FfmpegPrograms;

/** Needs {@code chromium-headless-shell}: a machine without it fails here and is told so. */
@Timeout(180)
class PageRenderTest {
  private static final Profile SD = Profile.named("sd-mpeg2");

  @TempDir Path folder;

  private PageWish wish(String page, Path audio) {
    return new PageWish(
        page, Optional.of(audio), Duration.ofSeconds(10), SD, Optional.empty(), List.of());
  }

  private Path audio(int seconds) throws IOException {
    Path file = folder.resolve("Song.wav");
    Silence.write(file, Duration.ofSeconds(seconds));
    return file;
  }

  @Test
  void silenceOfAPageBecomesAClipThatIsInOrder() throws Exception {
    Path out = folder.resolve("out.ts");
    List<Double> told = new ArrayList<>();
    PageWish wish =
        new PageWish(
            "slate", Optional.empty(), Duration.ofSeconds(3), SD, Optional.empty(), List.of());
    RenderOutcome outcome = new PageRender(FfmpegPrograms.unpack()).run(wish, out, told::add);
    assertThat(outcome.isGood()).as(outcome.lines().toString()).isTrue();
    assertThat(outcome.frames()).isEqualTo(90);
    assertThat(outcome.pictures()).isEqualTo(1);
    // Sound is sent after the pictures it belongs to.
    assertThat(Files.size(out)).isGreaterThan(outcome.report().packets() * 188);
    assertThat(told).last().isEqualTo(1.0);
    assertThat(outcome.lines().getFirst()).startsWith("90 frames (3.0 s), of which 1 differ");
  }

  @Test
  void whatLiesBesideTheAudioAndTheSettingsReachThePage() throws Exception {
    Path audio = audio(2);
    Files.writeString(folder.resolve("Song.json"), "{\"title\": \"Of the sidecar\"}");
    Files.writeString(folder.resolve("Song.lrc"), "[00:01.00]Words");
    Path page = folder.resolve("page.html");
    Files.writeString(
        page,
        """
        <script>
        const { item, channel, settings } = window.plugcast;
        const wanted = [item.title === "Of the sidecar", item.lyrics.includes("Words"), item.file === "Song.wav",
          channel.name === "%s", settings.hue === 3];
        if (wanted.includes(false)) throw new Error("wrong: " + JSON.stringify([wanted, item, channel, settings]));
        </script>"""
            .formatted(folder.getFileName()));
    Files.writeString(
        folder.resolve("channel.json"),
        "{\"page\": \"%s\", \"settings\": {\"hue\": 3}}".formatted(page));
    RenderOutcome outcome =
        new PageRender(FfmpegPrograms.unpack())
            .run(wish(page.toString(), audio), folder.resolve("out.ts"), fraction -> {});
    assertThat(outcome.pageFailure()).isEmpty();
  }

  @Test
  void pageThatFailsIsToldAndNothingIsLeftOfWhatCannotBeMade() throws Exception {
    Path page = Files.writeString(folder.resolve("page.html"), "<script>undefined.x</script>");
    Path out = folder.resolve("out.ts");
    RenderOutcome outcome =
        new PageRender(FfmpegPrograms.unpack())
            .run(wish(page.toString(), audio(2)), out, fraction -> {});
    assertThat(outcome.isGood()).isFalse();
    assertThat(outcome.lines()).anyMatch(line -> line.contains("script error in the page"));
    Files.delete(out);
    assertThatThrownBy(
            () ->
                new PageRender(FfmpegPrograms.unpack())
                    .run(wish("slate", folder.resolve("none.wav")), out, fraction -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("none.wav: there is no such file, or it is not a regular one");
    assertThat(out).doesNotExist();
  }

  @Test
  void previewIsServedWithTheLengthOfTheAudio() throws Exception {
    try (ItemPreview preview = PagePreviews.open(wish("slate", audio(2)), 0)) {
      try (var in = preview.address().toURL().openStream()) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"frames\":60");
      }
      try (var in = preview.address().resolve("page.js").toURL().openStream()) {
        assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
            .contains("\"file\":\"Song.wav\"");
      }
    }
  }
}
