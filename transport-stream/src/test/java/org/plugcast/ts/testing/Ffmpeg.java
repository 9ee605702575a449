package org.plugcast.ts.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** FFmpeg as an outside judge, where it is installed. */
public final class Ffmpeg {
  private Ffmpeg() {}

  /** Gives a test up, with a reason, where there is no ffmpeg. */
  public static void assumeInstalled() {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "ffprobe")));
    assumeThat(found).as("ffmpeg is not installed: nobody to agree with").isTrue();
  }

  /** Lines that a command writes, its messages among them; it has to end well. */
  public static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return new ArrayList<>(output.lines().filter(line -> !line.isBlank()).toList());
  }

  /** Fields of packets as ffprobe finds them, one packet a line. */
  public static List<String> packets(Path file, String stream, String fields)
      throws IOException, InterruptedException {
    return run(
        "ffprobe",
        "-v",
        "error",
        "-select_streams",
        stream,
        "-show_entries",
        "packet=" + fields,
        "-of",
        "csv=p=0",
        file.toString());
  }

  /** Digest of each decoded picture; any message of the decoder is a failure. */
  public static List<String> pictures(Path file, String format)
      throws IOException, InterruptedException {
    return pictures(file, format, Integer.MAX_VALUE);
  }

  /** The same of the first {@code most} pictures. */
  public static List<String> pictures(Path file, String format, int most)
      throws IOException, InterruptedException {
    List<String> lines =
        run(
            "ffmpeg",
            "-v",
            "error",
            "-threads",
            "1",
            "-f",
            format,
            "-i",
            file.toString(),
            "-map",
            "0:v:0",
            "-vsync",
            "passthrough",
            "-frames:v",
            Integer.toString(most),
            "-f",
            "framemd5",
            "-");
    List<String> digests = new ArrayList<>();
    for (String line : lines) {
      if (!line.startsWith("#")) {
        assertThat(line).as("message of ffmpeg").matches("\\d+, .*");
        digests.add(line.substring(line.lastIndexOf(' ')));
      }
    }
    return digests;
  }
}
