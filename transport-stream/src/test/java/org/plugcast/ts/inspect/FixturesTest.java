package org.plugcast.ts.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.testing.Golden;

/** FFmpeg's streams, packet by packet and as reports, against golden texts beside them. */
class FixturesTest {
  private static Report report(String fixture) throws IOException {
    return StreamInspector.inspect(new ByteArrayInputStream(Golden.bytes("streams/" + fixture)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h264-ac3-cbr.ts",
        "mpeg2-mp2-vbr.ts",
        "h264-aac-film.ts",
        "h264-ac3.m2ts",
        "wrap.ts",
        "two-programs.ts"
      })
  void packetsAndReportAreGolden(String fixture) throws IOException {
    byte[] bytes = Golden.bytes("streams/" + fixture);
    Golden.check("streams/" + fixture + ".dump", PacketDump.of(bytes));
    Golden.check("streams/" + fixture + ".report", report(fixture).toText());
  }

  @Test
  void jsonIsGolden() throws IOException {
    Report report = report("mpeg2-mp2-vbr.ts");
    Golden.check("streams/mpeg2-mp2-vbr.ts.json", report.toJson() + "\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264-ac3-cbr.ts", "h264-aac-film.ts", "wrap.ts", "two-programs.ts"})
  void streamsOfConstantRateAreClean(String fixture) throws IOException {
    Report report = report(fixture);
    assertThat(report.findings()).isEmpty();
    assertThat(report.clean()).isTrue();
    assertThat(report.rate()).hasValueSatisfying(rate -> assertThat(rate.constant()).isTrue());
    assertThat(report.clocks()).allSatisfy(clock -> assertThat(clock.worstNanos()).isLessThan(40));
  }

  @Test
  void channelIsReadLikeAStream() throws IOException {
    byte[] bytes = Golden.bytes("streams/wrap.ts");
    Report report = StreamInspector.inspect(Channels.newChannel(new ByteArrayInputStream(bytes)));
    assertThat(report).isEqualTo(report("wrap.ts"));
  }
}
