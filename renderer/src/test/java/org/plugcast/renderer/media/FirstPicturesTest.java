package org.plugcast.renderer.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;

class FirstPicturesTest {
  private static Optional<FirstPictures> parse(String frames) throws Exception {
    String json = "{'frames': [%s]}".formatted(frames).replace('\'', '"');
    return FirstPictures.parse(new ObjectMapper().readTree(json));
  }

  private static String frame(double time, int interlaced, int top, String pixel) {
    return ("{'pts_time': '%.3f', 'width': 720, 'height': 480, 'sample_aspect_ratio': '%s',"
            + " 'interlaced_frame': %d, 'top_field_first': %d}")
        .formatted(time, pixel, interlaced, top);
  }

  private static String frames(int interlaced, int top) {
    return IntStream.range(0, 16)
        .mapToObj(i -> frame(i * 1001 / 30_000.0, interlaced, top, "8:9"))
        .collect(Collectors.joining(","));
  }

  @Test
  void whatAllPicturesShareIsTold() throws Exception {
    FirstPictures first = parse(frames(1, 0)).orElseThrow();
    assertThat(first.scan()).isEqualTo(Scan.BOTTOM_FIELD_FIRST);
    assertThat(first.height()).isEqualTo(480);
    assertThat(first.aspect()).isBetween(1.3333, 1.3334);
    assertThat(first.areAt(new FrameRate(30_000, 1_001))).isTrue();
    assertThat(first.areAt(new FrameRate(25, 1))).isFalse();
    assertThat(parse(frames(1, 1)).orElseThrow().scan()).isEqualTo(Scan.TOP_FIELD_FIRST);
    assertThat(parse(frames(0, 0)).orElseThrow().scan()).isEqualTo(Scan.PROGRESSIVE);
  }

  @Test
  void picturesThatDifferHaveNoOrder() throws Exception {
    String mixed = frame(0, 1, 1, "8:9") + "," + frame(0.04, 0, 0, "8:9");
    assertThat(parse(mixed).orElseThrow().scan()).isEqualTo(Scan.PROGRESSIVE);
    String turned = frame(0, 1, 1, "8:9") + "," + frame(0.04, 1, 0, "8:9");
    assertThat(parse(turned).orElseThrow().scan()).isEqualTo(Scan.PROGRESSIVE);
  }

  @Test
  void aPictureThatIsMissingDoesNotChangeTheRate() throws Exception {
    String gap =
        "%s,%s,%s,%s"
            .formatted(
                frame(1, 1, 1, "N/A"),
                frame(1.04, 1, 1, "N/A"),
                frame(1.08, 1, 1, "N/A"),
                frame(1.4, 1, 1, "N/A"));
    FirstPictures first = parse(gap).orElseThrow();
    assertThat(first.areAt(new FrameRate(25, 1))).isTrue();
    assertThat(first.aspect()).isEqualTo(1.5);
  }

  @Test
  void withoutPicturesOrTimesThereIsNothing() throws Exception {
    assertThat(parse("")).isEmpty();
    assertThat(parse(frame(0, 1, 1, "1:1"))).isEmpty();
    assertThat(parse("{'pts_time': 'N/A', 'width': 0, 'height': -1}")).isEmpty();
    assertThat(parse("{'width': 720, 'height': 480}, {'width': 720, 'height': 480}")).isEmpty();
  }
}
