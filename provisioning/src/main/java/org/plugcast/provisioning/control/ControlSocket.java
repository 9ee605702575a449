package org.plugcast.provisioning.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the socket of a headend is. */
public final class ControlSocket {
  private static final String NAME = "control";

  /** A socket's name has 108 bytes, the last of which is 0. unix(7). */
  private static final int LONGEST = 107;

  private ControlSocket() {}

  /**
   * Its address.
   *
   * @throws IOException if the folder's name is too long for a socket in it
   */
  static UnixDomainSocketAddress in(Path folder) throws IOException {
    Path path = folder.resolve(NAME);
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw new IOException(
          path
              + " is too long a name for a socket ("
              + length
              + " bytes, at most "
              + LONGEST
              + "): choose a shorter --data");
    }
    return UnixDomainSocketAddress.of(path);
  }
}
