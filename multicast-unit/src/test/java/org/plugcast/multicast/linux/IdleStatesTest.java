package org.plugcast.multicast.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IdleStatesTest {
  private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");

  /** What all who asked for something may count on, in microseconds. */
  private static int bound() throws IOException {
    return ByteBuffer.wrap(Files.newInputStream(DEVICE).readNBytes(Integer.BYTES))
        .order(ByteOrder.nativeOrder())
        .getInt();
  }

  @Test
  void boundsThemWhileItIsOpen() throws IOException {
    assumeTrue(Files.isReadable(DEVICE) && Files.isWritable(DEVICE), "needs root");
    assumeTrue(bound() > 2, "another process has asked for no more");
    try (IdleStates shallow = IdleStates.shallow()) {
      assertThat(shallow).isNotNull();
      assertThat(bound()).isBetween(0, 2);
    }
    assertThat(bound()).isGreaterThan(2);
  }

  @Test
  void leavesThemAsTheyAre() throws IOException {
    assumeTrue(Files.isReadable(DEVICE), "needs root");
    int before = bound();
    IdleStates.all().close();
    assertThat(bound()).isEqualTo(before);
  }
}
