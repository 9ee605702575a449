package org.plugcast.renderer.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room of a codec: namespaces of its own, made by bubblewrap. In there are the programs of this
 * machine, which cannot be written, no file of anybody, no other process, and no network, not even
 * a loopback that leads anywhere.
 */
final class Room {
  private static final Logger LOG = LoggerFactory.getLogger(Room.class);
  private static final int TRIAL_SECONDS = 20;
  private static final List<String> PART_OF_USR = List.of("bin", "sbin", "lib", "lib64");

  /** What programs need of the system besides {@code /usr}: how libraries and fonts are found. */
  private static final List<String> SEEN =
      List.of("/etc/alternatives", "/etc/ld.so.cache", "/etc/fonts", "/var/cache/fontconfig");

  /** Whether rooms can be made here; a system may forbid it. Found out once. */
  private static final class Trial {
    static final boolean WORKS = works();
  }

  private Room() {}

  /** The words before those of a program; none where no room can be made. */
  static List<String> words(String program) throws IOException {
    return Trial.WORKS ? around(Path.of(program)) : List.of();
  }

  /** Binds of {@code /usr} and of what is a part of it: programs and libraries, to be read only. */
  static List<String> system() {
    List<String> words = new ArrayList<>(List.of("--ro-bind", "/usr", "/usr"));
    for (String folder : PART_OF_USR) {
      if (Files.isSymbolicLink(Path.of("/", folder))) {
        words.addAll(List.of("--symlink", "usr/" + folder, "/" + folder));
      } else {
        words.addAll(List.of("--ro-bind-try", "/" + folder, "/" + folder));
      }
    }
    return words;
  }

  private static List<String> around(Path program) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent", "--new-session"));
    words.addAll(system());
    SEEN.forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
    if (program.isAbsolute() && !program.toRealPath().startsWith("/usr")) {
      String folder = program.resolveSibling("").toString();
      words.addAll(List.of("--ro-bind", folder, folder));
      // Without /proc a program cannot find the libraries beside it by itself.
      words.addAll(List.of("--setenv", "LD_LIBRARY_PATH", folder));
    }
    words.addAll(List.of("--dev", "/dev", "--remount-ro", "/dev", "--remount-ro", "/"));
    words.addAll(List.of("--chdir", "/", "--"));
    return words;
  }

  private static boolean works() {
    try {
      Programs.find("bwrap", "bubblewrap");
      List<String> words = new ArrayList<>(Confinement.withoutRights("--no-new-privs"));
      words.addAll(around(Path.of("true")));
      words.add("true");
      Process trial = new ProcessBuilder(words).redirectErrorStream(true).start();
      trial.getOutputStream().close();
      if (status(trial) == 0) {
        return true;
      }
      trial.destroyForcibly();
      LOG.warn("codecs-without-rooms reason={}", said(trial));
    } catch (IOException e) {
      LOG.warn("codecs-without-rooms reason={}", e.getMessage());
    }
    return false;
  }

  /** Waits whatever interrupts the thread: what is found out here holds for good. */
  private static int status(Process trial) {
    return trial
        .onExit()
        .thenApply(Process::exitValue)
        .completeOnTimeout(-1, TRIAL_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  private static String said(Process trial) throws IOException {
    return new String(trial.getInputStream().readNBytes(1000), StandardCharsets.UTF_8).strip();
  }
}
