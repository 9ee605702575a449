package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.media.FirstPictures;
import org.plugcast.renderer.profile.Profiles;
import org.plugcast.ts.elementary.Scan;

class FieldsTest {
  private static final Path FFMPEG = Path.of("ffmpeg");
  private static final Profile MPEG2 = Profile.named("sd-mpeg2-480i");
  private static final Profile H264 = Profile.named("sd-h264-480i");
  private static final double NTSC = 30_000 / 1_001.0;

  @TempDir Path folder;

  private Profile bottomFirst(String base) throws Exception {
    Files.writeString(
        folder.resolve("own.json"),
        "{\"extends\": \"%s\", \"video\": {\"fieldOrder\": \"bottom\"}}".formatted(base));
    return Profiles.with(folder).named("own");
  }

  private static String filter(List<String> words, String option) {
    return words.get(words.indexOf(option) + 1);
  }

  @Test
  void encodersAreToldOfFields() throws Exception {
    assertThat(String.join(" ", EncoderOptions.video(MPEG2, MPEG2.rate())))
        .contains(" -flags +cgop+ildct+ilme ");
    assertThat(filter(EncoderOptions.video(H264, H264.rate()), "-x264-params")).endsWith(":tff=1");
    Profile bottom = bottomFirst("sd-h264-480i");
    assertThat(filter(EncoderOptions.video(bottom, bottom.rate()), "-x264-params"))
        .endsWith(":bff=1");
  }

  @ParameterizedTest
  @CsvSource({
    "TOP_FIELD_FIRST, 480, 1.3333, 30000, KEPT",
    "TOP_FIELD_FIRST, 480, 1.2, 30000, KEPT",
    "BOTTOM_FIELD_FIRST, 480, 1.3333, 30000, TURNED",
    "TOP_FIELD_FIRST, 480, 1.7778, 30000, PARTED",
    "TOP_FIELD_FIRST, 1080, 1.3333, 30000, PARTED",
    "TOP_FIELD_FIRST, 480, 1.3333, 25000, SAMPLED",
    "PROGRESSIVE, 480, 1.3333, 30000, WHOLE",
  })
  void whatBecomesOfTheFieldsOfAFile(
      Scan scan, int height, double aspect, int rate, FieldPlan plan) {
    FirstPictures first = new FirstPictures(Set.of(scan), height, aspect, rate / 1_001.0);
    assertThat(FieldPlan.of(first, MPEG2, MPEG2.rate())).isEqualTo(plan);
  }

  @Test
  void picturesOfBothKindsMayBeFieldsAtAnyTime() {
    FirstPictures mixed =
        new FirstPictures(
            Set.of(Scan.PROGRESSIVE, Scan.TOP_FIELD_FIRST), 480, 4 / 3.0, 30_000 / 1_001.0);
    assertThat(FieldPlan.of(mixed, MPEG2, MPEG2.rate())).isEqualTo(FieldPlan.SAMPLED);
  }

  @Test
  void fieldsThatAreSoftenedOrLieBeneathAPageAreParted() {
    FirstPictures fits = new FirstPictures(Set.of(Scan.TOP_FIELD_FIRST), 480, 4 / 3.0, NTSC);
    assertThat(FieldPlan.of(fits, MPEG2, MPEG2.rate().softened(40))).isEqualTo(FieldPlan.PARTED);
    assertThat(FieldPlan.beneathPage(fits, MPEG2.format().video())).isEqualTo(FieldPlan.PARTED);
    Profile progressive = Profile.named("sd-mpeg2");
    assertThat(FieldPlan.of(fits, progressive, progressive.rate())).isEqualTo(FieldPlan.SAMPLED);
  }

  @Test
  void filtersOfAFile() throws Exception {
    Profile bottom = bottomFirst("sd-mpeg2-480i");
    assertThat(filter(pictures(MPEG2, FieldPlan.SAMPLED), "-vf"))
        .startsWith("bwdif=mode=send_field:deint=interlaced,fps=60000/1001:start_time=0,scale=")
        .endsWith(",tpad=stop=-1:stop_mode=clone,interlace=scan=tff:lowpass=complex");
    assertThat(filter(pictures(MPEG2, FieldPlan.WHOLE), "-vf"))
        .startsWith("bwdif=mode=send_frame:deint=interlaced,fps=60000/1001:start_time=0,scale=")
        .endsWith(",interlace=scan=tff:lowpass=complex");
    assertThat(filter(pictures(bottom, FieldPlan.PARTED), "-vf"))
        .startsWith("fps=30000/1001:start_time=0,bwdif=mode=send_field:deint=interlaced,fps=60000/")
        .endsWith(",interlace=scan=bff:lowpass=complex");
    assertThat(filter(pictures(MPEG2, FieldPlan.KEPT), "-vf"))
        .startsWith("fps=30000/1001:start_time=0,scale=w=")
        .contains(":out_range=tv:interl=1,setsar=")
        .endsWith(",tpad=stop=-1:stop_mode=clone,setfield=tff")
        .doesNotContain("bwdif", "interlace=");
    assertThat(filter(pictures(bottom, FieldPlan.TURNED), "-vf"))
        .startsWith(
            "fps=30000/1001:start_time=0,scale=interl=1,format=yuv422p,fieldorder=bff,scale=w=")
        .endsWith(",setfield=bff");
  }

  private static List<String> pictures(Profile profile, FieldPlan plan) {
    return Commands.pictures(FFMPEG, 0, plan, Section.WHOLE, profile, profile.rate(), 100);
  }

  @Test
  void filtersOfPages() {
    String joined = ",interlace=scan=tff:lowpass=complex";
    assertThat(filter(Commands.page(FFMPEG, H264, H264.rate(), 100), "-vf"))
        .startsWith("fps=60000/1001,tpad=")
        .endsWith(joined);
    assertThat(filter(Commands.black(FFMPEG, H264, H264.rate(), 100), "-vf")).endsWith(joined);
    List<String> words =
        Commands.pageOn(
            FFMPEG, 0, FieldPlan.PARTED, Section.WHOLE, Box.whole(H264), H264, H264.rate(), 100);
    assertThat(filter(words, "-filter_complex"))
        .startsWith("[0:0]fps=30000/1001:start_time=0,bwdif=mode=send_field")
        .contains("[1:0]fps=60000/1001,")
        .endsWith("eval=init" + joined + "[screen]");
  }

  @Test
  void progressiveChannelsKnowNothingOfFields() {
    Profile progressive = Profile.named("sd-mpeg2");
    assertThat(String.join(" ", pictures(progressive, FieldPlan.SAMPLED)))
        .contains("bwdif=mode=send_frame:deint=interlaced,fps=30000/1001:start_time=0,scale=")
        .doesNotContain("interlace=", "ildct", "setfield");
  }
}
