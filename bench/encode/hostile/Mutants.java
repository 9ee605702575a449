import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * The campaign: WORK COUNT SEED CASE KEEP, the last two may be empty. Runs in the namespaces that {@code mutants} makes: no process there is anybody
 * else's, and nftables counts each packet that leaves.
 */
final class Mutants {
  private static final int BATCH = 100;

  private final Path work;
  private final Path seeds;
  private final Path keep;
  private final Trial trial;
  private final Surroundings surroundings;
  private final ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  private final Map<String, int[]> bySeed = new TreeMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private Trial.Result slowest;
  private int bad;

  /** Something to be tried: its name, and where its files are. */
  private record Case(String name, Path folder, boolean playable) {}

  private Mutants(Path work, Path keep) throws IOException, InterruptedException {
    this.work = work;
    this.seeds = work.resolve("seeds");
    this.keep = keep;
    Path canary = Files.copy(seeds.resolve("mpeg2.ts"), work.resolve("canary.ts"));
    Bombs.write(work.resolve("bombs"), seeds, canary);
    Surroundings.control(work.resolve("bombs"));
    this.trial = new Trial(work.resolve("left-work"));
    this.surroundings = new Surroundings();
  }

  public static void main(String[] words) throws Exception {
    Path work = Path.of(words[0]);
    Mutants mutants = new Mutants(work, words[4].isEmpty() ? null : Path.of(words[4]));
    mutants.run(Integer.parseInt(words[1]), Long.parseLong(words[2]), words[3]);
    System.exit(mutants.bad == 0 ? 0 : 1);
  }

  private void run(int count, long campaign, String only) throws Exception {
    if (!only.isEmpty()) {
      Trial.Result result = only.contains("~") ? tried(mutant(only, 0)) : bomb(only);
      System.out.println(result);
      result.notes().forEach(note -> System.out.println("     " + note));
      bad += result.wrong().isEmpty() ? 0 : 1;
      return;
    }
    long began = System.nanoTime();
    bombs();
    mutants(count, campaign);
    summary(count, (System.nanoTime() - began) / 1e9);
  }

  // --- Bombs: one folder, as an operator would have it ---

  private void bombs() throws Exception {
    List<Trial.Found> found = Trial.scan(work.resolve("bombs"));
    List<Future<Trial.Result>> results = new ArrayList<>();
    for (Trial.Found file : found) {
      results.add(threads.submit(() -> trial.run(file.file(), file.found(), work.resolve("made-" + file.number()), !file.file().startsWith("no-"))));
    }
    for (Future<Trial.Result> result : results) {
      ended("bombs", result.get());
      System.out.println(result.get());
    }
    surroundings.check("the bombs").forEach(this::wrong);
  }

  private Trial.Result bomb(String name) throws Exception {
    for (Trial.Found file : Trial.scan(work.resolve("bombs"))) {
      if (file.file().equals(name)) {
        return trial.run(name, file.found(), work.resolve("made"), !name.startsWith("no-"));
      }
    }
    throw new IllegalArgumentException(name + ": no such bomb");
  }

  // --- Mutants: each in a folder of its own ---

  private void mutants(int count, long campaign) throws Exception {
    List<String> names;
    try (Stream<Path> files = Files.list(seeds)) {
      names = files.map(file -> file.getFileName().toString()).sorted().toList();
    }
    for (int first = 0; first < count; first += BATCH) {
      List<Future<Trial.Result>> results = new ArrayList<>();
      for (int number = first; number < Math.min(count, first + BATCH); number++) {
        int n = number;
        results.add(threads.submit(() -> tried(mutant(Mutator.name(names, campaign, n), n))));
      }
      for (Future<Trial.Result> result : results) {
        take(result);
      }
      surroundings.check("mutants " + first + " to " + (first + results.size() - 1)).forEach(this::wrong);
    }
  }

  private void take(Future<Trial.Result> future) throws InterruptedException, ExecutionException {
    Trial.Result result = future.get();
    ended(Mutator.seed(result.name()), result);
    if (!result.wrong().isEmpty()) {
      System.out.println(result);
    }
  }

  private Case mutant(String name, int number) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(work.resolve("case-" + number));
    String seed = Mutator.seed(name);
    String extension = seed.substring(seed.lastIndexOf('.'));
    byte[] bytes = Mutator.bytes(seeds, name);
    boolean beside = extension.equals(".lrc") || extension.equals(".json") || isCover(name, extension);
    if (beside) {
      Files.copy(seeds.resolve("16.wav"), folder.resolve("item.wav"));
    }
    Files.write(folder.resolve("item" + extension), bytes);
    if (keep != null) {
      Files.write(keep.resolve(name.replace('/', '_') + extension), bytes);
    }
    return new Case(name, folder, true);
  }

  /** Half of the pictures that may be covers are tried as such. */
  private static boolean isCover(String name, String extension) {
    return List.of(".png", ".jpg", ".webp").contains(extension) && name.hashCode() % 2 == 0;
  }

  private Trial.Result tried(Case one) throws Exception {
    List<Trial.Found> found = Trial.scan(one.folder());
    if (found.size() != 1) {
      return new Trial.Result(one.name(), "", 0, List.of("the scan found " + found), List.of());
    }
    Trial.Result result = trial.run(one.name(), found.getFirst().found(), one.folder().resolve("made"), one.playable());
    try (Stream<Path> files = Files.walk(one.folder())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return result;
  }

  // --- What came of it ---

  private void ended(String kind, Trial.Result result) {
    int[] counts = bySeed.computeIfAbsent(kind, _ -> new int[3]);
    counts[result.outcome().startsWith("made") ? 2 : result.outcome().startsWith("refused") ? 0 : 1]++;
    if (!result.outcome().startsWith("made")) {
      reasons.merge(result.outcome().replaceAll("[0-9]+", "N").replaceAll("^(.{0,140}).*", "$1"), 1, Integer::sum);
    }
    bad += result.wrong().isEmpty() ? 0 : 1;
    slowest = slowest == null || result.seconds() > slowest.seconds() ? result : slowest;
  }

  private void wrong(String what) {
    bad++;
    System.out.println("BAD  " + what);
  }

  private void summary(int count, double seconds) {
    int[] all = new int[3];
    System.out.printf("%-22s %8s %8s %8s%n", "seed", "refused", "failed", "made");
    bySeed.forEach(
        (kind, counts) -> {
          System.out.printf("%-22s %8d %8d %8d%n", kind, counts[0], counts[1], counts[2]);
          for (int i = 0; i < 3; i++) {
            all[i] += counts[i];
          }
        });
    System.out.println("reasons, the most frequent first:");
    reasons.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(25)
        .forEach(reason -> System.out.printf("%6d  %s%n", reason.getValue(), reason.getKey()));
    System.out.printf(
        Locale.ROOT,
        "%d mutants and the bombs in %.0f s: %d refused, %d failed with a reason, %d made into clean clips, %d bad; slowest %.1f s: %s%n",
        count, seconds, all[0], all[1], all[2], bad, slowest.seconds(), slowest.name());
  }
}
