package org.plugcast.caching.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.plugcast.caching.catalogue.Chapter;
import org.plugcast.caching.catalogue.ClipForm;
import org.plugcast.caching.catalogue.ClipLoudness;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.jobs.Inspection;
import org.plugcast.caching.jobs.ItemMaker;
import org.plugcast.caching.jobs.MakeRequest;
import org.plugcast.caching.jobs.Output;
import org.plugcast.caching.jobs.PageVisit;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.store.ClipStore;

/**
 * Makes small real clips of text files. A file holds words: {@code media} makes it playable, {@code
 * video} gives it pictures, {@code frames=90} its length, {@code claims=3600} the seconds that it
 * pretends to last, {@code chapters=3} so many chapters of two seconds each, {@code key=value} are
 * tags, {@code poison} cannot be made, {@code faulty=2} fails that often.
 */
public final class FakeMaker implements ItemMaker {
  private static final int FRAMES = 60;
  private static final int AC3_BYTES = 768;
  private static final String USUAL = "usual";
  private static final long CHAPTER_NANOS = 2_000_000_000;

  /** Of every clip. */
  public static final ClipLoudness LOUDNESS = new ClipLoudness(-18.3, -0.2, -5.7, -24, -5.9, false);

  private final ClipStore store;
  private final Map<String, ChannelFormat> formats = new ConcurrentHashMap<>();
  private volatile boolean changed;
  private final List<String> made = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> faults = new ConcurrentHashMap<>();
  private final Semaphore gate;
  private final Map<String, String> network = new ConcurrentHashMap<>();
  private volatile String page = "default";

  /**
   * @param gate has a permit for each clip that may be finished
   */
  public FakeMaker(ClipStore store, ChannelFormat format, Semaphore gate) {
    this.store = store;
    formats.put(USUAL, format);
    this.gate = gate;
  }

  /** Files of which clips were made or tried, in order. */
  public List<String> made() {
    synchronized (made) {
      return List.copyOf(made);
    }
  }

  /** Makes items differently from now on. */
  public void page(String other) {
    page = other;
  }

  /** Lets an address, which all pages load, hold something. */
  public void network(String url, String sha256) {
    network.put(url, sha256);
  }

  /** Lets there be another profile. */
  public void profile(String name, ChannelFormat format) {
    formats.put(name, format);
    changed = true;
  }

  @Override
  public Output output(Optional<String> profile) {
    String name = profile.filter(formats::containsKey).orElse(USUAL);
    return new Output(
        new ClipForm(Optional.ofNullable(formats.get(name)).orElseThrow(), Pids.DEFAULT),
        "fake",
        "{channel}",
        "Plugcast",
        Optional.empty(),
        profile.filter(wanted -> !formats.containsKey(wanted)).map(wanted -> "no " + wanted));
  }

  @Override
  public boolean look() {
    boolean other = changed;
    changed = false;
    return other;
  }

  @Override
  public boolean usesPage(Optional<PageOrder> order, MediaKind kind) {
    return !kind.bringsPicture() || order.filter(o -> !o.use().equals("audio")).isPresent();
  }

  @Override
  public String pageSignature(Optional<PageOrder> order, MediaKind kind) {
    return page + order;
  }

  @Override
  public PageVisit visit(Optional<PageOrder> order) {
    return new PageVisit() {
      @Override
      public Optional<String> sha256(String url) {
        return Optional.ofNullable(network.get(url));
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Inspection inspect(Path file) throws IOException {
    Map<String, String> words = words(Files.readString(file, StandardCharsets.UTF_8));
    if (!words.containsKey("media")) {
      return new Inspection.Unplayable("is no media");
    }
    long claimed = Long.parseLong(words.getOrDefault("claims", "2"));
    int chapters = Integer.parseInt(words.getOrDefault("chapters", "0"));
    words.keySet().removeAll(List.of("media", "frames", "claims", "chapters", "poison", "faulty"));
    return new Inspection.Playable(
        words.containsKey("video") ? MediaKind.AUDIO_AND_VIDEO : MediaKind.AUDIO,
        Optional.of(Duration.ofSeconds(claimed)),
        words,
        0,
        chapters(chapters),
        List.of());
  }

  private static List<Chapter> chapters(int count) {
    return IntStream.range(0, count)
        .mapToObj(n -> new Chapter(n * CHAPTER_NANOS, (n + 1) * CHAPTER_NANOS, "Part " + (n + 1)))
        .toList();
  }

  @Override
  public Outcome make(MakeRequest request, IntConsumer progress) throws InterruptedException {
    try {
      String text = Files.readString(request.file());
      int chapter = request.facts().parts().chapter();
      made.add(request.file().getFileName() + (chapter == 0 ? "" : " " + chapter));
      progress.accept(50);
      gate.acquire();
      return outcome(
          words(text),
          request.output().form().format(),
          text.hashCode() * 31L + request.context().hashCode() + network.hashCode());
    } catch (IOException e) {
      return new Outcome.Faulted(String.valueOf(e.getMessage()));
    }
  }

  private Outcome outcome(Map<String, String> words, ChannelFormat format, long seed)
      throws IOException {
    if (words.containsKey("poison")) {
      return new Outcome.Refused("is poison");
    }
    int faulty = Integer.parseInt(words.getOrDefault("faulty", "0"));
    if (faults.merge(words.toString(), 1, Integer::sum) <= faulty) {
      return new Outcome.Faulted("a fault");
    }
    int frames = Integer.parseInt(words.getOrDefault("frames", Integer.toString(FRAMES)));
    List<String> adjustments = words.containsKey("short") ? List.of("held for 2 s") : List.of();
    return new Outcome.Made(
        clip(format, frames, seed),
        frames,
        adjustments,
        LOUDNESS,
        words.containsKey("video") ? List.of() : inputs());
  }

  private List<PageInput> inputs() {
    return network.entrySet().stream()
        .map(entry -> new PageInput(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Digest clip(ChannelFormat format, int frames, long seed) throws IOException {
    ClipAssembler assembler = new ClipAssembler(format, Pids.DEFAULT);
    try {
      return store.<DoesNotFitException>store(
          out ->
              assembler.assemble(
                  new Pictures(frames, seed), new Sound(assembler.audioFramesFor(frames)), out));
    } catch (DoesNotFitException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static Map<String, String> words(String text) {
    Map<String, String> words = new HashMap<>();
    for (String word : text.strip().split("\\s+", -1)) {
      int equals = word.indexOf('=');
      words.put(
          equals < 0 ? word : word.substring(0, equals),
          equals < 0 ? "yes" : word.substring(equals + 1));
    }
    return words;
  }

  private record Pictures(int frames, long seed) implements VideoStream {
    @Override
    public int size(int decodeIndex) {
      return decodeIndex == 0 ? 8_000 : 1_500;
    }

    @Override
    public int displayIndex(int decodeIndex) {
      return decodeIndex;
    }

    @Override
    public boolean randomAccess(int decodeIndex) {
      return decodeIndex % 30 == 0;
    }

    @Override
    public void read(int decodeIndex, byte[] dst, int offset) {
      for (int i = 0; i < size(decodeIndex); i++) {
        dst[offset + i] = (byte) (1 + Math.floorMod(seed + decodeIndex * 7L + i, 250));
      }
    }
  }

  private record Sound(int frames) implements AudioStream {
    @Override
    public int size(int index) {
      return AC3_BYTES;
    }

    @Override
    public void read(int index, byte[] dst, int offset) {
      Arrays.fill(dst, offset, offset + AC3_BYTES, (byte) (1 + index % 200));
    }
  }
}
