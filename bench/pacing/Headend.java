import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.plugcast.multicast.plan.ClipNeeds;
import org.plugcast.ts.assemble.ClipAssembler;
import org.plugcast.ts.assemble.DoesNotFitException;
import org.plugcast.ts.elementary.AudioCodec;
import org.plugcast.ts.elementary.AudioStream;
import org.plugcast.ts.elementary.FrameRate;
import org.plugcast.ts.elementary.Scan;
import org.plugcast.ts.elementary.VideoCodec;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.mpeg.MuxRate;
import org.plugcast.ts.multiplex.AudioFormat;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Digest;
import org.plugcast.ts.multiplex.Entry;
import org.plugcast.ts.multiplex.Pids;
import org.plugcast.ts.multiplex.Schedule;
import org.plugcast.ts.multiplex.Schedule.Placed;
import org.plugcast.ts.multiplex.Service;
import org.plugcast.ts.multiplex.Timeline;
import org.plugcast.ts.multiplex.TimelineText;
import org.plugcast.ts.multiplex.VideoFormat;

/**
 * Stands in for a caching unit: serves made-up clips and timelines that are revised all along.
 *
 * <pre>
 * java -cp 'JARS/*' Headend.java PORT CHANNELS
 * </pre>
 *
 * Each of the channels 1 to CHANNELS has clips of its own of 20 to 34 seconds at 3.75 Mbit/s, and a
 * revision of its timeline each minute, of which some name a clip that is new. {@code PUT
 * /fetch/CLIPS/BYTES_PER_SECOND} publishes a timeline of channel CHANNELS + 1 that names so many
 * more clips; it begins so late that the channel does not go on air, and its clips come no faster
 * than that. {@code GET /fetch} tells how many bytes of it were fetched.
 */
public final class Headend {
  private static final Duration REVISED_EACH = Duration.ofMinutes(1);
  private static final int CLIPS_OF_A_CHANNEL = 3;

  /** Of so many revisions of any channels one brings a new clip. */
  private static final int REVISIONS_TO_NEW_CLIP = 10;

  private static final int CHUNK = 64 << 10;

  private final Clips clips = new Clips();
  private final List<Channel> channels;
  private final Map<Integer, String> timelines = new ConcurrentHashMap<>();
  private final AtomicLong fetched = new AtomicLong();
  private final AtomicLong revisions = new AtomicLong();
  private volatile Throttle throttle = new Throttle(1);

  private Headend(int count) {
    Instant now = Instant.now();
    channels =
        IntStream.rangeClosed(1, count).mapToObj(id -> new Channel(id, clips, now)).toList();
    channels.forEach(this::publish);
  }

  public static void main(String[] args) throws Exception {
    if (args.length != 2) {
      System.err.println("usage: java -cp 'JARS/*' Headend.java PORT CHANNELS");
      System.exit(2);
    }
    System.setProperty("sun.net.httpserver.nodelay", "true");
    Headend headend = new Headend(Integer.parseInt(args[1]));
    headend.listen(Integer.parseInt(args[0]));
    System.out.println("serving " + args[1] + " channels at port " + args[0]);
    headend.reviseForEver();
  }

  // --- Timelines ----------------------------------------------------------------------------------

  private void publish(Channel channel) {
    timelines.put(channel.timeline.service().programNumber(), TimelineText.write(channel.timeline));
  }

  /** One channel after the other, evenly. */
  private void reviseForEver() throws InterruptedException {
    while (true) {
      for (Channel channel : channels) {
        Thread.sleep(REVISED_EACH.dividedBy(channels.size()));
        if (revisions.incrementAndGet() % REVISIONS_TO_NEW_CLIP == 0) {
          channel.renewClip();
        }
        channel.revise(Instant.now());
        publish(channel);
      }
    }
  }

  private void publishWhatIsOnlyFetched(int count, long bytesPerSecond) {
    throttle = new Throttle(bytesPerSecond);
    List<Entry> loop = IntStream.range(0, count).mapToObj(i -> clips.make(i, true)).toList();
    Instant later = Instant.now().plus(Duration.ofDays(1));
    int channel = channels.size() + 1;
    timelines.put(channel, TimelineText.write(Channel.first(channel, later, loop)));
  }

  /** A channel's clips and what it plays of them. Confined to the thread that revises. */
  private static final class Channel {
    /** How long what is to be sent next stays as it was announced. */
    private static final Duration FIRM = Duration.ofSeconds(15);

    /** How late a multicast unit may be. */
    private static final Duration PAST = Duration.ofSeconds(5);

    private final Clips clips;
    private final List<Entry> own = new ArrayList<>();
    private Timeline timeline;

    Channel(int id, Clips clips, Instant now) {
      this.clips = clips;
      for (int i = 0; i < CLIPS_OF_A_CHANNEL; i++) {
        own.add(clips.make(id + i * 3, false));
      }
      // The channels neither send their datagrams nor change their clips at the same time.
      timeline = first(id, now.minusNanos(id * 1_700_937_000L), own);
    }

    static Timeline first(int id, Instant epoch, List<Entry> loop) {
      Service service = new Service(id, id, "Channel " + id, "Plugcast", Pids.DEFAULT);
      return new Timeline(service, Clips.FORMAT, epoch, 0, 1, 0, 0, List.of(), loop);
    }

    void renewClip() {
      own.removeFirst();
      own.add(clips.make(timeline.revision(), false));
    }

    /** What is on air and what comes next stays; after it the clips come in another order. */
    void revise(Instant now) {
      Schedule schedule = new Schedule(timeline);
      List<Entry> leadIn = new ArrayList<>();
      Placed placed = schedule.at(frameAt(now.minus(PAST))).orElseThrow();
      long firstFrame = placed.firstFrame();
      long firmUntil = frameAt(now.plus(FIRM));
      leadIn.add(placed.entry());
      while (placed.endFrame() <= firmUntil) {
        placed = schedule.at(placed.endFrame()).orElseThrow();
        leadIn.add(placed.entry());
      }
      own.addLast(own.removeFirst());
      timeline =
          new Timeline(
              timeline.service(),
              timeline.format(),
              timeline.epoch(),
              timeline.originTicks(),
              timeline.revision() + 1,
              placed.endFrame(),
              firstFrame,
              leadIn,
              own);
    }

    private long frameAt(Instant instant) {
      long epochNs = ClipNeeds.epochNs(timeline);
      return new ClipNeeds(timeline).frameOnAir(epochNs + timeline.nanosSinceEpoch(instant));
    }
  }

  // --- Clips --------------------------------------------------------------------------------------

  /**
   * Clips that differ in eight bytes of sound, so that there can be any number of them. Any thread.
   */
  private static final class Clips {
    static final ChannelFormat FORMAT =
        new ChannelFormat(
            new MuxRate(3_750_000),
            new VideoFormat(
                VideoCodec.H264, 1280, 720, FrameRate.parse("30000/1001"), 1, 17_500_000, Scan.PROGRESSIVE),
            AudioFormat.constantRate(AudioCodec.AC3, 2, 192_000),
            27_000_000);

    private static final int SHORTEST_SECONDS = 20;
    private static final int LENGTHS = 8;

    private final List<Pattern> patterns =
        IntStream.range(0, LENGTHS)
            .mapToObj(i -> Pattern.of((SHORTEST_SECONDS + 2 * i) * 30 + i))
            .toList();
    private final Map<Digest, Variant> variants = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    /** A clip that there was not before, of one of several lengths. */
    Entry make(long length, boolean onlyFetched) {
      Pattern pattern = patterns.get(Math.floorMod(length, LENGTHS));
      long number = numbers.incrementAndGet();
      Digest digest = pattern.digest(number);
      variants.put(digest, new Variant(pattern, number, onlyFetched));
      return Entry.of(
          digest,
          pattern.frames(),
          Map.of(
              Entry.TITLE, "Title " + number,
              Entry.ARTIST, "Artist of title " + number,
              Entry.MEDIA_ID, "m" + number));
    }

    Variant find(Digest digest) {
      return variants.get(digest);
    }
  }

  /**
   * A clip in which eight bytes may differ.
   *
   * @param hashed the digest of what is before {@code at}
   */
  private record Pattern(int frames, byte[] bytes, int at, MessageDigest hashed) {
    /** Behind the index text: its length and a number. */
    private static final int TRAILER = 16;

    static Pattern of(int frames) {
      try {
        byte[] bytes = assemble(frames);
        int index = bytes.length - TRAILER;
        int at = index - (int) ByteBuffer.wrap(bytes).getLong(index) - Long.BYTES;
        MessageDigest hashed = MessageDigest.getInstance("SHA-256");
        hashed.update(bytes, 0, at);
        return new Pattern(frames, bytes, at, hashed);
      } catch (IOException | DoesNotFitException | NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    private static byte[] assemble(int frames) throws IOException, DoesNotFitException {
      ClipAssembler assembler = new ClipAssembler(Clips.FORMAT, Pids.DEFAULT);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      assembler.assemble(
          new Noise(frames, 9_000), new Noise(assembler.audioFramesFor(frames), 768), out);
      return out.toByteArray();
    }

    Digest digest(long number) {
      try {
        MessageDigest digest = (MessageDigest) hashed.clone();
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
        digest.update(bytes, at + Long.BYTES, bytes.length - at - Long.BYTES);
        return Digest.of(digest.digest());
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Pattern {@code pattern} with {@code number} in it. */
  private record Variant(Pattern pattern, long number, boolean onlyFetched) {
    int length() {
      return pattern.bytes().length;
    }

    byte[] read(int from, int length) {
      byte[] copy = new byte[length];
      System.arraycopy(pattern.bytes(), from, copy, 0, length);
      byte[] differing = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
      for (int i = 0; i < Long.BYTES; i++) {
        int place = pattern.at() + i - from;
        if (place >= 0 && place < length) {
          copy[place] = differing[i];
        }
      }
      return copy;
    }
  }

  /** Frames of one size, of bytes that hold no start code. */
  private record Noise(int frames, int bytes) implements VideoStream, AudioStream {
    private static final int GOP = 15;
    private static final byte[] BYTES = new byte[1 << 16];

    static {
      Random random = new Random(1);
      for (int i = 0; i < BYTES.length; i++) {
        BYTES[i] = (byte) (1 + random.nextInt(255));
      }
    }

    @Override
    public int size(int index) {
      return bytes;
    }

    @Override
    public int displayIndex(int decodeIndex) {
      return decodeIndex;
    }

    @Override
    public boolean randomAccess(int decodeIndex) {
      return decodeIndex % GOP == 0;
    }

    @Override
    public void read(int index, byte[] dst, int offset) {
      System.arraycopy(BYTES, index * 31 % (BYTES.length - bytes), dst, offset, bytes);
    }
  }

  // --- HTTP ---------------------------------------------------------------------------------------

  private void listen(int port) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().substring(1).split("/", -1);
      switch (path[0] + path.length) {
        case "clips2" -> clip(exchange, clips.find(new Digest(path[1])));
        case "channels3" -> timeline(exchange, timelines.get(Integer.parseInt(path[1])));
        case "fetch3" -> {
          publishWhatIsOnlyFetched(Integer.parseInt(path[1]), Long.parseLong(path[2]));
          answer(exchange, 200, "published\n");
        }
        case "fetch1" -> answer(exchange, 200, fetched + "\n");
        default -> answer(exchange, 404, "");
      }
    }
  }

  private void timeline(HttpExchange exchange, String text) throws IOException {
    if (text == null) {
      answer(exchange, 404, "");
      return;
    }
    String tag = "\"" + TimelineText.parse(text).digest().hex() + "\"";
    exchange.getResponseHeaders().set("ETag", tag);
    boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
    answer(exchange, known ? 304 : 200, known ? "" : text);
  }

  private void clip(HttpExchange exchange, Variant clip) throws IOException {
    if (clip == null) {
      answer(exchange, 404, "");
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
    exchange.sendResponseHeaders(range == null ? 200 : 206, clip.length() - from);
    OutputStream body = exchange.getResponseBody();
    while (from < clip.length()) {
      int length = Math.min(CHUNK, clip.length() - from);
      if (clip.onlyFetched()) {
        throttle.await(length);
        fetched.addAndGet(length);
      }
      body.write(clip.read(from, length));
      from += length;
    }
    body.close();
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Lets bytes through at a rate, over all who ask. Any thread. */
  private static final class Throttle {
    /** What was not used is lost after so long. */
    private static final long BURST_NS = 50_000_000;

    private final long bytesPerSecond;
    private long freeNs = System.nanoTime();

    Throttle(long bytesPerSecond) {
      this.bytesPerSecond = bytesPerSecond;
    }

    void await(int bytes) {
      long due = claim(bytes);
      for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
        LockSupport.parkNanos(due - now);
      }
    }

    private synchronized long claim(int bytes) {
      long due = Math.max(freeNs, System.nanoTime() - BURST_NS);
      freeNs = due + bytes * 1_000_000_000L / bytesPerSecond;
      return due;
    }
  }
}
