package org.plugcast.ts.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.testing.CleanStream;
import org.plugcast.ts.testing.Golden;

/** Holds the inspector against other people's tools, where they are installed. */
class OutsideJudgesTest {
  private static final Path STREAMS = Path.of("src/test/resources/streams");

  @TempDir Path folder;

  private static String run(String... command) throws IOException, InterruptedException {
    assumeTrue(installed(command[0]), command[0] + " is not installed on this machine");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(each -> Files.isExecutable(Path.of(each, tool)));
  }

  private static Report report(byte[] bytes) {
    StreamInspector inspector = new StreamInspector();
    inspector.push(bytes, 0, bytes.length);
    return inspector.finish();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264-ac3-cbr.ts", "h264-aac-film.ts", "mpeg2-mp2-vbr.ts"})
  void tsreportMeasuresTheSameClockAndSteps(String fixture)
      throws IOException, InterruptedException {
    String judge = run("tsreport", "-b", STREAMS.resolve(fixture).toString());
    Report report = report(Golden.bytes("streams/" + fixture));
    Report.Clock clock = report.clocks().getFirst();
    assertThat(judge)
        .contains("PCRs found: " + clock.count() + ",")
        .contains("Max gap: " + clock.longestTicks() / 300 + "t");
    report.pids().stream()
        .flatMap(pid -> pid.timing().stream())
        .flatMap(timing -> timing.steps().stream())
        .forEach(
            steps ->
                assertThat(judge)
                    .contains(
                        "DTS-last DTS: min=%dt, max=%dt"
                            .formatted(steps.shortest(), steps.longest())));
  }

  @Test
  void tsharkMissesTheSamePackets() throws IOException, InterruptedException {
    byte[] bytes = Golden.bytes("streams/h264-ac3-cbr.ts");
    Random random = new Random(1);
    List<byte[]> packets = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += TsPacket.LENGTH) {
      packets.add(Arrays.copyOfRange(bytes, at, at + TsPacket.LENGTH));
    }
    for (int lost = 0; lost < 8; ) {
      int at = 30 + random.nextInt(packets.size() - 60);
      if (TsPacket.pid(packets.get(at), 0) == 257) {
        packets.remove(at);
        lost++;
      }
    }
    Path damaged = folder.resolve("damaged.ts");
    byte[] rest = CleanStream.join(packets);
    Files.write(damaged, rest);
    String judge =
        run(
            "tshark",
            "-r",
            damaged.toString(),
            "-Y",
            "mp2t.analysis.drops",
            "-T",
            "fields",
            "-e",
            "frame.number");
    List<Long> ours =
        report(rest).findings().stream()
            .filter(finding -> finding.kind() == FindingKind.CONTINUITY_COUNT_ERROR)
            .map(finding -> finding.packet() + 1)
            .toList();
    assertThat(judge.lines().map(Long::valueOf)).isEqualTo(ours).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"h264-ac3-cbr.ts", "two-programs.ts", "h264-ac3.m2ts"})
  void ffprobeCountsTheSamePesPackets(String fixture) throws IOException, InterruptedException {
    String judge =
        run(
            "ffprobe",
            "-v",
            "error",
            "-count_packets",
            "-select_streams",
            "v",
            "-show_entries",
            "stream=id,nb_read_packets",
            "-of",
            "csv=p=0",
            STREAMS.resolve(fixture).toString());
    List<String> ours =
        report(Golden.bytes("streams/" + fixture)).pids().stream()
            .filter(pid -> pid.role().equals("H.264"))
            .map(pid -> "0x%x,%d".formatted(pid.pid(), pid.timing().orElseThrow().pesPackets()))
            .toList();
    assertThat(judge.lines().distinct().filter(line -> !line.isEmpty()))
        .containsExactlyInAnyOrderElementsOf(ours);
  }
}
