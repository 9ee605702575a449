package org.plugcast.multicast.asrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.plugcast.multicast.asrun.AsRunFinding.Kind;

/** What is done to a log of some days, and what the check says of it. */
class AsRunChainProperties {
  private static final int LINES = 60;

  private interface Trick {
    void play(Path data, Random random) throws IOException;
  }

  private static final Map<String, byte[]> FILES = new TreeMap<>();

  /** Written once: every line waits for the disk. */
  @BeforeContainer
  static void write() throws IOException {
    Path data = Files.createTempDirectory("asrun");
    Items.log(data, LINES);
    try (Stream<Path> files = Files.list(data.resolve("asrun/1"))) {
      for (Path file : files.toList()) {
        FILES.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    delete(data);
  }

  private static List<AsRunFinding> after(Trick trick, long seed) throws IOException {
    Path data = Files.createTempDirectory("asrun");
    try {
      Files.createDirectories(data.resolve("asrun/1"));
      for (Map.Entry<String, byte[]> file : FILES.entrySet()) {
        Files.write(data.resolve("asrun/1/" + file.getKey()), file.getValue());
      }
      AsRunHead head = AsRunHead.parse(Files.readString(data.resolve("asrun/1/head")));
      trick.play(data, new Random(seed));
      return AsRunCheck.of(data, 1, List.of(head));
    } finally {
      delete(data);
    }
  }

  private static void delete(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Path day(Path data, Random random) {
    LocalDate day = LocalDate.parse("2026-11-20").plusDays(random.nextInt(3));
    return data.resolve("asrun/1/" + day + ".asrun");
  }

  private static List<String> lines(Path day) throws IOException {
    return new ArrayList<>(Files.readAllLines(day));
  }

  @Property(tries = 200)
  void everyFlippedBitIsFound(@ForAll long seed) throws IOException {
    assertThat(
            after(
                (data, random) -> {
                  Path day = day(data, random);
                  byte[] bytes = Files.readAllBytes(day);
                  bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                  Files.write(day, bytes);
                },
                seed))
        .isNotEmpty();
  }

  @Property(tries = 100)
  void editedLineIsNamed(@ForAll @IntRange(min = 0, max = 11) int line, @ForAll long seed)
      throws IOException {
    List<AsRunFinding> findings =
        after(
            (data, random) -> {
              Path day = day(data, random);
              List<String> lines = lines(day);
              lines.set(line, lines.get(line).replace("Title", "Titel"));
              Files.write(day, lines);
            },
            seed);
    assertThat(findings)
        .singleElement()
        .matches(finding -> finding.kind() == Kind.EDITED && finding.line() == line + 1);
  }

  @Property(tries = 100)
  void lineWrittenAnewWithAHashThatFitsIsFound(
      @ForAll @IntRange(min = 0, max = 10) int at, @ForAll long seed) throws IOException {
    List<AsRunFinding> findings =
        after(
            (data, random) -> {
              Path day = day(data, random);
              List<String> lines = lines(day);
              AsRunLine old = AsRunLine.parse(lines.get(at));
              lines.set(
                  at,
                  AsRunLine.of(
                          old.number(),
                          old.written(),
                          1,
                          new AsRunContent.Item(Items.item(99)),
                          old.previous())
                      .toText());
              Files.write(day, lines);
            },
            seed);
    assertThat(findings)
        .singleElement()
        .matches(finding -> finding.kind() == Kind.EDITED && finding.line() == at + 2);
  }

  @Property(tries = 100)
  void deletedLinesAreNamed(@ForAll @IntRange(min = 0, max = 9) int at, @ForAll long seed)
      throws IOException {
    List<AsRunFinding> findings =
        after(
            (data, random) -> {
              Path day = day(data, random);
              List<String> lines = lines(day);
              lines.subList(at, at + 1 + random.nextInt(2)).clear();
              Files.write(day, lines);
            },
            seed);
    assertThat(findings).extracting(AsRunFinding::kind).containsExactly(Kind.DELETED);
    assertThat(findings.getFirst().line()).isEqualTo(at + 1);
  }

  @Property(tries = 20)
  void deletedDayIsFound(@ForAll long seed) throws IOException {
    List<AsRunFinding> findings = after((data, random) -> Files.delete(day(data, random)), seed);
    assertThat(findings)
        .singleElement()
        .matches(finding -> finding.kind() == Kind.DELETED || finding.kind() == Kind.TRUNCATED);
  }

  @Property(tries = 100)
  void insertedLinesAreFound(@ForAll @IntRange(min = 1, max = 11) int at, @ForAll long seed)
      throws IOException {
    assertThat(
            after(
                (data, random) -> {
                  Path day = day(data, random);
                  List<String> lines = lines(day);
                  lines.add(at, lines.get(random.nextInt(lines.size())));
                  Files.write(day, lines);
                },
                seed))
        .extracting(AsRunFinding::kind)
        .isNotEmpty()
        .containsAnyOf(Kind.INSERTED, Kind.REORDERED, Kind.DELETED);
  }

  @Property(tries = 100)
  void reorderedLinesAreFound(@ForAll @IntRange(min = 0, max = 10) int at, @ForAll long seed)
      throws IOException {
    assertThat(
            after(
                (data, random) -> {
                  Path day = day(data, random);
                  List<String> lines = lines(day);
                  lines.add(at + 1, lines.remove(at));
                  lines.add(at, lines.remove(at + 1));
                  lines.add(at, lines.remove(at + 1));
                  Files.write(day, lines);
                },
                seed))
        .extracting(AsRunFinding::kind)
        .contains(Kind.REORDERED);
  }

  @Property(tries = 100)
  void tailThatWasCutOffIsFoundByTheHead(
      @ForAll @IntRange(min = 1, max = 11) int lost, @ForAll long seed) throws IOException {
    assertThat(
            after(
                (data, random) -> {
                  Path day = data.resolve("asrun/1/2026-11-22.asrun");
                  List<String> lines = lines(day);
                  Files.write(day, lines.subList(0, lines.size() - lost));
                },
                seed))
        .singleElement()
        .matches(
            finding ->
                finding.kind() == Kind.TRUNCATED
                    && finding.words().contains("line " + (LINES - lost)));
  }

  @Property(tries = 3)
  void logWrittenWhollyAnewIsFoundByTheHead(@ForAll @IntRange(min = 1, max = 70) int lines)
      throws IOException {
    List<AsRunFinding> findings =
        after(
            (data, random) -> {
              try (Stream<Path> files = Files.list(data.resolve("asrun/1"))) {
                for (Path file : files.toList()) {
                  Files.delete(file);
                }
              }
              AsRunLog log = AsRunLog.open(data, 1, Items.EPOCH);
              for (int i = 0; i < lines; i++) {
                log.append(Items.item(i + 1), Items.EPOCH);
              }
            },
            0);
    assertThat(findings).hasSize(1);
  }

  @Property(tries = 200)
  void anyBytesAreReadWithoutFailing(@ForAll byte[] rubbish, @ForAll long seed) throws IOException {
    assertThat(
            after(
                (data, random) -> {
                  Path day = day(data, random);
                  String text = Files.readString(day);
                  int at = random.nextInt(text.length());
                  Files.writeString(
                      day,
                      text.substring(0, at)
                          + new String(rubbish, StandardCharsets.ISO_8859_1)
                          + "#\n"
                          + text.substring(at));
                  AsRunExport.of(data, 1, Items.EPOCH, Items.EPOCH.plusSeconds(100)).toJson();
                },
                seed))
        .isNotEmpty();
  }
}
