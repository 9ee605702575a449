package org.plugcast.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.renderer.media.FfmpegPrograms;

@Timeout(120)
class EncodeCommandTest {
  private static final int RATE = 48_000;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  @TempDir Path folder;

  private int run(List<String> words) {
    return Main.commandLine()
        .setErr(new PrintWriter(err, true))
        .setOut(new PrintWriter(out, true))
        .execute(words.toArray(String[]::new));
  }

  /** A tone in 16 bits. */
  private Path tone(String name, double seconds) throws IOException {
    int samples = (int) (seconds * RATE);
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (20_000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    return Files.write(folder.resolve(name), wav.array());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.wav | Missing required option: '--output=DIR'",
        "-o OUT | Missing required parameter: 'FILE'",
        "a.wav -o OUT --profile uhd | profile uhd: expected one of hd-h264, sd-mpeg2",
        "a.wav -o OUT --profiles /no/such | --profiles /no/such: expected a folder",
        "a.wav -o OUT --page ftp://x | --page ftp://x: expected an address",
        "a.wav -o OUT --jobs 0 | --jobs 0: expected 1 to 64",
        "a.pdf -o OUT --slide-seconds 0.5 | --slide-seconds 0.5: expected 1 to 3600",
        "a.wav b/a.mp3 -o OUT | a.wav and b/a.mp3 would both become",
        "/x/a.ts -o /x | /x/a.ts would be replaced by what is made of it",
      })
  void namesOptionAndValue(String words, String message) {
    assertThat(
            run(
                Stream.of(("encode " + words).split(" ", -1))
                    .map(word -> word.equals("OUT") ? folder.resolve("out").toString() : word)
                    .toList()))
        .isEqualTo(2);
    assertThat(err.toString()).contains(message).contains("Try: plugcast encode");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void eachFileHasAResultAndOneThatFailsLeavesNone() throws Exception {
    Path good = tone("good.wav", 2.5);
    Path bad = Files.writeString(folder.resolve("bad.mp3"), "no media");
    Path made = folder.resolve("out");
    int code =
        run(
            List.of(
                "encode",
                good.toString(),
                bad.toString(),
                "-o",
                made.toString(),
                "--profile",
                "sd-mpeg2",
                "--page",
                "none",
                "--jobs",
                "2"));
    assertThat(code).isEqualTo(1);
    assertThat(out.toString())
        .contains("good.wav: 2.5 s in ")
        .contains(" x real time, ")
        .contains("-24.0 LKFS")
        .contains(bad + ": failed: not a media file")
        .contains("1 made, 1 failed")
        .doesNotContain("found:");
    try (Stream<Path> files = Files.list(made)) {
      assertThat(files).containsExactly(made.resolve("good.ts"));
    }
    Path other = Files.createFile(folder.resolve("other"));
    assertThat(Files.getPosixFilePermissions(made.resolve("good.ts")))
        .as("whoever may read other new files may read this one")
        .isEqualTo(Files.getPosixFilePermissions(other));
  }

  @Test
  void programsReadJson() throws Exception {
    Path good = tone("good.wav", 2.5);
    Path profiles = Files.createDirectory(folder.resolve("profiles"));
    Files.writeString(
        profiles.resolve("own.json"),
        "{\"extends\": \"sd-mpeg2\", \"loudness\": \"r128\", \"audio\": {\"codec\": \"mp2\"}}");
    int code =
        run(
            List.of(
                "encode",
                good.toString(),
                "-o",
                folder.resolve("out").toString(),
                "--profiles",
                profiles.toString(),
                "--profile",
                "own",
                "--page",
                "none",
                "--json"));
    assertThat(code).as(err.toString()).isZero();
    JsonNode item = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(item.get("target").textValue()).endsWith("/out/good.ts");
    assertThat(item.get("loudness").get("after").doubleValue()).isBetween(-23.2, -22.8);
    assertThat(item.get("loudness").get("truePeakAfter").doubleValue()).isLessThan(-1);
    assertThat(item.get("speed").doubleValue()).isPositive();
    assertThat(item.get("findings")).isEmpty();
  }

  @Test
  void slidesAreShownSoLongAndChaptersAreItems() throws Exception {
    Path slides =
        Files.writeString(
            folder.resolve("slides.pdf"),
            """
            %PDF-1.4
            1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
            2 0 obj << /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >> endobj
            3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >> endobj
            trailer << /Root 1 0 R >>
            """);
    Path made = folder.resolve("out");
    int code =
        run(
            List.of(
                "encode",
                book().toString(),
                slides.toString(),
                "-o",
                made.toString(),
                "--profile",
                "sd-mpeg2",
                "--page",
                "none",
                "--chapters",
                "--slide-seconds",
                "1.5"));
    assertThat(code).as(err.toString() + out).isZero();
    assertThat(out.toString())
        .containsPattern("book.mka: 2.5 s in .*/book-01.ts")
        .containsPattern("book.mka: 2.2 s in .*/book-02.ts")
        .containsPattern("slides.pdf: 3.0 s in ")
        .contains("2 still pictures: each shown for 1.5 s")
        .contains("3 made, 0 failed");
    try (Stream<Path> files = Files.list(made)) {
      assertThat(files)
          .containsExactlyInAnyOrder(
              made.resolve("book-01.ts"), made.resolve("book-02.ts"), made.resolve("slides.ts"));
    }
  }

  /** Chapters of 2.5 and 2.2 s. */
  private Path book() throws Exception {
    Path marks =
        Files.writeString(
            folder.resolve("marks.txt"),
            """
            ;FFMETADATA1
            [CHAPTER]
            TIMEBASE=1/10
            START=0
            END=25
            [CHAPTER]
            TIMEBASE=1/10
            START=25
            END=47
            """);
    Path book = folder.resolve("book.mka");
    Process ffmpeg =
        new ProcessBuilder(
                FfmpegPrograms.unpack().ffmpeg().toString(),
                "-v",
                "error",
                "-i",
                tone("book.wav", 4.7).toString(),
                "-i",
                marks.toString(),
                "-map_chapters",
                "1",
                book.toString())
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
    return book;
  }
}
