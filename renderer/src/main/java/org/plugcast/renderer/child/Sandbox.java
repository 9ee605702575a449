package org.plugcast.renderer.child;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The room of a browser: namespaces of its own, made by bubblewrap. In there are the programs of
 * this machine, which cannot be written, a disk that lies in memory and is gone with the browser,
 * no other process, and no network but loopback, where one port leads to one socket out here.
 *
 * @param program that is run
 * @param socket of the proxy, the only way out
 * @param diskBytes that can be written in all
 * @param dataBytes of memory that any one process can have
 */
public record Sandbox(Path program, Path socket, long diskBytes, long dataBytes) {
  /** In there; what runs in it has nothing else to write to. */
  public static final String HOME = "/home/page";

  /** Where the program finds its proxy. */
  public static final String PROXY = "127.0.0.1:3128";

  private static final String SOCKET = "/run/proxy";

  /**
   * Port 3128 is 0C38 in {@code /proc/net/tcp}. All that runs in here ends when the program does.
   */
  private static final String WITH_FORWARDER =
      "socat TCP-LISTEN:3128,bind=127.0.0.1,fork,max-children=128 UNIX-CONNECT:"
          + SOCKET
          + " 3<&- 4>&- </dev/null >/dev/null & "
          + "while kill -0 $!; do "
          + "if grep -q ':0C38 ' /proc/net/tcp; then exec \"$@\"; fi; sleep 0.01; done; exit 1";

  /** What a program needs of the system, besides {@code /usr}; no file with a secret in it. */
  private static final List<String> SEEN =
      List.of(
          "/etc/alternatives",
          "/etc/fonts",
          "/etc/ld.so.cache",
          "/etc/localtime",
          "/var/cache/fontconfig");

  /** The words before the program's own arguments, the program included. */
  public List<String> words() throws IOException {
    Programs.find("bwrap", "bubblewrap");
    Programs.find("socat", "socat");
    List<String> words = new ArrayList<>(Confinement.forBrowser(dataBytes));
    words.addAll(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
    words.addAll(Room.system());
    SEEN.forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
    Path real = program.toRealPath();
    if (!real.startsWith("/usr")) {
      String folder = real.resolveSibling("").toString();
      words.addAll(List.of("--ro-bind", folder, folder));
    }
    String bytes = Long.toString(diskBytes);
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--remount-ro", "/dev"));
    words.addAll(List.of("--size", bytes, "--tmpfs", HOME, "--symlink", HOME, "/tmp"));
    words.addAll(List.of("--ro-bind", socket.toString(), SOCKET, "--remount-ro", "/"));
    words.addAll(List.of("--chdir", HOME, "sh", "-c", WITH_FORWARDER, "sh", real.toString()));
    return words;
  }
}
