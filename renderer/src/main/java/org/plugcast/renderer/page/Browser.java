package org.plugcast.renderer.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.plugcast.renderer.child.Confinement;
import org.plugcast.renderer.child.Programs;
import org.plugcast.renderer.child.Sandbox;
import org.plugcast.renderer.child.Starter;
import org.plugcast.renderer.proxy.FilterProxy;
import org.plugcast.renderer.proxy.OwnPages;
import org.plugcast.renderer.proxy.Reach;

/**
 * One Chromium in a room of its own, with a proxy of its own. Its commands come by its standard
 * input and output; nothing of it is left when it or this process ends.
 */
final class Browser implements AutoCloseable {
  private static final String PROGRAM = "chromium-headless-shell";

  private static final String PREFIX = "plugcast-page-";

  private static final String SOCKET = "proxy";

  /** The kernel has been told to end them: only a machine with too much to do takes longer. */
  private static final Duration END_LIMIT = Duration.ofSeconds(10);

  private static final Duration END_INTERVAL = Duration.ofMillis(5);

  /** Descriptors 3 and 4 are where Chromium looks for its pipes. */
  private static final String PLUMBING = "exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null";

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
          "--js-flags=--max-old-space-size=512 --random-seed=1");

  private static final String COMPOSITOR = "--type=gpu-process";

  /** What a page asks for that no page on air needs, and the one way to the network. */
  private static final List<String> REFUSED =
      List.of(
          "--proxy-server=http://" + Sandbox.PROXY,
          // Also for what Chromium would otherwise take for its own machine.
          "--proxy-bypass-list=<-loopback>",
          "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
          "--dns-prefetch-disable",
          "--no-pings",
          "--block-new-web-contents",
          "--deny-permission-prompts",
          "--disable-notifications",
          "--disable-print-preview",
          "--disable-file-system",
          "--disable-speech-api",
          "--disable-speech-synthesis-api",
          "--disable-domain-reliability",
          "--disable-client-side-phishing-detection",
          "--disk-cache-size=1");

  private final Process process;
  private final Path folder;
  private final FilterProxy proxy;
  private final BrowserLog log;
  private final BrowserWatch watch;

  private Browser(Process process, Path folder, FilterProxy proxy, BrowserLimits limits) {
    this.process = process;
    this.folder = folder;
    this.proxy = proxy;
    this.log = new BrowserLog(process.getErrorStream());
    this.watch = new BrowserWatch(process, limits);
  }

  /** The headless shell of Debian, the only Chromium whose frames can be asked for one by one. */
  private static Path program() throws IOException {
    try {
      return Programs.find("chrome-headless-shell", PROGRAM);
    } catch (IOException e) {
      return Programs.find(PROGRAM, PROGRAM);
    }
  }

  /** Starts a browser for a page, and the proxy that is its only way to the network. */
  static Browser start(PageRequest request) throws IOException, PageFailedException {
    Reach reach = Reach.of(request.hosts()).with(request.page());
    OwnPages own = PageLocation.ownPages(request.page());
    BrowserLimits limits = BrowserLimits.forPageOf(request.context().duration());
    removeFoldersOfTheDead();
    Path folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
    try {
      Confinement.give(folder);
      Path socket = folder.resolve(SOCKET);
      FilterProxy proxy = FilterProxy.start(socket, reach, own);
      try {
        return new Browser(launch(socket, limits, request.scale()), folder, proxy, limits);
      } catch (IOException e) {
        proxy.close();
        throw e;
      }
    } catch (IOException e) {
      Confinement.discard(folder);
      throw e;
    }
  }

  private static Process launch(Path socket, BrowserLimits limits, double scale)
      throws IOException {
    Sandbox sandbox = new Sandbox(program(), socket, limits.diskBytes(), limits.processBytes());
    List<String> words = new ArrayList<>(List.of("sh", "-c", PLUMBING, "sh"));
    words.addAll(sandbox.words());
    words.addAll(FLAGS);
    words.addAll(REFUSED);
    words.add("--user-data-dir=" + Sandbox.HOME + "/profile");
    words.add(String.format(Locale.ROOT, "--force-device-scale-factor=%.6f", scale));
    words.add("about:blank");
    ProcessBuilder builder = new ProcessBuilder(words).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().put("HOME", Sandbox.HOME);
    builder.environment().put("TMPDIR", Sandbox.HOME);
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    String zone = System.getenv("TZ");
    if (zone != null) {
      builder.environment().put("TZ", zone);
    }
    return Starter.start(builder);
  }

  DevTools connect(DevTools.Listener listener) {
    return new DevTools(process.getInputStream(), process.getOutputStream(), listener);
  }

  /** What goes to the network and comes from there. */
  FilterProxy network() {
    return proxy;
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

  /** Why it ended, in words that follow others; an empty string if nothing is known. */
  String said() throws InterruptedException {
    if (!watch.reason().isEmpty()) {
      return ": it " + watch.reason();
    }
    if (process.isAlive()) {
      return "";
    }
    String last = log.last();
    return last.isEmpty()
        ? ": status " + process.exitValue() + ", as when memory or disk run out"
        : ": " + last;
  }

  /** Ends all that runs in its room, and waits for its end. */
  @Override
  public void close() {
    List<ProcessHandle> tree = process.descendants().toList();
    process.destroyForcibly();
    tree.forEach(ProcessHandle::destroyForcibly);
    watch.close();
    proxy.close();
    awaitEnd(tree);
    try {
      Confinement.discard(folder);
    } catch (IOException e) {
      // Removed by the next start.
    }
  }

  private void awaitEnd(List<ProcessHandle> tree) {
    long deadline = System.nanoTime() + END_LIMIT.toNanos();
    while ((process.isAlive() || tree.stream().anyMatch(ProcessHandle::isAlive))
        && System.nanoTime() - deadline < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(END_INTERVAL.toNanos());
    }
  }

  /** A process that was killed could not tidy up. */
  private static void removeFoldersOfTheDead() throws IOException {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path old : homes) {
        String[] words = old.getFileName().toString().substring(PREFIX.length()).split("-", 2);
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
