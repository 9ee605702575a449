package org.plugcast.multicast.wire;

import java.io.IOException;
import org.plugcast.multicast.linux.Linux;
import org.plugcast.multicast.pacing.Wire;

/** Opens wires. */
@FunctionalInterface
public interface Wires {

  /**
   * Opens a wire of its own.
   *
   * @throws IOException saying why the interface cannot send
   */
  Wire open() throws IOException;

  /** The best that this system has. */
  static Wires of(WireOptions options) {
    return () -> Linux.isHere() ? LinuxWire.open(options) : NioWire.open(options);
  }
}
