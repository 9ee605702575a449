package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.renderer.profile.Profiles;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.multiplex.VideoFormat;
import org.plugcast.ts.store.ClipStore;

/**
 * Items on interlaced channels, made, put on air and decoded. Pictures of files count in Gray code,
 * of which one digit changes from picture to picture, so that each field tells which picture it is
 * of.
 */
@Timeout(120)
class InterlacedItemsTest {
  private static final int DIGITS = 8;

  /** Frames that are looked at: of large pictures half as many. */
  private static final int FRAMES = 60;

  private static final String LOSSLESS = " -c:v libx264 -preset ultrafast -qp 4";

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
  void noChildIsLeft() {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
  }

  private Profile profile(String base, String order) throws IOException {
    Path profiles = Files.createDirectories(folder.resolve("profiles"));
    Files.writeString(
        profiles.resolve("own.json"),
        "{\"extends\": \"%s\", \"video\": {\"fieldOrder\": \"%s\"}}".formatted(base, order));
    return Profiles.with(profiles).named("own");
  }

  /** 2.2 seconds of digits in the left half, grey in the right one. */
  private static String digits(String rate, int width, int height) {
    return "color=s=32x4:r="
        + rate
        + ":d=2.2,format=yuv420p,geq=lum='if(lt(X,16),if(mod(floor(N/pow(2,floor(X/2)))"
        + "+floor(N/pow(2,floor(X/2)+1)),2),235,16),100)':cb=128:cr=128,scale="
        + width
        + ":"
        + height
        + ":flags=neighbor";
  }

  private RenderedItem render(Path file, Profile profile, ChannelPage page) throws Exception {
    RenderRequest request = RenderRequest.of(file, profile).withPage(page);
    RenderedItem item = renderer.render(request, folder.resolve("work"), fraction -> {});
    assertThat(item.pageFailure()).isEmpty();
    return item;
  }

  private Path onAir(RenderedItem item, Profile profile) throws Exception {
    Path ts = samples.onAir(store, profile, item);
    samples.requireThatPicturesDecode(ts, item.index().frames());
    Report report = samples.inspected(ts);
    assertThat(report.findings()).as(report.toText()).isEmpty();
    return ts;
  }

  private Fields shown(Path file, Profile profile) throws Exception {
    RenderedItem item = render(file, profile, ChannelPage.DEFAULT);
    return fields(onAir(item, profile), profile);
  }

  private Fields fields(Path ts, Profile profile) throws Exception {
    VideoFormat video = profile.format().video();
    int frames = video.height() > 576 ? FRAMES / 2 : FRAMES;
    return new Fields(samples.pictures(ts, frames), video, frames);
  }

  /** Decoded frames, line by line. */
  private static final class Fields {
    private final byte[] planes;
    private final int width;
    private final int height;
    private final int frames;

    Fields(byte[] planes, VideoFormat video, int frames) {
      this.planes = planes;
      this.width = video.width();
      this.height = video.height();
      this.frames = frames;
    }

    /** Of the nearest line of a field: 0 is the top one. */
    int luma(int frame, int field, double x, double y) {
      int line = (int) (y * height) / 2 * 2 + field;
      return planes[frame * width * height * 3 / 2 + line * width + (int) (x * width)] & 0xff;
    }

    private int digits(int frame, int field, double left, double step, double y) {
      int digits = 0;
      for (int digit = 0; digit < DIGITS; digit++) {
        digits |= luma(frame, field, left + digit * step, y) > 125 ? 1 << digit : 0;
      }
      return digits;
    }

    /** What pictures of files count, in each field, frame by frame: first the one that is first. */
    List<Integer> counted(int first, double left, double step, double y) {
      List<Integer> numbers = new ArrayList<>();
      for (int field = 0; field < 2 * frames; field++) {
        int gray = digits(field / 2, (field + first) % 2, left, step, y);
        int number = 0;
        for (int rest = gray; rest > 0; rest >>= 1) {
          number ^= rest;
        }
        numbers.add(number);
      }
      return numbers;
    }

    /** Of pictures that fill the screen. */
    List<Integer> counted(int first) {
      return counted(first, 1 / 32.0, 1 / 16.0, 0.08);
    }

    /** What a page counts in plain binary digits near the lower edge. */
    List<Integer> countedByPage() {
      List<Integer> numbers = new ArrayList<>();
      for (int field = 0; field < 2 * frames; field++) {
        numbers.add(digits(field / 2, field % 2, 1 / 32.0, 1 / 16.0, 0.85));
      }
      return numbers;
    }

    List<Integer> eachOfItsOwn() {
      return IntStream.range(0, 2 * frames).boxed().toList();
    }

    /** How much brighter the lines of the top field are. */
    int topOverBottom(double x, double y) {
      return luma(frames / 2, 0, x, y) - luma(frames / 2, 1, x, y);
    }
  }

  /** Judged by decoders, ffprobe, idet and what the pictures themselves count. */
  @ParameterizedTest
  @CsvSource({
    "sd-mpeg2-480i, top, tt",
    "sd-mpeg2-480i, bottom, bb",
    "sd-h264-480i, top, tt",
    "sd-h264-480i, bottom, bb",
    "hd-mpeg2-1080i, top, tt",
    "hd-h264-1080i, bottom, bb"
  })
  void bothFieldsOfAFrameAreOfTheirOwnMoment(String base, String order, String judged)
      throws Exception {
    Profile profile = profile(base, order);
    Path file =
        samples.make(
            "fast.mkv",
            "-f lavfi -i "
                + digits("60000/1001", 720, 80)
                + "[a];testsrc2=s=720x400:r=60000/1001:d=2.2,format=yuv420p[b];[a][b]vstack,setdar="
                + profile.displayWidth()
                + "/"
                + profile.displayHeight()
                + LOSSLESS);
    Path ts = onAir(render(file, profile, ChannelPage.DEFAULT), profile);
    int first = order.equals("top") ? 0 : 1;
    Fields fields = fields(ts, profile);
    assertThat(fields.counted(first)).isEqualTo(fields.eachOfItsOwn());
    assertThat(samples.fieldOrders(ts))
        .isEqualTo(
            Set.of(
                "field_order=\"" + judged + "\"",
                "interlaced_frame=1",
                "top_field_first=" + (1 - first)));
    List<Integer> detected = samples.detected(ts, fields.frames);
    assertThat(detected.get(first)).as("TFF, BFF, progressive").isGreaterThan(fields.frames / 2);
    assertThat(detected.get(1 - first) + detected.get(2)).isLessThan(3);
  }

  @Test
  void aSlowerSourceHasBothFieldsOfOneMoment() throws Exception {
    Profile profile = Profile.named("sd-h264-480i");
    Path file =
        samples.make(
            "film.mkv", "-f lavfi -i " + digits("30000/1001", 720, 480) + ",setdar=4/3" + LOSSLESS);
    Fields fields = shown(file, profile);
    assertThat(fields.counted(0))
        .isEqualTo(fields.eachOfItsOwn().stream().map(moment -> moment / 2).toList());
  }

  /** Lines that differ from field to field stay sharp, in their order or moved by one. */
  @ParameterizedTest
  @CsvSource({"tff, 1", "bff, -1"})
  void fieldsThatFitGoThrough(String order, int sign) throws Exception {
    Profile profile = Profile.named("sd-h264-480i");
    Path file =
        samples.make(
            "fields.mpg",
            "-f lavfi -i "
                + digits("60000/1001", 720, 480)
                + ",crop=360:480:0:0[a];color=c=0x404040:s=360x480:r=60000/1001:d=2.2,format=yuv420p"
                + ",drawgrid=w=400:h=2:t=1:c=0xc0c0c0[b];[a][b]hstack,setdar=4/3,interlace=scan="
                + order
                + ":lowpass=off -flags +ildct+ilme -c:v mpeg2video -q:v 2 -f vob");
    Fields fields = shown(file, profile);
    assertThat(fields.counted(0)).isEqualTo(fields.eachOfItsOwn());
    assertThat(sign * fields.topOverBottom(0.75, 0.5)).isGreaterThan(90);
  }

  @ParameterizedTest
  @CsvSource({"tff, sd-mpeg2-480i, top", "bff, sd-mpeg2-480i, top", "tff, sd-h264-480i, bottom"})
  void fieldsOfAnotherSizeAreScaledEachByItself(String order, String base, String wanted)
      throws Exception {
    Profile profile = profile(base, wanted);
    Path file =
        samples.make(
            "large.ts",
            "-f lavfi -i "
                + digits("60000/1001", 960, 576)
                + ",setdar=4/3,interlace=scan="
                + order
                + LOSSLESS
                + " -x264-params "
                + order
                + "=1");
    Fields fields = shown(file, profile);
    assertThat(fields.counted(wanted.equals("top") ? 0 : 1)).isEqualTo(fields.eachOfItsOwn());
  }

  /** The page counts fields: to it they are frames. */
  private ChannelPage counter(PageUse use) throws IOException {
    Path page = Files.createDirectories(folder.resolve("page")).resolve("index.html");
    Files.writeString(
        page,
        """
        <!doctype html><meta charset="utf-8"><style>
        body { margin: 0 } div { position: absolute; top: 80%; height: 10%; width: 6.25% }
        </style><body><script>
        const digits = Array.from({ length: 8 }, (_, i) => {
          const digit = document.createElement("div");
          digit.style.left = 6.25 * i + "%";
          return document.body.appendChild(digit);
        });
        const draw = () => {
          const count = Math.round(plugcast.position * plugcast.framesPerSecond);
          digits.forEach((digit, i) => { digit.style.background = count >> i & 1 ? "#fff" : "#000"; });
          requestAnimationFrame(draw);
        };
        draw();
        </script>
        """);
    return ChannelPage.of(page.toUri()).used(use);
  }

  @ParameterizedTest
  @CsvSource({"sd-mpeg2-480i", "sd-h264-480i"})
  void aPageMovesFieldByField(String base) throws Exception {
    Profile profile = Profile.named(base);
    Path file = samples.make("tone.flac", "-f lavfi -i sine=d=2.2");
    Path ts = onAir(render(file, profile, counter(PageUse.AUDIO)), profile);
    Fields fields = fields(ts, profile);
    assertThat(fields.countedByPage()).isEqualTo(fields.eachOfItsOwn());
    assertThat(samples.fieldOrders(ts)).contains("field_order=\"tt\"", "top_field_first=1");
  }

  @Test
  void aPageLiesOnFieldsOfTheSameMoment() throws Exception {
    Profile profile = Profile.named("sd-h264-480i");
    Path file =
        samples.make(
            "fields.mpg",
            "-f lavfi -i "
                + digits("60000/1001", 720, 480)
                + ",setdar=4/3,interlace=scan=tff:lowpass=off"
                + " -flags +ildct+ilme -c:v mpeg2video -q:v 2 -f vob");
    Path ts = onAir(render(file, profile, counter(PageUse.OVERLAY)), profile);
    Fields fields = fields(ts, profile);
    assertThat(fields.counted(0)).isEqualTo(fields.eachOfItsOwn());
    assertThat(fields.countedByPage()).isEqualTo(fields.eachOfItsOwn());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interlace=scan=tff | tff=1: | ",
        "interlace=scan=bff | bff=1: | video is bottom field first, the channel carries top field first",
        "fps=30000/1001 | '' | video is progressive, the channel carries interlaced"
      })
  void aTransportStreamThatFitsIsTakenAsItIs(String filter, String x264, String reason)
      throws Exception {
    Path file =
        samples.make(
            "ready.ts",
            "-f lavfi -i testsrc2=s=720x480:r=60000/1001:d=3,setdar=4/3,"
                + filter
                + " -f lavfi -i sine=r=48000:d=3 -c:v libx264 -preset ultrafast -bf 2 -b:v 1500k"
                + " -maxrate 1500k -bufsize 1500k -x264-params "
                + x264
                + "keyint=30:b-pyramid=none:aud=1 -pix_fmt yuv420p -ac 2 -c:a ac3 -b:a 192k");
    Profile profile = Profile.named("sd-h264-480i");
    RenderedItem item = render(file, profile, ChannelPage.DEFAULT);
    Path ts = onAir(item, profile);
    if (reason == null) {
      assertThat(item.adjustments()).isEmpty();
    } else {
      assertThat(item.adjustments().getFirst()).isEqualTo("encoded anew: " + reason);
    }
    assertThat(samples.fieldOrders(ts)).contains("interlaced_frame=1", "top_field_first=1");
  }
}
