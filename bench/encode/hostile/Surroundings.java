import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What lies around the children and must not change: processes, and packets that leave. One thread. */
final class Surroundings {
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final Pattern COUNTER = Pattern.compile("counter (\\w+) \\{\\s*packets (\\d+)");

  private final Set<Long> processes;
  private Map<String, Long> counters;

  Surroundings() throws IOException, InterruptedException {
    this.processes = running();
    this.counters = counters();
  }

  /** What is wrong after something has ended. */
  List<String> check(String what) throws IOException, InterruptedException {
    List<String> wrong = new ArrayList<>();
    Set<Long> more = more();
    for (long end = System.nanoTime() + PATIENCE_NANOS; !more.isEmpty() && System.nanoTime() < end; more = more()) {
      Thread.sleep(50);
    }
    for (long pid : more) {
      wrong.add("after " + what + ": process left: " + words(pid));
    }
    Map<String, Long> now = counters();
    now.forEach(
        (counter, packets) -> {
          if (packets > counters.get(counter)) {
            wrong.add("after " + what + ": " + (packets - counters.get(counter)) + " packets to " + counter);
          }
        });
    counters = now;
    return wrong;
  }

  /** Shows that the canaries sing: an ffmpeg that may do what it likes plays the list of files, and sends packets for the others. */
  static void control(Path bombs) throws IOException, InterruptedException {
    Map<String, Long> before = counters();
    if (open(bombs.resolve("no-hls-file.mp3")) != 0) {
      throw new IOException("the control could not play the canary: that others do not proves nothing");
    }
    var _ = open(bombs.resolve("no-hls-loopback.mp3"));
    var _ = open(bombs.resolve("no-hls-elsewhere.mp3"));
    Map<String, Long> after = counters();
    if (after.get("loopback") <= before.get("loopback")) {
      throw new IOException("the control sent no packet to loopback: counts prove nothing: " + after);
    }
    System.out.println("control: an open ffmpeg played the canary and sent packets: " + after);
  }

  private static int open(Path list) throws IOException, InterruptedException {
    String protocols = "file,http,tcp,crypto,data,pipe,fd";
    return new ProcessBuilder(
            "timeout", "10", "ffmpeg", "-v", "quiet", "-nostdin", "-protocol_whitelist", protocols, "-allowed_extensions", "ALL", "-f", "hls", "-i",
            list.toString(), "-t", "0.2", "-f", "null", "-")
        .inheritIO()
        .start()
        .waitFor();
  }

  private Set<Long> more() {
    Set<Long> now = running();
    now.removeAll(processes);
    return now;
  }

  private static Set<Long> running() {
    return ProcessHandle.allProcesses().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private static String words(long pid) {
    try {
      String words = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
      return pid + " " + words.substring(0, Math.min(words.length(), 160));
    } catch (IOException e) {
      return Long.toString(pid);
    }
  }

  private static Map<String, Long> counters() throws IOException, InterruptedException {
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
}
