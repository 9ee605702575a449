package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.VideoFormat;
import org.plugcast.ts.store.ClipStore;

/** Captions through the whole encoder, read back by ffmpeg's decoder of CEA-608. */
@Timeout(120)
class ItemCaptionsTest {
  private static final double FRAME = 1001 / 30_000.0;

  private static final String SUBRIP =
      """
      1
      00:00:01,200 --> 00:00:02,700
      Good evening, Señor.
      It’s <i>half</i> past nine

      2
      00:00:02,700 --> 00:00:03,400
      100 %, “quoted”

      3
      00:00:04,100 --> 00:00:05,000
      ♪ The end ♪
      """;

  private static final List<Caption> EXPECTED =
      List.of(
          new Caption(1.2, 2.7, "Good evening, Señor. It’s half past nine"),
          new Caption(2.7, 3.4, "100 %, “quoted”"),
          new Caption(4.1, 5.0, "♪ The end ♪"));

  private static final String SOURCES =
      "-f lavfi -i testsrc2=s=320x240:r=30000/1001:d=5.5 -f lavfi -i sine=d=5.5";

  private static final String CODECS = " -c:v libx264 -preset ultrafast -c:a aac";
  private static final String FILM = SOURCES + CODECS;

  /** What a channel of {@code hd-h264} takes as it is. */
  private static final String READY =
      "-f lavfi -i testsrc2=s=1280x720:r=30000/1001:d=4 -f lavfi -i sine=r=48000:d=4"
          + " -c:v libx264 -preset ultrafast -bf 2 -b:v 2M -maxrate 2M -bufsize 2M -x264-params"
          + " keyint=30:b-pyramid=none:aud=1 -pix_fmt yuv420p -ac 2 -c:a ac3 -b:a 192k";

  @TempDir Path folder;
  private Samples samples;
  private ClipStore store;
  private ItemRenderer renderer;

  private record Caption(double begin, double end, String text) {}

  @BeforeEach
  void openStore() throws IOException {
    samples = new Samples(Files.createDirectory(folder.resolve("media")));
    store = new ClipStore(folder.resolve("clips"));
    renderer = new ItemRenderer(Samples.PROGRAMS, store);
  }

  private RenderedItem render(RenderRequest request) throws Exception {
    return renderer.render(request, folder.resolve("work"), fraction -> {});
  }

  private Path onAir(RenderedItem item, Profile profile) throws Exception {
    Path ts = samples.onAir(store, profile, item);
    samples.requireThatPicturesDecode(ts, item.index().frames());
    assertThat(samples.inspected(ts).findings()).isEmpty();
    return ts;
  }

  private Path text(String name, String content) throws IOException {
    return samples.file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Those of the first time that the item is on air. */
  private List<Caption> captions(Path ts, RenderedItem item) throws Exception {
    long ticks = item.index().format().video().frameRate().ticks();
    double seconds = item.index().frames() * ticks / 27e6;
    Pattern cue =
        Pattern.compile("([\\d:,]+) --> ([\\d:,]+)\\s+(.*?)\\n\\s*(?=\\d+\\n|$)", Pattern.DOTALL);
    Matcher matcher = cue.matcher(samples.captions(ts));
    List<Caption> captions = new ArrayList<>();
    while (matcher.find()) {
      double begin = seconds(matcher.group(1));
      if (begin < seconds - 0.1) {
        String text = matcher.group(3).strip().replaceAll("\\s+", " ");
        captions.add(new Caption(begin, seconds(matcher.group(2)), text));
      }
    }
    return captions;
  }

  private static double seconds(String time) {
    String[] words = time.split("[:,]", -1);
    return Integer.parseInt(words[0]) * 3600
        + Integer.parseInt(words[1]) * 60
        + Integer.parseInt(words[2])
        + Integer.parseInt(words[3]) / 1e3;
  }

  private static void requireSame(List<Caption> captions, List<Caption> expected) {
    assertThat(captions).extracting(Caption::text).isEqualTo(texts(expected));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(captions.get(i).begin() - expected.get(i).begin())
          .isBetween(-2 * FRAME, 2 * FRAME);
      assertThat(captions.get(i).end() - expected.get(i).end()).isBetween(-2 * FRAME, 2 * FRAME);
    }
  }

  private static List<String> texts(List<Caption> captions) {
    return captions.stream().map(Caption::text).toList();
  }

  @ParameterizedTest
  @CsvSource({"hd-h264, sd-mpeg2", "sd-mpeg2, sd-h264-480i", "sd-mpeg2-480i, hd-h264"})
  void subtitlesBesideAFilmAreSeenAtTheirTimesAndSurviveAnotherEncoding(String name, String next)
      throws Exception {
    Profile profile = Profile.named(name);
    Path film = samples.make("film.mp4", FILM);
    RenderedItem item =
        render(RenderRequest.of(film, profile).withCaptions(text("film.srt", SUBRIP)));
    Path ts = onAir(item, profile);
    requireSame(captions(ts, item), EXPECTED);
    assertThat(item.adjustments()).isEmpty();

    Profile other = Profile.named(next);
    RenderedItem again = render(RenderRequest.of(ts, other));
    requireSame(captions(onAir(again, other), again).subList(0, 3), EXPECTED);
  }

  /** CEA-708 table 3 has other byte pairs in each picture; ffmpeg spreads them anew. */
  @ParameterizedTest
  @ValueSource(strings = {"24000/1001", "60000/1001"})
  void captionsSurviveAChangeOfTheFrameRate(String rate) throws Exception {
    Profile profile = at(Profile.named("sd-h264"), FrameRate.parse(rate));
    Path film = samples.make("film.mp4", FILM);
    RenderedItem item =
        render(RenderRequest.of(film, profile).withCaptions(text("film.srt", SUBRIP)));
    Path ts = samples.onAir(store, profile, item);
    requireSame(captions(ts, item).subList(0, 3), EXPECTED);
    Profile other = Profile.named("sd-mpeg2");
    RenderedItem again = render(RenderRequest.of(ts, other));
    requireSame(captions(onAir(again, other), again).subList(0, 3), EXPECTED);
  }

  private static Profile at(Profile of, FrameRate rate) {
    VideoFormat video = of.format().video();
    ChannelFormat format =
        new ChannelFormat(
            of.format().rate(),
            new VideoFormat(
                video.codec(),
                video.width(),
                video.height(),
                rate,
                video.reorderFrames(),
                video.bufferBits(),
                video.scan()),
            of.format().audio(),
            of.format().startDelayTicks());
    return new Profile(
        of.name(),
        format,
        of.displayWidth(),
        of.displayHeight(),
        "4",
        of.rate(),
        of.safeMargin(),
        of.pids(),
        of.service(),
        of.loudness());
  }

  @Test
  void aReadyStreamGetsCaptionsWithoutEncoding() throws Exception {
    Profile profile = Profile.named("hd-h264");
    Path ready = samples.make("ready.ts", READY);
    Path first = text("first.vtt", "WEBVTT\n\n00:01.500 --> 00:02.500\nThe first words\n");
    RenderedItem item = render(RenderRequest.of(ready, profile).withCaptions(first));
    assertThat(texts(captions(onAir(item, profile), item))).containsExactly("The first words");
    assertThat(item.adjustments()).isEmpty();
    assertThat(item.levelled()).isEmpty();
  }

  @Test
  void captionsBesideAFilmTakeThePlaceOfThoseInItsPictures() throws Exception {
    Profile profile = Profile.named("sd-h264");
    Path film = samples.make("film.mp4", FILM);
    RenderedItem item =
        render(RenderRequest.of(film, profile).withCaptions(text("film.srt", SUBRIP)));
    Path ts = samples.onAir(store, profile, item);
    Path other = text("other.srt", "00:00:03,000 --> 00:00:04,000\nOther words\n");
    RenderedItem again = render(RenderRequest.of(ts, profile).withCaptions(other));
    assertThat(texts(captions(onAir(again, profile), again))).containsExactly("Other words");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4:mov_text", "mkv:srt", "mkv:webvtt"})
  void subtitlesInTheFileBecomeCaptions(String kind) throws Exception {
    Profile profile = Profile.named("sd-mpeg2");
    String[] words = kind.split(":", -1);
    Path subtitles = text("in.srt", SUBRIP);
    Path film =
        samples.make(
            "film." + words[0], SOURCES + " -i " + subtitles + CODECS + " -c:s " + words[1]);
    RenderedItem item = render(RenderRequest.of(film, profile));
    requireSame(captions(onAir(item, profile), item), EXPECTED);
  }

  @Test
  void captionsBesideSoundAreSeenOnItsPage() throws Exception {
    Profile profile = Profile.named("sd-mpeg2");
    Path sound = samples.make("talk.flac", "-f lavfi -i sine=d=5.5");
    RenderRequest request =
        RenderRequest.of(sound, profile)
            .withPage(ChannelPage.NONE)
            .withCaptions(text("talk.srt", SUBRIP));
    RenderedItem item = render(request);
    requireSame(captions(onAir(item, profile), item), EXPECTED);
  }

  @Test
  void captionsOfPicturesAreCarriedOverToThePageThatReplacesThem() throws Exception {
    Profile profile = Profile.named("sd-mpeg2");
    Path film = samples.make("film.mp4", FILM);
    RenderedItem item =
        render(RenderRequest.of(film, profile).withCaptions(text("film.srt", SUBRIP)));
    Path ts = samples.onAir(store, profile, item);
    RenderedItem page =
        render(RenderRequest.of(ts, profile).withPage(ChannelPage.DEFAULT.used(PageUse.REPLACE)));
    assertThat(page.pagePictures()).isPositive();
    List<Caption> captions = captions(onAir(page, profile), page);
    requireSame(captions.subList(0, 3), EXPECTED);
  }

  @Test
  void whatIsWrongWithCaptionsIsToldAndFailsNothing() throws Exception {
    Profile profile = Profile.named("sd-mpeg2");
    Path sound = samples.make("tone.flac", "-f lavfi -i sine=d=2.5");
    RenderRequest plain = RenderRequest.of(sound, profile).withPage(ChannelPage.NONE);
    RenderedItem letter = render(plain.withCaptions(text("tone.srt", "Dear friend")));
    assertThat(letter.adjustments())
        .singleElement()
        .asString()
        .startsWith("captions of tone.srt: no caption in it: expected lines such as");
    RenderedItem huge = render(plain.withCaptions(samples.file("tone.vtt", new byte[3 << 20])));
    assertThat(huge.adjustments())
        .containsExactly(
            "captions of tone.vtt: longer than 2 MiB, which no subtitles are: passed over");
  }
}
