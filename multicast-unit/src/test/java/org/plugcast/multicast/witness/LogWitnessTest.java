package org.plugcast.multicast.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plugcast.multicast.asrun.AsRunFinding;
import org.plugcast.multicast.asrun.AsRunFinding.Kind;
import org.plugcast.multicast.asrun.AsRunHead;
import org.plugcast.multicast.asrun.AsRunLog;
import org.plugcast.multicast.asrun.Items;

/** Unit A writes a log, unit B witnesses it; who can write all of A's files does. */
class LogWitnessTest {
  private static final int CHANNEL = 1;

  @TempDir private Path folder;
  private Path a;
  private Path b;
  private LogWitness witness;
  private boolean cut;

  /** Unit B, as A is told of it. */
  private final TwinLogs ofB =
      new TwinLogs() {
        @Override
        public AsRunHead head(int channel) throws IOException {
          return AsRunHead.of(b, channel);
        }

        @Override
        public List<AsRunHead> kept(int channel) throws IOException {
          reach();
          return witness.kept(channel);
        }
      };

  /** Unit A, as B is told of it. */
  private final TwinLogs ofA =
      new TwinLogs() {
        @Override
        public AsRunHead head(int channel) throws IOException {
          reach();
          return AsRunHead.of(a, channel);
        }

        @Override
        public List<AsRunHead> kept(int channel) {
          return List.of();
        }
      };

  private void reach() throws IOException {
    if (cut) {
      throw new IOException("no route to host");
    }
  }

  @BeforeEach
  void begin() throws IOException {
    a = folder.resolve("a");
    b = folder.resolve("b");
    witness = new LogWitness(b, ofA);
    Items.log(a, 3);
  }

  private List<AsRunFinding> check() throws Exception {
    return new WitnessedCheck(a, ofB).of(CHANNEL);
  }

  private void cutOffAndForgeTheHead(int lines) throws IOException {
    Path day = a.resolve("asrun/1/2026-11-20.asrun");
    Files.write(day, Files.readAllLines(day).subList(0, lines));
    Files.writeString(a.resolve("asrun/1/head"), AsRunHead.of(a, CHANNEL).toText());
  }

  private void writeAnew(int items) throws IOException {
    Files.walkFileTree(
        a,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes about)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }
        });
    AsRunLog.open(a, CHANNEL, Items.EPOCH).note("it was otherwise", Items.EPOCH);
    Items.log(a, items);
  }

  @Test
  void aSoundLogThatGrowsHasNoFindings() throws Exception {
    witness.look(CHANNEL);
    Items.log(a, 2);
    witness.look(CHANNEL);
    witness.look(CHANNEL);
    Items.log(a, 1);

    assertThat(witness.kept(CHANNEL)).extracting(AsRunHead::number).containsExactly(3L, 5L);
    assertThat(check()).isEmpty();
    assertThat(witness.problems()).isEmpty();
  }

  @Test
  void aTailCutOffTogetherWithTheHeadIsFoundByTheTwin() throws Exception {
    witness.look(CHANNEL);
    cutOffAndForgeTheHead(1);

    assertThat(check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.TRUNCATED);
              assertThat(finding.words()).contains("ends with line 1", "had line 3");
            });
    witness.look(CHANNEL);
    assertThat(witness.problems()).singleElement().asString().contains("channel 1", "line 3");
  }

  @Test
  void aLogWrittenAnewIsFoundByTheTwinHoweverLongItGrows() throws Exception {
    witness.look(CHANNEL);
    writeAnew(9);
    witness.look(CHANNEL);

    assertThat(witness.kept(CHANNEL)).extracting(AsRunHead::number).containsExactly(3L, 10L);
    assertThat(check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.EDITED);
              assertThat(finding.words()).contains("line 3 is not the one that is known");
            });
  }

  @Test
  void aLogWrittenAnewToTheSameLengthIsAProblemOfTheWitness() throws Exception {
    witness.look(CHANNEL);
    writeAnew(2);
    witness.look(CHANNEL);
    assertThat(witness.problems()).singleElement().asString().contains("written anew");
  }

  @Test
  void aTwinThatCannotBeAskedIsTold() throws Exception {
    cut = true;
    assertThat(check())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(Kind.UNWITNESSED);
              assertThat(finding.words()).contains("no route to host");
            });
    witness.look(CHANNEL);
    assertThat(witness.kept(CHANNEL)).isEmpty();
    assertThat(witness.problems()).isEmpty();
  }

  @Test
  void aLineThatAPowerCutLeftUnfinishedIsReplaced() throws Exception {
    witness.look(CHANNEL);
    Path file = b.resolve("asrun-of-twin/1.heads");
    Files.writeString(file, "4 0123", StandardOpenOption.APPEND);
    Items.log(a, 1);
    witness.look(CHANNEL);
    assertThat(witness.kept(CHANNEL)).extracting(AsRunHead::number).containsExactly(3L, 4L);
    assertThat(Files.readAllLines(file)).hasSize(2);
  }

  @Test
  void theHeadIsThatOfTheLastWholeLineWhereverABlockOfTheFileEnds() throws Exception {
    AsRunLog log = AsRunLog.open(a, CHANNEL, Items.EPOCH);
    for (int length = 3_500; length < 4_300; length += 97) {
      log.note("x".repeat(length), Instant.EPOCH);
      assertThat(AsRunHead.of(a, CHANNEL)).isEqualTo(log.head());
    }
    Files.writeString(
        a.resolve("asrun/1/2026-11-20.asrun"), "asrun-1\ttorn", StandardOpenOption.APPEND);
    assertThat(AsRunHead.of(a, CHANNEL)).isEqualTo(log.head());
  }
}
