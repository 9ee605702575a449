import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.plugcast.caching.catalogue.Examined;
import org.plugcast.caching.jobs.Examiner;
import org.plugcast.caching.media.ChannelFolder;
import org.plugcast.caching.media.FoundFile;
import org.plugcast.caching.media.MediaFolder;
import org.plugcast.caching.render.RenderedItems;
import org.plugcast.provisioning.encode.ItemFile;
import org.plugcast.renderer.ChannelPage;
import org.plugcast.renderer.ItemRenderer;
import org.plugcast.renderer.Profile;
import org.plugcast.renderer.RenderFailedException;
import org.plugcast.renderer.RenderRequest;
import org.plugcast.renderer.RenderedItem;
import org.plugcast.renderer.SoundOrder;
import org.plugcast.renderer.media.FfmpegPrograms;
import org.plugcast.renderer.media.Lyrics;
import org.plugcast.renderer.media.MediaProbe;
import org.plugcast.renderer.profile.ProfileFolder;
import org.plugcast.ts.inspect.Report;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.ItemStream;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.store.ClipStore;

/** One file on the path that files of a media folder take: scanned, examined, made, and the clip inspected. Any number of threads. */
final class Trial {
  /** ffprobe may take 30 s; a busy machine needs some more to start and end it. */
  private static final double LONGEST_EXAMINATION = 40;

  /** A hang is noticed after 120 s. */
  private static final double LONGEST_MAKING = 200;

  private static final double LONGEST_CLIP = 700;
  private static final Pattern UNCLEAR = Pattern.compile("(?s)\\s*|.*(Exception|internal error|\\bnull\\b|java\\.|\\p{Cntrl}).*|.*: *|.{2000}.*");

  private final FfmpegPrograms programs;
  private final Examiner examiner;
  private final MediaProbe probe;
  private final Path work;

  /** A file that the scan has found. */
  record Found(int number, String file, FoundFile found) {}

  /** What came of a file; {@code wrong} is empty if all is well. */
  record Result(String name, String outcome, double seconds, List<String> wrong, List<String> notes) {
    @Override
    public String toString() {
      String visible = name.replaceAll("\\p{Cntrl}", "?");
      String words = outcome.length() > 300 ? outcome.substring(0, 300) + "…" : outcome;
      return String.format(Locale.ROOT, "%s %s (%.1f s) %s%s", wrong.isEmpty() ? "ok  " : "BAD ", visible, seconds, words, wrong.isEmpty() ? "" : " " + wrong);
    }
  }

  Trial(Path work) throws IOException {
    this.work = work;
    this.programs = FfmpegPrograms.unpack();
    this.probe = new MediaProbe(programs);
    RenderedItems.Health health =
        new RenderedItems.Health() {
          @Override
          public void page(Optional<String> failure) {}

          @Override
          public void profiles(Optional<String> failure) {}
        };
    this.examiner =
        new Examiner(
            new RenderedItems(new ProfileFolder(Optional.empty()), "sd-mpeg2", ChannelPage.NONE, programs, new ClipStore(work.resolveSibling("clips")), work, health));
  }

  static List<Found> scan(Path folder) throws IOException {
    List<Found> found = new ArrayList<>();
    for (ChannelFolder channel : new MediaFolder(folder).scan().channels()) {
      for (FoundFile file : channel.files()) {
        found.add(new Found(found.size(), file.file(), file));
      }
    }
    return found;
  }

  /**
   * Tries a file.
   *
   * @param made folder for its clip, removed by the caller
   * @param playable whether it may become a clip
   */
  Result run(String name, FoundFile file, Path made, boolean playable) throws InterruptedException {
    List<String> wrong = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    long began = System.nanoTime();
    String outcome = outcome(name, file, made, wrong, notes);
    if (!playable && outcome.startsWith("made")) {
      wrong.add("was played");
    }
    if (!outcome.startsWith("made") && UNCLEAR.matcher(outcome.substring(outcome.indexOf(':') + 1)).matches()) {
      wrong.add("no clear reason");
    }
    return new Result(name, outcome, seconds(began), wrong, notes);
  }

  private String outcome(String name, FoundFile file, Path made, List<String> wrong, List<String> notes) throws InterruptedException {
    long began = System.nanoTime();
    try {
      Examined examined = examiner.examine(file);
      within(began, LONGEST_EXAMINATION, wrong);
      return switch (examined) {
        case Examined.Refused refused -> "refused: " + refused.reason();
        case Examined.Facts facts -> make(name, file, facts, made, wrong, notes);
      };
    } catch (IOException e) {
      wrong.add("the machine is blamed: " + e);
      return "faulted: " + e.getMessage();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      wrong.add("broke: " + e + " at " + List.of(e.getStackTrace()).subList(0, Math.min(4, e.getStackTrace().length)));
      return "broke: " + e.getMessage();
    }
  }

  private String make(String name, FoundFile file, Examined.Facts facts, Path made, List<String> wrong, List<String> notes)
      throws IOException, InterruptedException {
    notes.addAll(facts.notes());
    if (file.cover().isPresent()) {
      notes.add("cover of " + probe.picture(file.cover().get(), 0).map(bytes -> bytes.length).orElse(0) + " bytes");
    }
    if (file.lyrics().isPresent()) {
      notes.add("lyrics of " + Lyrics.read(file.lyrics().get()).length() + " characters");
    }
    long began = System.nanoTime();
    Profile profile = profile(name);
    ClipStore store = new ClipStore(made);
    try {
      RenderedItem item =
          new ItemRenderer(programs, store)
              .render(
                  new RenderRequest(
                      file.path(), profile, ChannelPage.NONE, SoundOrder.AS_IT_IS, Map.of(), Map.of(), Map.copyOf(facts.metadata()), file.cover(), file.lyrics(), file.captions(),
                      Optional.empty()),
                  work,
                  fraction -> {});
      within(began, LONGEST_MAKING, wrong);
      notes.addAll(item.adjustments());
      return "made: " + judged(profile, store, item, made, wrong);
    } catch (RenderFailedException e) {
      within(began, LONGEST_MAKING, wrong);
      return "failed: " + e.getMessage();
    }
  }

  /** What fits a channel is tried on that, the rest on two that are made fast. */
  private static Profile profile(String name) {
    if (name.startsWith("fits-")) {
      return Profile.named(name.substring("fits-".length(), name.indexOf('.')));
    }
    return Profile.named(Math.floorMod(name.hashCode(), 4) == 3 ? "sd-h264" : "sd-mpeg2");
  }

  private static String judged(Profile profile, ClipStore store, RenderedItem item, Path made, List<String> wrong) throws IOException, InterruptedException {
    double seconds = item.index().frames() * profile.format().video().frameRate().ticks() / 27e6;
    if (seconds > LONGEST_CLIP) {
      wrong.add("a clip of " + seconds + " s");
    }
    Service service = new Service(1, 1, "Mutant", "Plugcast", profile.pids());
    Entry entry = Entry.of(item.digest(), item.index().frames(), item.metadata());
    Path file = Files.createTempFile(made, "clip", ".ts");
    try (ItemStream stream = new ItemStream(service, profile.format(), entry, store)) {
      Report report = ItemFile.write(stream, file);
      report.findings().forEach(finding -> wrong.add(finding.kind().label() + ": " + finding.message()));
    }
    Files.delete(file);
    store.delete(item.digest());
    return String.format(Locale.ROOT, "%.1f s, %s", seconds, item.adjustments());
  }

  private static void within(long began, double limit, List<String> wrong) {
    if (seconds(began) > limit) {
      wrong.add(String.format(Locale.ROOT, "took longer than %.0f s", limit));
    }
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }
}
