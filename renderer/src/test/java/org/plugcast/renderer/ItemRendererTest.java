package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.encode.Levelled;
import org.plugcast.renderer.encode.Loudness;
import org.plugcast.renderer.profile.Profiles;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.store.ClipStore;

@Timeout(120)
class ItemRendererTest {
  private static final Profile SD = Profile.named("sd-mpeg2");
  private static final Profile HD = Profile.named("hd-h264");

  @TempDir Path folder;
  private Samples samples;
  private ClipStore store;
  private ItemRenderer renderer;

  @BeforeEach
  void openStore() throws IOException {
    samples = new Samples(Files.createDirectory(folder.resolve("media")));
    store = new ClipStore(folder.resolve("clips"));
    renderer = new ItemRenderer(Samples.PROGRAMS, store);
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    Samples.requireThatNothingIsLeft(work());
  }

  private Path work() {
    return folder.resolve("work");
  }

  private RenderedItem render(Path file, Profile profile) throws Exception {
    return renderer.render(RenderRequest.of(file, profile), work(), fraction -> {});
  }

  private RenderedItem onAir(Path file, Profile profile) throws Exception {
    RenderedItem item = render(file, profile);
    Path ts = samples.onAir(store, profile, item);
    samples.requireThatPicturesDecode(ts, item.index().frames());
    return item;
  }

  @ParameterizedTest
  @CsvSource({"hd-h264", "sd-mpeg2", "sd-h264", "hd-mpeg2"})
  void soundGetsAPageAndStartsExactlyWithIt(String name) throws Exception {
    Profile profile = Profile.named(name);
    Path file = samples.make("beeps.flac", "-f lavfi -i " + Samples.BEEPS + ":d=3.2");
    List<Double> progress = Collections.synchronizedList(new ArrayList<>());
    RenderedItem item = renderer.render(RenderRequest.of(file, profile), work(), progress::add);
    assertThat(item.index().frames()).isEqualTo(96);
    assertThat(item.adjustments()).isEmpty();
    assertThat(item.pageFailure()).isEmpty();
    assertThat(item.peakDb()).hasValueSatisfying(peak -> assertThat(peak).isBetween(-9.1, -8.9));
    assertThat(item.metadata()).containsEntry("title", "beeps").containsEntry("file", "beeps.flac");
    assertThat(progress.getLast()).isEqualTo(1.0);
    assertThat(progress).allMatch(fraction -> fraction >= 0 && fraction <= 1);
    Path ts = samples.onAir(store, profile, item);
    samples.requireThatPicturesDecode(ts, item.index().frames());
    short[] sound = samples.sound(ts, 2.5);
    for (int second = 1; second <= 2; second++) {
      int at = second * 48_000;
      assertThat(onset(sound, at - 4_800, 800)).as("beep %d", second).isBetween(at - 24, at + 48);
    }
  }

  /** Sound of every coding beside video of every coding, as judged by ffprobe and the inspector. */
  @ParameterizedTest
  @CsvSource({
    "hd-h264, eac3, 2, 192000, eac3",
    "hd-h264, aac, 2, 128000, aac",
    "hd-h264, mp2, 2, 192000, mp2",
    "hd-h264, ac3, 6, 384000, ac3",
    "sd-mpeg2, eac3, 6, 384000, eac3",
    "sd-mpeg2, aac, 6, 384000, aac",
    "sd-mpeg2, mp2, 2, 384000, mp2",
    "sd-mpeg2, ac3, 2, 96000, ac3",
  })
  void everyAudioCodingIsCarried(
      String base, String codec, int channels, int bitRate, String judged) throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        profiles.resolve("own.json"),
        """
        {"extends": "%s", "muxRate": 4500000, "pids": {"audio": 300},
         "audio": {"codec": "%s", "channels": %d, "bitRate": %d}}
        """
            .formatted(base, codec, channels, bitRate));
    Profile own = Profiles.with(profiles).named("own");
    Path file =
        samples.make(
            "av.mkv",
            "-f lavfi -i testsrc2=s=640x360:r=30000/1001:d=5 -f lavfi -i "
                + Samples.BEEPS
                + ":d=5,aformat=channel_layouts=stereo -c:v mpeg4 -q:v 2 -c:a flac");
    RenderedItem item = render(file, own);
    Path ts = samples.onAir(store, own, item);
    samples.requireThatPicturesDecode(ts, item.index().frames());
    assertThat(samples.streams(ts)).contains(judged + "," + channels + ",0x12c");
    Report report = samples.inspected(ts);
    assertThat(report.findings()).as(report.toText()).isEmpty();
    short[] sound = samples.sound(ts, 4.5);
    for (int second = 1; second <= 4; second++) {
      int at = second * 48_000;
      assertThat(onset(sound, at - 4_800, 500)).as("beep %d", second).isBetween(at - 480, at + 480);
    }
  }

  private static int onset(short[] sound, int from, int level) {
    int at = from;
    while (Math.abs(sound[at]) < level) {
      at++;
    }
    return at;
  }

  @Test
  void aTransportStreamThatFitsIsTakenAsItIs() throws Exception {
    Path file =
        samples.make(
            "fits.ts",
            "-f lavfi -i testsrc2=s=1280x720:r=30000/1001:d=4 -f lavfi -i sine=r=48000:d=4"
                + " -c:v libx264 -preset ultrafast -bf 2 -b:v 2M -maxrate 2M -bufsize 2M -x264-params"
                + " keyint=30:b-pyramid=none:aud=1 -pix_fmt yuv420p -ac 2 -c:a ac3 -b:a 192k");
    RenderedItem item = onAir(file, HD);
    assertThat(item.adjustments()).isEmpty();
    assertThat(item.peakDb()).isEmpty();
    assertThat(item.index().randomAccess()).hasSizeGreaterThan(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "film.mkv | -f lavfi -i testsrc2=s=640x360:r=24000/1001:d=3 -f lavfi -i anoisesrc=d=3 -ac 6"
            + " -c:v libx264 -bf 3 -x264-params open-gop=1 -c:a ac3 | 90 |",
        "fields.mpg | -f lavfi -i testsrc2=s=720x576:r=50:d=3,setsar=16/15,interlace -f lavfi -i"
            + " sine=d=3:r=32000 -flags +ilme+ildct -c:v mpeg2video -c:a mp2 -f vob | 90 |",
        "phone.mp4 | -f lavfi -i testsrc2=s=360x640:r=60:d=3 -c:v libx264 -pix_fmt yuv420p | 90 |"
            + " it has no sound: silence was added",
        "late.webm | -f lavfi -i testsrc2=s=320x240:r=30:d=3 -f lavfi -i sine=d=5 -c:v libvpx -c:a"
            + " libopus | 150 | its pictures end 2.0 s before its sound: the last is held",
        "wide.avi | -f lavfi -i testsrc2=s=640x240:r=30:d=5 -f lavfi -i sine=d=2 -c:v mpeg4 -c:a"
            + " pcm_s16le | 150 | its sound ends 3.0 s before its pictures",
        "vfr.mkv | -f lavfi -i testsrc2=s=320x240:r=30:d=4,select='not(mod(n\\,7))+gt(mod(n\\,50)\\,30)'"
            + " -fps_mode vfr -c:v libx264 | 120 | it has no sound: silence was added",
        "blink.mp4 | -f lavfi -i testsrc2=s=320x240:r=30:d=0.2 -c:v libx264 | 60 | held for 2 s",
        "photo.jpg | -f lavfi -i testsrc2=s=333x777:d=1 -frames:v 1 | 300 | a still image",
      })
  void filesWithPicturesAreMadeToFit(String name, String words, int frames, String adjustment)
      throws Exception {
    RenderedItem item = onAir(samples.make(name, words), SD);
    assertThat(item.index().frames()).isBetween(frames - 1, frames + 3);
    if (adjustment == null) {
      assertThat(item.adjustments()).isEmpty();
    } else {
      assertThat(String.join("; ", item.adjustments())).contains(adjustment);
    }
  }

  @Test
  void picturesThatNoEncoderCanHoldAreSoftened() throws Exception {
    Path file =
        samples.make(
            "noise.mkv",
            "-f lavfi -i nullsrc=s=720x480:r=30000/1001:d=3,geq=random(1)*255:128:128"
                + " -c:v mpeg4 -q:v 1");
    assertThat(String.join("; ", onAir(file, SD).adjustments())).contains("too busy");
  }

  @ParameterizedTest
  @CsvSource({"sd-h264, 720, 480", "sd-mpeg2, 704, 480"})
  void pagesFillPicturesOfOtherShapes(String base, int width, int height) throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        profiles.resolve("own.json"),
        """
        {"extends": "%s", "video": {"width": %d, "height": %d, "aspect": "16:9"}}
        """
            .formatted(base, width, height));
    RenderedItem item =
        onAir(
            samples.make("tone.flac", "-f lavfi -i sine=d=2.5"),
            Profiles.with(profiles).named("own"));
    assertThat(item.index().frames()).isEqualTo(75);
    assertThat(item.pageFailure()).isEmpty();
  }

  /** As ffmpeg's ebur128 hears what is on air. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          loud   | a85  | aevalsrc='0.9*sin(2*PI*300*t)*(0.4+0.6*sin(2*PI*0.3*t))':s=44100:d=12 | KEPT
          quiet  | a85  | aevalsrc='0.002*sin(2*PI*500*t)':s=48000:d=12 | KEPT
          spiky  | a85  | aevalsrc='0.02*sin(2*PI*500*t)+0.9*exp(-4000*mod(t,1))*cos(2*PI*5000*t)':s=48000:d=12 | LIMITED
          spiky  | r128 | aevalsrc='0.02*sin(2*PI*500*t)+0.9*exp(-4000*mod(t,1))*cos(2*PI*5000*t)':s=48000:d=12 | LIMITED
          """)
  void itemsAreBroughtToTheLoudnessOfTheirProfile(
      String name, String target, String source, Levelled.Peaks peaks) throws Exception {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        profiles.resolve("own.json"),
        "{\"extends\": \"sd-mpeg2\", \"loudness\": \"%s\"}".formatted(target));
    Profile own = Profiles.with(profiles).named("own");
    RenderRequest request =
        RenderRequest.of(samples.make(name + ".wav", "-f lavfi -i " + source), own)
            .withPage(ChannelPage.NONE);
    RenderedItem item = renderer.render(request, work(), fraction -> {});
    Loudness heard = samples.loudness(samples.onAir(store, own, item), 11);
    assertThat(item.levelled().orElseThrow().peaks()).isEqualTo(peaks);
    assertThat(heard.lkfs()).isBetween(own.loudness().lkfs() - 0.25, own.loudness().lkfs() + 0.25);
    assertThat(heard.truePeakDb()).isLessThanOrEqualTo(own.loudness().truePeakDb());
    assertThat(item.levelled().orElseThrow().after().lkfs())
        .isBetween(own.loudness().lkfs() - 0.2, own.loudness().lkfs() + 0.2);
  }

  @Test
  void silenceIsTakenAwayAndSoundFadedWhereThatIsAskedFor() throws Exception {
    Path file =
        samples.make("quiet-ends.wav", "-f lavfi -i sine=d=4:r=48000,adelay=1500,apad=pad_dur=2");
    RenderRequest request =
        RenderRequest.of(file, SD)
            .withPage(ChannelPage.NONE)
            .withSound(
                new SoundOrder(
                    SoundOrder.Silence.TRIMMED, Duration.ofMillis(500), Duration.ofSeconds(1)));
    RenderedItem item = renderer.render(request, work(), fraction -> {});
    assertThat(item.index().frames()).isBetween(126, 129);
    assertThat(item.adjustments())
        .containsExactly("silence taken away: 1.5 s at its head, 1.8 s at its tail");
    short[] sound = samples.sound(samples.onAir(store, SD, item), 4);
    assertThat(peak(sound, 4_800, 7_200)).isLessThan(peak(sound, 96_000, 98_400) / 2);
    assertThat(peak(sound, 187_000, 189_400)).isLessThan(peak(sound, 96_000, 98_400) / 2);
  }

  private static int peak(short[] sound, int from, int to) {
    int peak = 0;
    for (int at = from; at < to; at++) {
      peak = Math.max(peak, Math.abs(sound[at]));
    }
    return peak;
  }

  @Test
  void soundIsHeldToTheShortestLength() throws Exception {
    Path file = samples.make("click.wav", "-f lavfi -i sine=d=0.2");
    RenderedItem item = onAir(file, SD);
    assertThat(item.index().frames()).isEqualTo(60);
    assertThat(item.adjustments())
        .containsExactly(
            "too short or too soft to be measured: its loudness was left as it is",
            "only 0.2 s long: held for 2 s");
  }

  @Test
  void tagsAndCoverAreTakenAndWhatTheRequestSaysGoesFirst() throws Exception {
    Path cover = samples.make("cover.png", "-f lavfi -i testsrc2=s=64x64 -frames:v 1");
    Path file =
        samples.make(
            "we\nird ../name.mp3".replace("/", "\u2215"),
            "-f lavfi -i sine=d=2.5 -i "
                + cover
                + " -map 0:a -map 1:v -c:v copy -disposition:v attached_pic"
                + " -metadata title=Bad\u001b[31m\u0007Title -metadata artist=Tagged -c:a libmp3lame");
    RenderRequest request =
        new RenderRequest(
            file,
            SD,
            ChannelPage.DEFAULT,
            SoundOrder.AS_IT_IS,
            Map.of("name", "Jazz"),
            Map.of(),
            Map.of("artist", "Sidecar"),
            Optional.of(samples.file("no-picture.png", new byte[100])),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Map.of("title", "Next")));
    RenderedItem item = renderer.render(request, work(), fraction -> {});
    assertThat(item.metadata())
        .containsEntry("artist", "Sidecar")
        .containsEntry("title", "Bad [31m Title");
    assertThat(item.metadata().get("file")).doesNotContain("\n");
  }

  @Test
  void aBrokenPageIsReplacedAndTheReasonTold() throws Exception {
    Path file = samples.make("tone.ogg", "-f lavfi -i sine=d=2.5 -c:a libopus");
    RenderRequest request =
        RenderRequest.of(file, SD).withPage(ChannelPage.of(URI.create("http://127.0.0.1:9/page")));
    RenderedItem item = renderer.render(request, work(), fraction -> {});
    assertThat(item.index().frames()).isEqualTo(75);
    assertThat(item.pageFailure())
        .hasValueSatisfying(reason -> assertThat(reason).contains("http://127.0.0.1:9/page"));
  }

  private void fails(Path file, String... words) {
    assertThatThrownBy(() -> render(file, SD))
        .isInstanceOf(RenderFailedException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void hostileFilesFailWithAReason() throws Exception {
    fails(folder.resolve("missing.mp3"), "no such file");
    fails(folder, "not a regular one");
    fails(samples.file("empty.mp3", new byte[0]), "0 bytes");
    fails(samples.file("text.ogg", text("hello")), "not a media file");
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    fails(samples.file("noise.mp4", noise), "not a media file");
    Path subtitles = samples.file("words.srt", text("1\n00:00:01,000 --> 00:00:02,000\nHello\n"));
    fails(subtitles, "no audio and no video stream");
  }

  @Test
  void aPlaylistInDisguiseReachesNoOtherFile() throws Exception {
    Path secret = samples.make("secret.wav", "-f lavfi -i sine=d=3");
    fails(
        samples.file("list.mp3", text("ffconcat version 1.0\nfile '" + secret + "'\n")),
        "not a media");
    fails(
        samples.file(
            "list.ts",
            text(
                "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile://"
                    + secret
                    + "\n#EXT-X-ENDLIST\n")),
        "not a media");
  }

  @Test
  void aTruncatedFilePlaysWhatItHas() throws Exception {
    Path whole = samples.make("whole.wav", "-f lavfi -i sine=d=8:r=48000");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = samples.file("cut.wav", java.util.Arrays.copyOf(bytes, bytes.length / 2));
    RenderedItem item = onAir(cut, SD);
    assertThat(item.index().frames()).isBetween(119, 121);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long.flac | -f lavfi -i sine=d=600 | 0.06",
        "sound.flac | -f lavfi -i sine=d=7200 | 0.001",
        "film.mp4 | -f lavfi -i color=s=1280x720:r=30:d=120 -c:v libx264 -preset ultrafast | 0.06"
      })
  void anInterruptEndsEverything(String name, String words, double from) throws Exception {
    Path file = samples.make(name, words);
    CountDownLatch started = new CountDownLatch(1);
    AtomicReference<Throwable> end = new AtomicReference<>();
    Thread thread =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    renderer.render(
                        RenderRequest.of(file, HD),
                        work(),
                        fraction -> {
                          if (fraction > from) {
                            started.countDown();
                          }
                        });
                  } catch (Exception e) {
                    end.set(e);
                  } finally {
                    started.countDown();
                  }
                });
    started.await();
    thread.interrupt();
    thread.join();
    assertThat(end.get()).isInstanceOf(InterruptedException.class);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
