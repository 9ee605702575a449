import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plugcast.renderer.page.Backdrop;
import org.plugcast.renderer.page.CaptureLimits;
import org.plugcast.renderer.page.PageCapture;
import org.plugcast.renderer.page.PageContext;
import org.plugcast.renderer.page.PageFailedException;
import org.plugcast.renderer.page.PageRequest;
import org.plugcast.renderer.page.PageUse;
import org.plugcast.ts.elementary.FrameRate;

/**
 * Captures hostile pages, one after the other, and looks after each what came of it. COUNT SEED SECONDS. Runs in the
 * namespaces that {@code run} makes: no process there is anybody else's, and nftables counts each packet to a canary.
 */
final class Campaign {
  private static final int FRAMES = 45;

  /** Times as long as they are shown that pictures may take. */
  private static final int SLOWEST = 10;
  private static final Duration END = Duration.ofSeconds(5);
  private static final Pattern COUNTER = Pattern.compile("counter (\\w+) \\{\\s*packets (\\d+)");

  private final CaptureLimits limits;
  private final Duration longest;
  private final Set<Long> processes;
  private Map<String, Long> counters;
  private int shown;
  private int bad;

  private Campaign(Duration limit) throws IOException, InterruptedException {
    this.limits = new CaptureLimits(limit, limit, Duration.ofSeconds(1), SLOWEST);
    // Loading, all pictures at the slowest that is allowed, and what a busy machine takes to start and end a browser.
    this.longest = limit.multipliedBy(2).plusMillis(SLOWEST * FRAMES * 1_001L / 30).plusSeconds(15);
    this.processes = running();
    this.counters = counters();
  }

  public static void main(String[] words) throws Exception {
    Duration limit = Duration.ofSeconds(Long.parseLong(words[2]));
    Control.check();
    Campaign campaign = new Campaign(limit);
    List<Hostile.Page> pages = Hostile.pages(Integer.parseInt(words[0]), Long.parseLong(words[1]));
    long began = System.nanoTime();
    for (Hostile.Page page : pages) {
      campaign.capture(page);
    }
    System.out.printf(
        "%d pages in %.0f s: %d shown, %d failed with a reason, %d bad%n",
        pages.size(), (System.nanoTime() - began) / 1e9, campaign.shown, pages.size() - campaign.shown - campaign.bad, campaign.bad);
    System.exit(campaign.bad == 0 ? 0 : 1);
  }

  private void capture(Hostile.Page page) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    long began = System.nanoTime();
    String outcome;
    try {
      outcome = show(page);
      shown++;
    } catch (PageFailedException e) {
      outcome = "failed: " + e.getMessage();
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        wrong.add("no reason");
      }
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    if (took.compareTo(longest) > 0) {
      wrong.add("took longer than " + longest.toSeconds() + " s");
    }
    wrong.addAll(left());
    Map<String, Long> now = counters();
    now.forEach(
        (canary, packets) -> {
          if (packets > counters.get(canary)) {
            wrong.add(packets - counters.get(canary) + " packets to " + canary);
          }
        });
    counters = now;
    if (!wrong.isEmpty()) {
      bad += 1;
      shown -= outcome.startsWith("failed") ? 0 : 1;
    }
    System.out.printf(
        "%s %d %s -> %s (%.1f s) %s %s%n",
        wrong.isEmpty() ? "ok  " : "BAD ", page.number(), page.kind(), page.target(), took.toMillis() / 1e3, outcome, wrong.isEmpty() ? "" : wrong);
  }

  private String show(Hostile.Page page) throws IOException, InterruptedException, PageFailedException {
    // The most open list that there is, or none.
    Set<String> hosts = new Random(page.random()).nextBoolean() ? Set.of("*", "*:8080") : Set.of();
    PageContext context =
        new PageContext(Map.of("id", "1"), Map.of(), Map.of("title", "Hostile"), Optional.empty(), Duration.ofSeconds(10), List.of(), PageUse.AUDIO, Map.of());
    PageRequest request =
        new PageRequest(URI.create(page.url()), context, hosts, 640, 360, 1, 0.05, new FrameRate(30_000, 1_001), Backdrop.WHITE, Instant.EPOCH);
    int pictures = 0;
    List<String> notes = List.of();
    try (PageCapture capture = PageCapture.open(request, limits)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        pictures += capture.next().isPresent() ? 1 : 0;
      }
      notes = capture.notes();
    }
    return pictures + " pictures" + (notes.isEmpty() ? "" : ", " + notes.size() + " notes: " + notes.getFirst());
  }

  // --- What is left of a page ---

  private List<String> left() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + END.toNanos();
    Set<Long> more = more();
    while (!more.isEmpty() && System.nanoTime() < deadline) {
      Thread.sleep(50);
      more = more();
    }
    List<String> wrong = new ArrayList<>();
    for (long pid : more) {
      wrong.add("process left: " + Control.words(pid));
    }
    return wrong;
  }

  private Set<Long> more() {
    Set<Long> now = running();
    now.removeAll(processes);
    return now;
  }

  private static Set<Long> running() {
    return ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** Packets to each canary so far. */
  static Map<String, Long> counters() throws IOException, InterruptedException {
    Process nft = new ProcessBuilder("nft", "list", "counters").redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(nft.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (nft.waitFor() != 0) {
      throw new IOException("nft list counters failed");
    }
    Map<String, Long> counters = new TreeMap<>();
    for (Matcher counter = COUNTER.matcher(text); counter.find(); ) {
      counters.put(counter.group(1), Long.parseLong(counter.group(2)));
    }
    if (counters.isEmpty()) {
      throw new IOException("no counters: " + text);
    }
    return counters;
  }

  /** Shows that the canaries sing: a browser without a room, a proxy or a sandbox reaches every one of them. */
  private static final class Control {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final List<String> REACHED = List.of("loopback", "management", "linklocal", "private", "own");

    static void check() throws IOException, InterruptedException {
      Path home = Files.createTempDirectory("control");
      Path page = home.resolve("page.html");
      StringBuilder html = new StringBuilder();
      for (String target : List.of("127.0.0.1:8080", "10.77.0.2", "169.254.77.2", "192.168.77.2", "45.45.45.1:8080")) {
        html.append("<img src='http://").append(target).append("/control'>");
      }
      Files.writeString(page, html);
      Map<String, Long> before = counters();
      Process browser =
          new ProcessBuilder(
                  "chromium-headless-shell", "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + home,
                  "--timeout=110000", "--screenshot=" + home.resolve("x.png"), page.toUri().toString())
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("log").toFile())
              .start();
      List<String> missing = new ArrayList<>(REACHED);
      for (long end = System.nanoTime() + LIMIT.toNanos(); !missing.isEmpty() && System.nanoTime() < end; Thread.sleep(200)) {
        Map<String, Long> now = counters();
        missing.removeIf(canary -> now.get(canary) > before.get(canary));
      }
      end(browser);
      if (!missing.isEmpty()) {
        throw new IOException("the control did not reach " + missing + ": counts prove nothing: " + Files.readString(home.resolve("log")));
      }
      System.out.println("control: an open browser reached " + REACHED);
      try (var files = Files.walk(home)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }

    private static void end(Process browser) throws InterruptedException {
      List<ProcessHandle> tree = browser.descendants().toList();
      browser.destroyForcibly().waitFor();
      tree.forEach(ProcessHandle::destroyForcibly);
      while (tree.stream().anyMatch(ProcessHandle::isAlive)) {
        Thread.sleep(20);
      }
    }

    static String words(long pid) {
      try {
        String words = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
        return pid + " " + words.substring(0, Math.min(words.length(), 160));
      } catch (IOException e) {
        return Long.toString(pid);
      }
    }
  }
}
