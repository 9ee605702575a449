package org.plugcast.renderer.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.plugcast.renderer.child.Confinement;
import org.plugcast.renderer.child.Starter;

/**
 * One Chromium with a home of its own. Its commands come by its standard input and output, so it
 * ends by itself when this process is gone.
 */
final class Browser implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("chromium-headless-shell", "chrome-headless-shell");

  private static final String HOME_PREFIX = "plugcast-page-";

  /** Descriptors 3 and 4 are where Chromium looks for its pipes; its log goes to a file. */
  private static final String PLUMBING =
      "log=$1; shift; exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>\"$log\"";

  /** What makes pictures equal from run to run, and keeps the browser to itself. */
  private static final List<String> FLAGS =
      List.of(
          "--headless",
          "--remote-debugging-pipe",
          "--enable-begin-frame-control",
          "--deterministic-mode",
          "--run-all-compositor-stages-before-draw",
          "--disable-new-content-rendering-timeout",
          "--disable-threaded-animation",
          "--disable-threaded-scrolling",
          "--disable-checker-imaging",
          "--disable-image-animation-resync",
          "--font-render-hinting=none",
          "--disable-lcd-text",
          "--force-color-profile=srgb",
          "--hide-scrollbars",
          "--mute-audio",
          "--disable-gpu",
          "--disable-dev-shm-usage",
          "--disable-background-networking",
          "--disable-breakpad",
          "--disable-component-update",
          "--disable-default-apps",
          "--disable-extensions",
          "--disable-quic",
          "--disable-sync",
          "--no-default-browser-check",
          "--no-first-run",
          "--no-proxy-server",
          "--js-flags=--max-old-space-size=512 --random-seed=1");

  private static final String COMPOSITOR = "--type=gpu-process";

  private final Process process;
  private final Path home;

  private Browser(Process process, Path home) {
    this.process = process;
    this.home = home;
  }

  /** The headless shell of Debian, the only Chromium whose frames can be asked for one by one. */
  static Path program() throws IOException {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    for (String folder : (path + ":/usr/bin").split(":", -1)) {
      for (String name : PROGRAMS) {
        Path file = Path.of(folder, name);
        if (!folder.isEmpty() && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    throw new IOException(
        "chromium-headless-shell is not installed; on Debian: apt-get install"
            + " chromium-headless-shell");
  }

  /**
   * Starts a browser.
   *
   * @param hosts that its pages may reach; {@code *} for all
   * @param scale device pixels in a CSS pixel
   */
  static Browser start(Set<String> hosts, double scale) throws IOException {
    Path program = program();
    removeHomesOfTheDead();
    Path home = Files.createTempDirectory(HOME_PREFIX + ProcessHandle.current().pid() + "-");
    try {
      Confinement.give(home);
      return new Browser(launch(program, home, hosts, scale), home);
    } catch (IOException e) {
      Confinement.discard(home);
      throw e;
    }
  }

  private static Process launch(Path program, Path home, Set<String> hosts, double scale)
      throws IOException {
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", PLUMBING, "sh", home.resolve("log").toString()));
    words.addAll(Confinement.forBrowser());
    words.add(program.toString());
    words.addAll(FLAGS);
    words.add("--user-data-dir=" + home.resolve("profile"));
    words.add(String.format(Locale.ROOT, "--force-device-scale-factor=%.6f", scale));
    if (!hosts.contains("*")) {
      words.add("--host-resolver-rules=" + resolverRules(hosts));
    }
    words.add("about:blank");
    ProcessBuilder builder = new ProcessBuilder(words).directory(home.toFile());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().clear();
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TMPDIR", home.toString());
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    String zone = System.getenv("TZ");
    if (zone != null) {
      builder.environment().put("TZ", zone);
    }
    return Starter.start(builder);
  }

  /** No name is found but the allowed ones. */
  static String resolverRules(Set<String> hosts) {
    StringBuilder rules = new StringBuilder("MAP * ~NOTFOUND");
    for (String host : hosts) {
      if (!host.matches("[A-Za-z0-9._:\\[\\]-]+")) {
        throw new IllegalArgumentException("host of a page: " + host);
      }
      rules.append(", EXCLUDE ").append(host);
    }
    return rules.toString();
  }

  DevTools connect(DevTools.Listener listener) {
    return new DevTools(process.getInputStream(), process.getOutputStream(), listener);
  }

  /** The process that draws; it has Chromium's word for what it is in its command line. */
  OptionalLong compositor() throws IOException {
    for (ProcessHandle child : process.descendants().toList()) {
      Path words = Path.of("/proc", Long.toString(child.pid()), "cmdline");
      try {
        if (Files.readString(words, StandardCharsets.ISO_8859_1).contains(COMPOSITOR)) {
          return OptionalLong.of(child.pid());
        }
      } catch (NoSuchFileException e) {
        // It has ended since.
      }
    }
    return OptionalLong.empty();
  }

  /** A folder that the browser can read, gone when it is. */
  Path home() {
    return home;
  }

  /** Last words of its log, for a reason. */
  String said() {
    try {
      List<String> lines =
          Files.readString(home.resolve("log")).lines().filter(l -> l.contains(":FATAL:")).toList();
      return lines.isEmpty() ? "" : ": " + lines.getLast();
    } catch (IOException e) {
      return "";
    }
  }

  /** Ends the whole tree; at most two seconds are given to an orderly end. */
  @Override
  public void close() {
    List<ProcessHandle> tree = process.descendants().toList();
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // It is ended below in any case.
    }
    try {
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
    try {
      Confinement.discard(home);
    } catch (IOException e) {
      // Removed by the next start.
    }
  }

  /** A process that was killed could not tidy up. */
  private static void removeHomesOfTheDead() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(temporary, HOME_PREFIX + "*")) {
      for (Path old : homes) {
        String[] words = old.getFileName().toString().substring(HOME_PREFIX.length()).split("-", 2);
        if (words[0].matches("\\d{1,9}")
            && ProcessHandle.of(Long.parseLong(words[0])).isEmpty()
            && Files.isWritable(old)) {
          Confinement.discard(old);
        }
      }
    } catch (NoSuchFileException e) {
      // Another process removed it at the same time.
    }
  }
}
