package org.plugcast.multicast.asrun;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsRunWriterTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path data;

  private AsRunWriter writer() {
    return new AsRunWriter(data, () -> Items.EPOCH_NS);
  }

  private AsRunExport log(int channel) throws IOException {
    return AsRunExport.of(data, channel, Instant.EPOCH, Instant.MAX);
  }

  @Test
  void itemsAreInTheLogsInTheirOrderWhenItIsClosed() throws IOException {
    try (AsRunWriter writer = writer()) {
      for (int i = 0; i < 20; i++) {
        writer.append(1 + i % 2, Items.item(i / 2));
      }
    }
    for (int channel = 1; channel <= 2; channel++) {
      assertThat(log(channel).items().stream().map(item -> item.planned().mediaId()))
          .containsExactly("m0", "m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9");
      assertThat(AsRunCheck.of(data, channel)).isEmpty();
    }
  }

  @Test
  void anotherWriterGoesOnWithTheChain() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (AsRunWriter writer = writer()) {
        writer.append(1, Items.item(i));
      }
    }
    assertThat(log(1).items()).hasSize(3);
    assertThat(AsRunCheck.of(data, 1)).isEmpty();
  }

  @Test
  void whatTheDiskRefusesIsWrittenWhenItCanBeAndSaidUntilThen() throws IOException {
    Path inTheWay = Files.createFile(data.resolve("asrun"));
    try (AsRunWriter writer = writer()) {
      writer.append(1, Items.item(0));
      writer.append(1, Items.item(1));
      awaitProblem(writer);
      Files.delete(inTheWay);
    }
    assertThat(log(1).items().stream().map(item -> item.planned().mediaId()))
        .containsExactly("m0", "m1");
  }

  private static void awaitProblem(AsRunWriter writer) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (writer.problems().isEmpty()) {
      assertThat(System.nanoTime()).as("the failure is told in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
    assertThat(writer.problems().getFirst()).startsWith("the as-run log cannot be written: ");
  }

  @Test
  void whatComesTooLateIsCounted() {
    AsRunWriter writer = writer();
    writer.close();
    writer.append(1, Items.item(0));
    assertThat(writer.problems())
        .containsExactly("1 items could not be written into the as-run log");
  }
}
