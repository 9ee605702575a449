package org.plugcast.multicast.linux;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Bounds how long the processors of this machine take to wake up, for as long as it is open. The
 * kernel's PM QoS interface, {@code Documentation/power/pm_qos_interface.rst}.
 */
public final class IdleStates implements AutoCloseable {
  private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");
  private static final Path DRIVER = Path.of("/sys/devices/system/cpu/cpuidle/current_driver");

  /** The idle driver of virtual machines, which can halt or go round, and nothing between. */
  private static final String VIRTUAL = "haltpoll";

  /** What the shallowest state of halted processors takes: C1. */
  private static final int SHALLOW_US = 2;

  private final Optional<FileChannel> request;

  private IdleStates(Optional<FileChannel> request) {
    this.request = request;
  }

  /** Lets them sleep as they like. */
  public static IdleStates all() {
    return new IdleStates(Optional.empty());
  }

  /**
   * Keeps processors in states from which they wake at once; in a virtual machine, where to halt is
   * to wait for the host, they do not halt.
   *
   * @throws IOException where this process may not ask for that
   */
  public static IdleStates shallow() throws IOException {
    FileChannel request = FileChannel.open(DEVICE, StandardOpenOption.WRITE);
    ByteBuffer bound = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
    try {
      request.write(bound.putInt(0, VIRTUAL.equals(driver()) ? 0 : SHALLOW_US));
      return new IdleStates(Optional.of(request));
    } catch (IOException e) {
      request.close();
      throw e;
    }
  }

  private static String driver() throws IOException {
    try {
      return Files.readString(DRIVER).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    if (request.isPresent()) {
      request.get().close();
    }
  }
}
