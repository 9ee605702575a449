package org.plugcast.renderer.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.ServiceLabel;
import org.plugcast.renderer.encode.LoudnessTarget;
import org.plugcast.renderer.encode.VideoRate;
import org.plugcast.ts.multiplex.Pids;

class ProfilesTest {
  @TempDir Path folder;

  private Profile read(String text) throws IOException {
    Files.writeString(folder.resolve("own.json"), text);
    return Profiles.with(folder).named("own");
  }

  /** Formats that channels on the air have: none may change by accident. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hd-h264  | 3750000 h264 1280x720p 30000/1001 1 16800000 ac3 2 192000 5 27000000  | 3.1
          sd-h264  | 2500000 h264 720x480p 30000/1001 1 12000000 ac3 2 192000 5 27000000   | 3.0
          sd-mpeg2 | 3750000 mpeg2 720x480p 30000/1001 1 1835008 ac3 2 192000 5 13500000   | main
          hd-mpeg2 | 10000000 mpeg2 1280x720p 30000/1001 1 7995392 ac3 2 192000 5 21600000 | high
          sd-mpeg2-480i  | 3750000 mpeg2 720x480i 30000/1001 1 1835008 ac3 2 192000 5 13500000    | main
          sd-h264-480i   | 2500000 h264 720x480i 30000/1001 1 12000000 ac3 2 192000 5 27000000    | 3.0
          hd-mpeg2-1080i | 18000000 mpeg2 1920x1080i 30000/1001 1 7995392 ac3 2 192000 5 13500000 | high
          hd-h264-1080i  | 9500000 h264 1920x1080i 30000/1001 1 30000000 ac3 2 192000 5 27000000  | 4.0
          """)
  void thoseThatComeWithPlugcast(String name, String format, String level) {
    Profile profile = Profiles.builtIn().named(name);
    assertThat(profile.format().toText()).isEqualTo(format);
    assertThat(profile.level()).isEqualTo(level);
    assertThat(profile.loudness()).isEqualTo(LoudnessTarget.A85);
    assertThat(profile.pids()).isEqualTo(Pids.DEFAULT);
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    Profile profile =
        read(
            """
            {
              "video": {"codec": "h264", "width": 1920, "height": 1080, "frameRate": "25",
                        "interlaced": false, "aspect": "16:9", "level": "4.1", "gop": 50,
                        "bitRate": 9000000, "vbv": 8000000},
              "audio": {"codec": "eac3", "channels": 6, "bitRate": 384000},
              "muxRate": 12000000, "startDelay": 1200,
              "pids": {"pmt": 33, "video": 34, "audio": 35, "metadata": 36},
              "service": {"name": "Cable {channel}", "provider": "Example", "captions": "eng"},
              "loudness": "r128", "safeMargin": 3
            }
            """);
    assertThat(profile.format().toText())
        .isEqualTo("12000000 h264 1920x1080p 25/1 1 75000000 eac3 6 384000 9 32400000");
    assertThat(profile.rate()).isEqualTo(new VideoRate(9_000_000, 8_000_000, 50));
    assertThat(profile.pids()).isEqualTo(new Pids(33, 34, 35, 36));
    assertThat(profile.service())
        .isEqualTo(new ServiceLabel("Cable {channel}", "Example", Optional.of("eng")));
    assertThat(profile.service().of("Jazz")).isEqualTo("Cable Jazz");
    assertThat(profile.loudness()).isEqualTo(LoudnessTarget.R128);
    assertThat(profile.safeMargin()).isEqualTo(0.03);
  }

  @Test
  void oneExtendsAnother() throws IOException {
    Files.writeString(
        folder.resolve("base.json"), "{\"extends\": \"hd-h264\", \"audio\": {\"codec\": \"mp2\"}}");
    Profile own = read("{\"extends\": \"base\", \"audio\": {\"bitRate\": 256000}}");
    assertThat(own.format().toText())
        .isEqualTo("3750000 h264 1280x720p 30000/1001 1 16800000 mp2 2 256000 5 27000000");
    assertThat(own.signature()).isNotEqualTo(Profile.named("hd-h264").signature());
  }

  @Test
  void namesOfTheServiceMakeNoItemAnew() throws IOException {
    Profile own = read("{\"extends\": \"hd-h264\", \"service\": {\"name\": \"Own\"}}");
    assertThat(own.signature()).isEqualTo(Profile.named("hd-h264").signature());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                          | expected an object
          {                                           | is no JSON
          {"muxRate": 1, "muxRate": 2}                | is no JSON: Duplicate field
          {"muxrate": 1}                              | unknown key muxrate: did you mean muxRate?
          {"video": {"bitrate": 1}}                   | unknown key video.bitrate: did you mean video.bitRate?
          {"colour": 1}                               | unknown key colour; known are extends, video.codec
          {"video": 1}                                | video = 1: expected an object
          {}                                          | video.codec is missing: say it, or what profile
          {"extends": "uhd"}                          | extends = uhd: expected one of hd-h264, hd-h264-1080i, hd-mpeg2
          {"extends": "own"}                          | extends goes in a circle: own, own
          {"extends": 1}                              | extends = 1: expected a text in quotation marks
          """)
  void whatCannotBeRead(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("own")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hd-h264  | "video": {"codec": "hevc"}         | video.codec = hevc: expected h264, mpeg2
          hd-h264  | "video": {"width": 1281}           | video.width = 1281: chroma of 4:2:0 needs an even number
          hd-h264  | "video": {"width": "1280"}         | video.width = "1280": expected a whole number from 64 to 8192
          hd-h264  | "video": {"level": "3.0"}          | video.width = 1280x720: 3600 macroblocks are more than the 1620 of level 3.0 (ITU-T H.264 table A-1)
          hd-h264  | "video": {"level": "3.1", "frameRate": "60"} | video.frameRate = 60/1: 216000 macroblocks in a second are more than the 108000 of level 3.1
          hd-h264  | "video": {"level": "3.1", "bitRate": 17000000} | video.bitRate = 17000000: its bit/s are more than the 16800000 of level 3.1
          hd-h264  | "video": {"level": "3.1", "vbv": 17000000} | video.vbv = 17000000: its bits are more than the 16800000
          hd-h264  | "video": {"level": "9"}            | video.level = 9: expected auto, 2.0,
          hd-h264  | "video": {"width": 8192, "height": 8192} | are more than the 36864 of level 5.2
          hd-h264  | "video": {"interlaced": true}      | video.height = 720: interlaced video has 480, 576 or 1080 lines (ATSC A/53
          sd-h264  | "video": {"interlaced": true, "frameRate": "60"} | video.frameRate = 60/1: interlaced video has 25, 30000/1001 or 30 frames in a second
          sd-h264  | "video": {"interlaced": true, "frameRate": "24"} | video.frameRate = 24/1: interlaced video has 25
          sd-h264  | "video": {"interlaced": true, "level": "2.0"}    | video.width = 720x480: 1350 macroblocks are more than the 396 of level 2.0
          sd-h264-480i  | "video": {"width": 128, "frameRate": "25", "level": "2.0", "bitRate": 800000} | video.interlaced = true: level 2.0 is for progressive video, interlaced video has to fit into one of 2.1 to 4.1 (ITU-T H.264 table A-4)
          hd-h264-1080i | "video": {"level": "4.2"}     | video.interlaced = true: level 4.2 is for progressive video
          hd-h264-1080i | "video": {"level": "4.0", "frameRate": "30", "width": 1936} | video.width = 1936x1080: 8228 macroblocks are more than the 8192 of level 4.0
          sd-h264-480i  | "video": {"fieldOrder": "odd"}   | video.fieldOrder = odd: expected top, bottom
          sd-h264       | "video": {"fieldOrder": "top"}   | video.fieldOrder = top: only interlaced video has fields: say "interlaced": true, or leave this out
          sd-mpeg2-480i | "video": {"height": 576}         | video.frameRate = 30000/1001: level main ends at 10368000 samples in a second
          hd-h264  | "video": {"interlaced": 1}         | video.interlaced = 1: expected true or false
          hd-h264  | "video": {"frameRate": "12"}       | video.frameRate = 12: expected 24, 24000/1001, 25
          hd-h264  | "video": {"aspect": "wide"}        | video.aspect = wide: expected like 16:9
          hd-h264  | "video": {"width": 854, "height": 480} | video.width: width 854: pages of 16:9 need a multiple of 16
          hd-h264  | "video": {"gop": 200}              | video.gop = 200: at most 149
          hd-h264  | "video": {"bitRate": 3500000}      | muxRate = 3750000: video of 3500000 bit/s and audio of 192000 bit/s need
          sd-mpeg2 | "video": {"width": 1280}           | video.width = 1280: level main ends at 720 samples (ISO/IEC 13818-2 table 8-11)
          sd-mpeg2 | "video": {"height": 600}           | video.height = 600: level main ends at 576 lines
          sd-mpeg2 | "video": {"frameRate": "60"}       | video.frameRate = 60/1: level main ends at 30 in a second
          sd-mpeg2 | "video": {"height": 576}           | video.frameRate = 30000/1001: level main ends at 10368000 samples in a second (ISO/IEC 13818-2 table 8-12)
          sd-mpeg2 | "video": {"bitRate": 16000000}     | video.bitRate = 16000000: level main ends at 15000000 bit/s (ISO/IEC 13818-2 table 8-13)
          sd-mpeg2 | "video": {"vbv": 1900000}          | video.vbv = 1900000: level main ends at 1835008 bits (ISO/IEC 13818-2 table 8-14)
          sd-mpeg2 | "video": {"vbv": 1800000}          | video.vbv = 1800000: at most nine tenths
          sd-mpeg2 | "video": {"bitRate": 1000000}      | video.vbv = 1200000: the buffer fills in 1200 ms
          sd-mpeg2 | "startDelay": 1500                 | startDelay = 1500: the buffer fills in 414 ms
          sd-mpeg2 | "video": {"aspect": "1:1"}         | video.aspect = 1:1: MPEG-2 has 4:3 and 16:9 (ISO/IEC 13818-2 table 6-3)
          hd-h264  | "audio": {"codec": "opus"}         | audio.codec = opus: expected ac3, eac3, aac, mp2
          hd-h264  | "audio": {"bitRate": 200000}       | audio.bitRate = 200000: expected one of 96000, 112000
          hd-h264  | "audio": {"bitRate": 640000}       | audio.bitRate = 640000: expected one of
          hd-h264  | "audio": {"channels": 6}           | audio.bitRate = 192000: expected one of 224000
          hd-h264  | "audio": {"channels": 5}           | audio.channels = 5: expected 2, or 6 for 5.1
          hd-h264  | "audio": {"codec": "mp2", "channels": 6} | audio.channels = 6: mp2 has 2 (ISO/IEC 11172-3
          hd-h264  | "audio": {"codec": "mp2", "bitRate": 448000} | audio.bitRate = 448000: expected one of 64000
          hd-h264  | "audio": {"codec": "eac3", "bitRate": 100000} | audio.bitRate = 100000: expected 96000 to 640000 in steps of 8000
          hd-h264  | "audio": {"codec": "aac", "bitRate": 600000} | audio.bitRate = 600000: expected 48000 to 512000
          hd-h264  | "pids": {"video": 16}              | pids.video = 16: expected 32 to 8190
          hd-h264  | "pids": {"audio": 8191}            | pids.audio = 8191: expected 32 to 8190
          hd-h264  | "pids": {"audio": 256}             | pids = 4096, 256, 256, 496: PIDs must differ
          hd-h264  | "service": {"name": ""}            | service.name = : expected 1 to 40 printable characters
          hd-h264  | "loudness": "loud"                 | loudness = loud: expected a85, r128, none
          hd-h264  | "safeMargin": 30                   | safeMargin = 30: expected a whole number from 0 to 20
          """)
  void whatBreaksALimitIsNamedWithIt(String base, String text, String message) {
    assertThatThrownBy(() -> read("{\"extends\": \"" + base + "\", " + text + "}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("profile own: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hd-h264  | "video": {"frameRate": "60"}, "muxRate": 4000000 | 3.2
          hd-h264  | "video": {"width": 1920, "height": 1080, "bitRate": 6000000}, "muxRate": 8000000 | 4.0
          hd-mpeg2 | "video": {"level": "auto"} | high1440
          sd-mpeg2 | "video": {"height": 576, "frameRate": "25"} | main
          sd-h264-480i | "video": {"width": 128, "frameRate": "25", "bitRate": 800000} | 2.1
          """)
  void theLowestLevelThatHasRoomIsTaken(String base, String text, String level) throws IOException {
    assertThat(read("{\"extends\": \"" + base + "\", " + text + "}").level()).isEqualTo(level);
  }

  @Test
  void fieldsMayComeInEitherOrderAndNoItemIsGoodForBoth() throws IOException {
    String text = "{\"extends\": \"sd-mpeg2-480i\", \"video\": {\"fieldOrder\": \"%s\"}}";
    Profile top = read(text.formatted("top"));
    Profile bottom = read(text.formatted("bottom"));
    assertThat(top.format()).isEqualTo(Profile.named("sd-mpeg2-480i").format());
    assertThat(bottom.format().toText()).contains(" 720x480ib ");
    assertThat(List.of(top.signature(), bottom.signature(), Profile.named("sd-mpeg2").signature()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theMuxRateThatIsAskedForIsEnough() throws IOException {
    String text = "{\"extends\": \"hd-h264\", \"video\": {\"bitRate\": 3500000}, \"muxRate\": %d}";
    assertThatThrownBy(() -> read(text.formatted(3_750_000)))
        .hasMessageContaining("need 4050000 with tables");
    assertThat(read(text.formatted(4_050_000)).rate().bitsPerSecond()).isEqualTo(3_500_000);
    assertThatThrownBy(() -> read(text.formatted(4_000_000))).hasMessageContaining("muxRate");
  }

  @Test
  void aFileMayNotTakeANameThatIsTaken() throws IOException {
    Files.writeString(folder.resolve("hd-h264.json"), "{}");
    assertThatThrownBy(() -> Profiles.with(folder)).hasMessageContaining("none of hd-h264");
  }

  @Test
  void aFolderIsReadAgainWhenAFileChanges() throws IOException {
    Path file = folder.resolve("own.json");
    Files.writeString(file, "{\"extends\": \"hd-h264\"}");
    ProfileFolder profiles = new ProfileFolder(Optional.of(folder));
    assertThat(profiles.look()).isFalse();
    Files.writeString(file, "{\"extends\": \"sd-h264\"}");
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
    assertThat(profiles.look()).isTrue();
    assertThat(profiles.profiles().named("own").format())
        .isEqualTo(Profile.named("sd-h264").format());
    Files.writeString(file, "{}");
    assertThatThrownBy(profiles::look).hasMessageContaining("video.codec is missing");
    assertThat(profiles.profiles().find("own")).isPresent();
    assertThatThrownBy(profiles::look).hasMessageContaining("video.codec is missing");
    Files.delete(file);
    assertThat(profiles.look()).isTrue();
  }

  @Test
  void withoutAFolderThereAreThoseThatComeWithPlugcast() throws IOException {
    ProfileFolder profiles = new ProfileFolder(Optional.empty());
    assertThat(profiles.look()).isFalse();
    assertThat(profiles.profiles()).isSameAs(Profiles.builtIn());
  }
}
