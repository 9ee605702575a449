package org.plugcast.renderer.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.plugcast.renderer.media.MediaInfo.Audio;
import org.plugcast.renderer.media.MediaInfo.Video;

class ProbeReportTest {
  private static MediaInfo parse(String json) throws JsonProcessingException {
    return parse(json, 1_000_000);
  }

  private static MediaInfo parse(String json, long bytes) throws JsonProcessingException {
    return ProbeReport.parse(new ObjectMapper().readTree(json.replace('\'', '"')), bytes);
  }

  @Test
  void aClaimThatTheFileIsTooSmallForIsNotBelieved() throws Exception {
    String json = "{'streams': [], 'format': {'format_name': 'mp3', 'duration': '%d'}}";
    assertThat(parse(json.formatted(19_000), 1_000_000).duration())
        .contains(Duration.ofSeconds(19_000));
    assertThat(parse(json.formatted(21_000), 1_000_000).duration()).isEmpty();
    assertThat(parse(json.formatted(86_401), 1L << 40).duration()).isEmpty();
  }

  @Test
  void soundWithACover() throws Exception {
    MediaInfo info =
        parse(
            """
            {'streams': [
              {'index': 0, 'codec_type': 'audio', 'codec_name': 'mp3', 'sample_rate': '44100',
               'channels': 2, 'duration': '12.5'},
              {'index': 1, 'codec_type': 'video', 'codec_name': 'png', 'width': 500, 'height': 500,
               'disposition': {'attached_pic': 1}}],
             'format': {'format_name': 'mp3', 'duration': '12.540000',
               'tags': {'title': 'T\\n1', 'ARTIST': 'A'}}}
            """);
    assertThat(info.audios()).containsExactly(new Audio(0, "mp3", 44_100, 2));
    assertThat(info.videos()).isEmpty();
    assertThat(info.cover()).contains(1);
    assertThat(info.duration()).contains(Duration.ofMillis(12_540));
    assertThat(info.tags()).containsEntry("title", "T 1").containsEntry("artist", "A");
  }

  @Test
  void theLargestPictureIsTheFirst() throws Exception {
    MediaInfo info =
        parse(
            """
            {'streams': [
              {'index': 0, 'codec_type': 'video', 'codec_name': 'h264', 'width': 320, 'height': 240},
              {'index': 1, 'codec_type': 'video', 'codec_name': 'mpeg2video', 'width': 1920,
               'height': 1080, 'avg_frame_rate': '30000/1001', 'field_order': 'tt'},
              {'index': 2, 'codec_type': 'data'}],
             'format': {'format_name': 'mpegts'}}
            """);
    assertThat(info.videos().getFirst())
        .isEqualTo(new Video(1, "mpeg2video", 1920, 1080, "30000/1001", true));
    assertThat(info.duration()).isEmpty();
    assertThat(info.isStill()).isFalse();
  }

  @Test
  void aStillPictureIsAnImage() throws Exception {
    MediaInfo info =
        parse(
            """
            {'streams': [{'index': 0, 'codec_type': 'video', 'codec_name': 'png', 'width': 64,
              'height': 64}], 'format': {'format_name': 'png_pipe'}}
            """);
    assertThat(info.isStill()).isTrue();
  }

  @Test
  void nonsenseIsNotBelieved() throws Exception {
    MediaInfo info =
        parse(
            """
            {'streams': [
              {'index': 99999999999, 'codec_type': 'audio'},
              {'codec_type': 'audio', 'channels': 'many'},
              {'index': 3, 'codec_type': 'video', 'width': -1, 'height': 1e99},
              {'index': 4, 'codec_type': 'audio', 'duration': '-3'}, 'text', 7, null],
             'format': {'format_name': 17, 'duration': '9e99', 'tags': ['x', 'y']}}
            """);
    assertThat(info.videos()).isEmpty();
    assertThat(info.audios()).containsExactly(new Audio(4, "unknown", 0, 0));
    assertThat(info.duration()).isEmpty();
    assertThat(parse("[]").audios()).isEmpty();
  }
}
