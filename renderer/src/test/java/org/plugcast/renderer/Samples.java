package org.plugcast.renderer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plugcast.renderer.encode.Loudness;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.inspect.StreamInspector;
import org.plugcast.ts.mpeg.TsPacket;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Multiplex;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.store.ClipStore;

/** Media files that ffmpeg makes for a test, and a look at what is made of them. */
final class Samples {
  /** A tone of a tenth of a second at each whole second. */
  static final String BEEPS = "aevalsrc='if(lt(mod(t,1),0.1),0.5*sin(2*PI*1000*t),0)':s=48000";

  static final FfmpegPrograms PROGRAMS = unpacked();

  private final Path folder;

  Samples(Path folder) {
    this.folder = folder;
  }

  private static FfmpegPrograms unpacked() {
    try {
      return FfmpegPrograms.unpack();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs ffmpeg with these words, separated by blanks, and a file in the folder as its output. */
  Path make(String name, String words) throws IOException, InterruptedException {
    Path file = folder.resolve(name);
    List<String> command =
        new ArrayList<>(List.of(PROGRAMS.ffmpeg().toString(), "-v", "error", "-y"));
    command.addAll(List.of(words.split(" ", -1)));
    command.add("file:" + file);
    run(command, OutputStream.nullOutputStream());
    return file;
  }

  Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static void run(List<String> command, OutputStream out)
      throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).start();
    process.getOutputStream().close();
    Thread reader =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    process.getInputStream().transferTo(out);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    reader.join();
    if (process.waitFor() != 0 || !said.isBlank()) {
      throw new IOException(command + " said: " + said);
    }
  }

  /** Sends a clip once more than its length, as a channel would, into a file. */
  Path onAir(ClipStore store, Profile profile, RenderedItem item) throws IOException {
    Entry entry = Entry.of(item.digest(), item.index().frames(), Map.of());
    Timeline timeline =
        new Timeline(
            new Service(1, 1, "Test", "Plugcast", profile.pids()),
            profile.format(),
            Instant.EPOCH,
            0,
            1,
            0,
            0,
            List.of(),
            List.of(entry));
    double seconds =
        item.index().frames() * profile.format().video().frameRate().ticks() / 27e6 + 2;
    Path file = folder.resolve(item.digest().hex() + ".ts");
    try (Multiplex multiplex = new Multiplex(timeline, store);
        OutputStream out = Files.newOutputStream(file)) {
      byte[] packets = new byte[TsPacket.LENGTH * 1000];
      long count = (long) (seconds * profile.format().rate().bitsPerSecond() / 8 / 188);
      for (long index = 0; index < count; index += 1000) {
        multiplex.packets(index, 1000, packets, 0);
        out.write(packets);
      }
    }
    return file;
  }

  /** Decodes the first {@code frames} pictures; fails at the least error. */
  void requireThatPicturesDecode(Path ts, int frames) throws IOException, InterruptedException {
    run(
        List.of(
            PROGRAMS.ffmpeg().toString(),
            "-v",
            "error",
            "-xerror",
            "-err_detect",
            "explode",
            "-i",
            ts.toString(),
            "-map",
            "0:v",
            "-frames:v",
            Integer.toString(frames),
            "-f",
            "null",
            "-"),
        OutputStream.nullOutputStream());
  }

  /** The first {@code frames} pictures, decoded: planes Y, Cb and Cr of each. */
  byte[] pictures(Path ts, int frames) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        List.of(
            PROGRAMS.ffmpeg().toString(),
            "-v",
            "error",
            "-i",
            ts.toString(),
            "-map",
            "0:v",
            "-frames:v",
            Integer.toString(frames),
            "-fps_mode",
            "passthrough",
            "-pix_fmt",
            "yuv420p",
            "-f",
            "rawvideo",
            "-"),
        out);
    return out.toByteArray();
  }

  /** A renderer ends its children, and removes what it had in its folder, if it made one. */
  static void requireThatNothingIsLeft(Path work) throws IOException {
    assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)).isEmpty();
    if (Files.exists(work)) {
      try (Stream<Path> files = Files.list(work)) {
        assertThat(files).isEmpty();
      }
    }
  }

  /** Coding, channels and PID of each stream, by ffprobe; a line each. */
  String streams(Path ts) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        List.of(
            PROGRAMS.ffprobe().toString(),
            "-v",
            "fatal",
            "-show_entries",
            "stream=codec_name,channels,id",
            "-of",
            "csv=p=0",
            ts.toString()),
        out);
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Order of the fields by ffprobe, of the stream and of each of its first pictures. */
  Set<String> fieldOrders(Path ts) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        List.of(
            PROGRAMS.ffprobe().toString(),
            "-v",
            "fatal",
            "-select_streams",
            "v:0",
            "-read_intervals",
            "%+#40",
            "-show_entries",
            "stream=field_order:frame=interlaced_frame,top_field_first",
            "-print_format",
            "flat",
            ts.toString()),
        out);
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.matches(".*(field_order|interlaced_frame|top_field_first)=.*"))
        .map(line -> line.replaceFirst(".*\\.", ""))
        .collect(Collectors.toSet());
  }

  /** How many of the first pictures ffmpeg's {@code idet} finds to be TFF, BFF, and neither. */
  List<Integer> detected(Path ts, int frames) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                PROGRAMS.ffmpeg().toString(),
                "-nostats",
                "-hide_banner",
                "-i",
                ts.toString(),
                "-map",
                "0:v",
                "-frames:v",
                Integer.toString(frames),
                "-vf",
                "setfield=prog,idet",
                "-f",
                "null",
                "-")
            .start();
    process.getOutputStream().close();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher counts =
        Pattern.compile("Multi frame detection: TFF: *(\\d+) BFF: *(\\d+) Progressive: *(\\d+)")
            .matcher(said);
    List<List<Integer>> found =
        counts
            .results()
            .map(
                all ->
                    List.of(
                        Integer.valueOf(all.group(1)),
                        Integer.valueOf(all.group(2)),
                        Integer.valueOf(all.group(3))))
            .toList();
    if (process.waitFor() != 0 || found.isEmpty()) {
      throw new IOException(said);
    }
    return found.getLast();
  }

  /** Captions of field 1 as ffmpeg decodes them: SubRip, without tags. */
  String captions(Path ts) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        List.of(
            PROGRAMS.ffmpeg().toString(),
            "-v",
            "fatal",
            "-f",
            "lavfi",
            "-i",
            "movie=" + ts + "[out+subcc]",
            "-map",
            "0:1",
            "-f",
            "srt",
            "-"),
        out);
    return out.toString(StandardCharsets.UTF_8)
        .replace("\r", "")
        .replaceAll("<[^>]*>|\\{[^}]*\\}|\\\\h", "");
  }

  Report inspected(Path ts) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(ts))) {
      return StreamInspector.inspect(in);
    }
  }

  /** Of the first seconds of a stream, by ffmpeg. */
  Loudness loudness(Path ts, double seconds) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                PROGRAMS.ffmpeg().toString(),
                "-nostats",
                "-hide_banner",
                "-i",
                ts.toString(),
                "-map",
                "0:a",
                "-t",
                Double.toString(seconds),
                "-af",
                "ebur128=peak=true:framelog=quiet",
                "-f",
                "null",
                "-")
            .start();
    process.getOutputStream().close();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    return new Loudness(number(said, "I:"), number(said, "Peak:"));
  }

  /** The last number that follows a word at the beginning of a line. */
  private static double number(String text, String word) {
    return text.lines()
        .map(String::strip)
        .filter(line -> line.startsWith(word))
        .mapToDouble(line -> Double.parseDouble(line.split("\\s+", -1)[1]))
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  /** Samples of the left channel at 48 kHz, from the first decoded one on. */
  short[] sound(Path ts, double seconds) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    run(
        List.of(
            PROGRAMS.ffmpeg().toString(),
            "-v",
            "fatal",
            "-i",
            ts.toString(),
            "-map",
            "0:a",
            "-t",
            Double.toString(seconds),
            "-af",
            "pan=mono|c0=c0",
            "-f",
            "s16le",
            "-"),
        out);
    byte[] bytes = out.toByteArray();
    short[] samples = new short[bytes.length / 2];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8);
    }
    return samples;
  }
}
