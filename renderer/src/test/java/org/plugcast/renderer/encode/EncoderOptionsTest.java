package org.plugcast.renderer.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plugcast.renderer.Profile;
import org.plugcast.ts.elementary.AudioCodec;

class EncoderOptionsTest {
  private static final Profile HD = Profile.named("hd-h264");
  private static final Profile SD = Profile.named("sd-mpeg2");

  @Test
  void h264() {
    assertThat(String.join(" ", EncoderOptions.video(HD, HD.rate())))
        .isEqualTo(
            "-c:v libx264 -preset veryfast -profile:v high -level 3.1 -x264-params"
                + " keyint=60:min-keyint=60:bframes=2:b-pyramid=none:force-cfr=1:scenecut=0"
                + ":open-gop=0:vbv-init=1:aud=1:nal-hrd=none:stitchable=1:sliced-threads=0"
                + ":threads=3 -b:v 2900000 -maxrate 2900000 -bufsize 2900000 -pix_fmt yuv420p -chroma_sample_location left -colorspace bt709"
                + " -color_primaries bt709 -color_trc bt709 -color_range tv");
  }

  @Test
  void mpeg2() {
    assertThat(String.join(" ", EncoderOptions.video(SD, SD.rate().percent(70))))
        .contains("-c:v mpeg2video -g 15 -bf 2 -profile:v main -level:v main -flags +cgop")
        .contains("-b:v 2030000 -maxrate 2030000 -bufsize 840000")
        .contains("-rc_init_occupancy 840000")
        .contains("-colorspace smpte170m");
  }

  @Test
  void audio() {
    assertThat(EncoderOptions.audio(HD.format().audio(), LoudnessTarget.A85))
        .containsExactly(
            "-c:a", "ac3", "-dialnorm", "-24", "-b:a", "192000", "-ar", "48000", "-ac", "2");
    assertThat(EncoderOptions.audio(HD.format().audio(), LoudnessTarget.R128))
        .containsSequence("-dialnorm", "-23");
    assertThat(EncoderOptions.audio(HD.format().audio(), LoudnessTarget.NONE))
        .doesNotContain("-dialnorm");
    assertThat(EncoderOptions.primingSamples(AudioCodec.AC3)).isEqualTo(256);
  }

  @Test
  void shapeOfAPixel() {
    assertThat(EncoderOptions.sampleAspect(HD)).isEqualTo("setsar=11520/11520:max=1000000");
    assertThat(EncoderOptions.sampleAspect(SD)).isEqualTo("setsar=1920/2160:max=1000000");
  }

  @Test
  void picturesOfAPageComeWithTheirTimes() {
    List<String> words = Commands.page(Path.of("ffmpeg"), HD, HD.rate(), 100);
    assertThat(words).containsSequence("-f", "ivf");
    assertThat(words).containsSequence("-c:v", "rawvideo", "-tag:v", "808596553", "-i", "pipe:0");
    assertThat(words).containsSequence("-frames:v", "100");
    assertThat(words).containsSequence("-protocol_whitelist", "fd,pipe");
  }

  @Test
  void picturesThatStayAreCodedOnce() {
    String words = String.join(" ", Commands.heldPage(Path.of("ffmpeg"), HD, HD.rate()));
    assertThat(words)
        .contains("-vf setsar=11520/11520:max=1000000,setparams=")
        .contains("-fps_mode passthrough -enc_time_base 1001:30000")
        .contains("-force_key_frames expr:gte(t*30000/1001+0.5,n_forced*60)")
        .contains("-x264-params keyint=infinite:bframes=0:ref=1:force-cfr=0:scenecut=0")
        .contains("-bsf:v setts=ts=N")
        .doesNotContain("-frames:v");
  }

  @Test
  void aPageLiesOnAPictureThatComesByADescriptorOfItsOwn() {
    Box box = new Box(360, 120, 270, 180);
    List<String> words =
        Commands.pageOn(
            Path.of("ffmpeg"), 2, FieldPlan.SAMPLED, Section.WHOLE, box, SD, SD.rate(), 100);
    assertThat(words).containsSequence("-fd", "3", "-i", "fd:", "-f", "ivf");
    assertThat(words).containsSequence("-tag:v", Integer.toString(RawFormat.YUVA420P.tag()));
    assertThat(words).containsSequence("-map", "[screen]", "-frames:v", "100");
    assertThat(words.get(words.indexOf("-filter_complex") + 1))
        .startsWith("[0:2]bwdif")
        .contains("pad=w=720:h=480:x=360+(270-iw)/2:y=120+(180-ih)/2")
        .contains("min(270,270*dar/(518400/388800))")
        .endsWith("[picture][page]overlay=format=yuv420:alpha=straight:eval=init[screen]");
  }

  @Test
  void busyPicturesAreSoftenedOnlyWhenAsked() {
    assertThat(EncoderOptions.pictureFilter(HD, HD.rate())).doesNotContain("area");
    assertThat(EncoderOptions.pictureFilter(HD, HD.rate().percent(70).softened(40)))
        .contains(",scale=w=iw*40/100:h=ih*40/100:flags=area,scale=w=");
  }

  @Test
  void framesOfSamples() {
    assertThat(Frames.ofSamples(HD, 48_000)).isEqualTo(30);
    assertThat(Frames.ofSamples(HD, 48_048)).isEqualTo(30);
    assertThat(Frames.ofSamples(HD, 48_049)).isEqualTo(31);
    assertThat(Frames.ofSamples(HD, 0)).isZero();
    assertThat(Frames.ofSeconds(HD, 1001)).isEqualTo(30_000);
  }

  @Test
  void loudnessAndSilenceAreReadFromTheLog() {
    EncoderLog log = new EncoderLog(fraction -> {}, 10);
    for (String line :
        List.of(
            "[silencedetect @ 0x7fbe40002040] [info] silence_start: 0",
            "[silencedetect @ 0x7fbe40002040] [info] silence_end: 1 | silence_duration: 1",
            "[silencedetect @ 0x7fbe40002040] [info] silence_start: 9.000021",
            "[silencedetect @ 0x7fbe40002040] [info] silence_end: 10 | silence_duration: 0.999979",
            "[Parsed_ebur128_1 @ 0x7fbe40002340] [info] Summary:",
            "",
            "  Integrated loudness:",
            "    I:         -16.5 LUFS",
            "    Threshold: -26.5 LUFS",
            "  Loudness range:",
            "    LRA:         1.2 LU",
            "    LRA low:   -17.5 LUFS",
            "  True peak:",
            "    Peak:       -7.6 dBFS",
            "out_time_us=10000000")) {
      log.said(line);
    }
    Heard heard = log.heard();
    assertThat(heard.loudness()).isEqualTo(new Loudness(-16.5, -7.6));
    assertThat(heard.seconds()).isEqualTo(10);
    assertThat(heard.silentHead()).isEqualTo(1);
    assertThat(heard.silentTail()).isBetween(0.9999, 1.0);
  }

  @Test
  void silenceThatIsNotAtAnEndIsNone() {
    Silences silences = new Silences();
    assertThat(silences.head(10)).isZero();
    silences.began(4);
    silences.ended(5);
    assertThat(silences.head(10)).isZero();
    assertThat(silences.tail(10)).isZero();
    silences.began(8);
    assertThat(silences.tail(10)).isEqualTo(2);
  }

  @Test
  void whatIsDoneToASoundInFilters() {
    assertThat(Treatment.NONE.cut() + Treatment.NONE.level(48_000)).isEmpty();
    Treatment all = Treatment.NONE.within(0.5, 9.5).withGain(-5.25).withFades(1, 2).withCeiling(-3);
    assertThat(all.cut()).isEqualTo(",atrim=start=0.500000:end=9.500000,asetpts=PTS-STARTPTS");
    assertThat(all.level(48_000))
        .isEqualTo(
            ",volume=-5.250dB:precision=double,afade=t=in:d=1.000,afade=t=out:st=7.000:d=2.000"
                + ",aresample=192000,alimiter=limit=0.707946:attack=5:release=50:level=0:latency=1"
                + ",aresample=48000");
  }

  @Test
  void aRateOfNothingIsRefused() {
    assertThatThrownBy(() -> new VideoRate(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void statisticsAreReadFromTheLog() {
    double[] at = new double[1];
    EncoderLog log = new EncoderLog(fraction -> at[0] = fraction, 10);
    for (String line :
        List.of(
            "frame=12",
            "out_time_us=2500000",
            "out_time_us=N/A",
            "[Parsed_astats_2 @ 0x7f] [info] Peak level dB: -1.161171",
            "[Parsed_astats_2 @ 0x7f] [info] Number of samples: 9984000")) {
      log.said(line);
    }
    assertThat(at[0]).isEqualTo(0.25);
    assertThat(log.lastSeconds()).isEqualTo(2.5);
    assertThat(log.samples()).isEqualTo(9_984_000);
    assertThat(log.peakDb()).isEqualTo(-1.161171);
  }
}
