package org.plugcast.multicast.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ClockPageTest {
  private static final long UTC = 1_800_000_000_000_000_000L;

  private final ByteBuffer memory = ByteBuffer.allocateDirect(ClockPage.BYTES);
  private final ClockPage written = new ClockPage(memory);
  private final ClockPage read = new ClockPage(memory.duplicate());

  @Test
  void timeGoesOnFromWhatWasPublishedAtItsSlew() {
    written.publish(1_000, UTC, 10_000);
    assertThat(read.utcNs(1_000)).isEqualTo(UTC);
    assertThat(read.utcNs(1_000 + 1_000_000_000)).isEqualTo(UTC + 1_000_010_000);
    written.publish(5_000, UTC, -10_000);
    assertThat(read.utcNs(5_000 + 3_600_000_000_000L)).isEqualTo(UTC + 3_599_964_000_000L);
  }

  @Test
  void aReaderDoesNotWaitForAWriterThatIsHeldUp() {
    written.publish(1_000, UTC, 0);
    int halfWritten = 64;
    memory.putLong(halfWritten, 77).putLong(halfWritten + 8, 88);
    assertThat(read.utcNs(2_000)).isEqualTo(UTC + 1_000);
  }

  @Test
  void aReaderNeverSeesHalfOfWhatIsPublished() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    written.publish(0, UTC, 0);
    CompletableFuture<Void> writer =
        CompletableFuture.runAsync(
            () -> {
              for (long i = 1; !done.get(); i++) {
                written.publish(i * 1_000_000, UTC + i * 1_000_000, 0);
              }
            });
    for (int i = 0; i < 2_000_000; i++) {
      assertThat(read.utcNs(0) == UTC).isTrue();
    }
    done.set(true);
    writer.get();
  }
}
