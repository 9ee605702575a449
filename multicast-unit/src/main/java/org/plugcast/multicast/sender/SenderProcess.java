package org.plugcast.multicast.sender;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.hearing.HeardRing;
import org.plugcast.multicast.hearing.HeardShape;
import org.plugcast.multicast.pacing.ClockPage;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sender in a process of its own, followed by a spare one when it ends by itself. Rings outlive
 * it: the next one goes on with them.
 */
public final class SenderProcess implements Sender {
  private static final Logger LOG = LoggerFactory.getLogger(SenderProcess.class);

  /** A process takes a second to begin, and on a machine that is busy with something else many. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * One that ends sooner than this after its start may go on doing so: the next one has to wait.
   */
  private static final Duration STEADY = Duration.ofSeconds(5);

  private static final Duration BETWEEN_STARTS = Duration.ofMillis(500);

  private final SenderSettings settings;
  private final SharedFolder folder;
  private final Path clockFile;
  private final ClockPage clockPage;
  private final Path heardFile;
  private final Optional<HeardRing> heardRing;
  private final Map<Long, SenderLease> leases = new ConcurrentHashMap<>();
  private final CompletableFuture<Answer> ready = new CompletableFuture<>();
  private final Events events = new Events();
  private final AtomicLong handles = new AtomicLong();
  private final AtomicLong restarts = new AtomicLong();
  private final SpareSender spare = new SpareSender(this::launch);
  private volatile @Nullable SenderChild child;
  private volatile Optional<String> realTimeMissing = Optional.empty();
  private volatile boolean alive = true;
  private volatile boolean hearsTwin;
  private volatile String twinRefusal = "";
  private volatile Optional<TwinClock> twinClock = Optional.empty();
  private final Map<InetSocketAddress, Integer> heard = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /** Makes the memory that unit and sender share. */
  public SenderProcess(SenderSettings settings) throws IOException {
    this.settings = settings;
    folder = SharedFolder.create();
    clockFile = folder.newFile("clock", ClockPage.BYTES);
    clockPage = new ClockPage(SharedFolder.map(clockFile, ClockPage.BYTES));
    HeardShape shape = new HeardShape(settings.watch().map(WatchSettings::heardSlots).orElse(2));
    heardFile = folder.newFile("heard", shape.bytes());
    HeardRing ring = new HeardRing(shape, SharedFolder.map(heardFile, shape.bytes()));
    heardRing = settings.watch().map(_ -> ring);
  }

  /** Where the clock of the air is to be published before {@link #start}. */
  public ClockPage clockPage() {
    return clockPage;
  }

  /**
   * Starts the process and waits until it is ready.
   *
   * @param onRestart called when it was begun anew and knows all channels again, none of them
   *     started
   */
  public void start(Runnable onRestart) throws IOException {
    begin(launch());
    Thread.ofPlatform().name("sender-watch").daemon().start(() -> watch(onRestart));
    try {
      ready.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      close();
      throw failure(e);
    }
  }

  @Override
  public AirOutlet open(LaneSpec spec, Watching watching) throws IOException {
    Path file = folder.newFile("lane", spec.shape().bytes());
    ByteBuffer memory = SharedFolder.map(file, spec.shape().bytes());
    SenderLease lease =
        new SenderLease(
            handles.incrementAndGet(),
            spec,
            watching,
            file,
            new Ring(spec.shape(), memory),
            this::tell,
            events);
    leases.put(lease.handle(), lease);
    lease.tellOpen();
    try {
      Answer answer = lease.answer(PATIENCE);
      if (answer instanceof Answer.Refused(long _, String reason)) {
        throw new IOException(reason);
      }
      return lease;
    } catch (IOException | ExecutionException | TimeoutException | InterruptedException e) {
      lease.close();
      throw failure(e);
    }
  }

  private static IOException failure(Exception e) {
    return switch (e) {
      case IOException refused -> refused;
      case InterruptedException interrupted -> {
        Thread.currentThread().interrupt();
        yield new IOException("interrupted", interrupted);
      }
      default -> new IOException("the sender does not answer", e);
    };
  }

  @Override
  public synchronized void hear(InetSocketAddress group) {
    if (heard.merge(group, 1, Integer::sum) == 1) {
      tell(new Command.Hear(group));
    }
  }

  @Override
  public synchronized void unhear(InetSocketAddress group) {
    if (heard.containsKey(group)
        && heard.computeIfPresent(group, (_, times) -> times == 1 ? null : times - 1) == null) {
      tell(new Command.Unhear(group));
    }
  }

  @Override
  public Optional<HeardRing> heard() {
    return heardRing;
  }

  @Override
  public List<Event> events() {
    return events.list();
  }

  @Override
  public boolean hearsTwin() {
    return hearsTwin;
  }

  @Override
  public Optional<String> twinRefusal() {
    return Optional.of(twinRefusal).filter(refusal -> !refusal.isEmpty());
  }

  /** Process number, while there is one. */
  public Optional<Long> pid() {
    return Optional.ofNullable(child).map(SenderChild::pid);
  }

  /** Process number of the one that follows when that ends, while there is one. */
  Optional<Long> sparePid() {
    return spare.pid();
  }

  @Override
  public Optional<TwinClock> twinClock() {
    return hearsTwin ? twinClock : Optional.empty();
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public Optional<String> realTimeMissing() {
    return realTimeMissing;
  }

  @Override
  public long restarts() {
    return restarts.get();
  }

  @Override
  public void close() {
    closing = true;
    spare.close();
    Optional.ofNullable(child).ifPresent(SenderChild::end);
    try {
      folder.close();
    } catch (IOException e) {
      LOG.warn("sender-folder-left folder={} reason=\"{}\"", folder.path(), e.getMessage());
    }
  }

  private void tell(Command command) {
    if (command instanceof Command.Close(long handle)) {
      leases.remove(handle);
    }
    Optional.ofNullable(child).ifPresent(c -> c.tell(command));
  }

  /** Hears one process after the other. */
  private void watch(Runnable onRestart) {
    try {
      while (!closing) {
        long beganNs = System.nanoTime();
        hear();
        if (!closing) {
          LOG.error("sender-ended effect=\"nothing is sent until it is back\"");
          Thread.sleep(pauseAfter(Duration.ofNanos(System.nanoTime() - beganNs)));
          restart(onRestart);
        }
      }
    } catch (InterruptedException | IOException e) {
      LOG.error("sender-lost reason=\"{}\"", e.getMessage());
      alive = false;
    }
  }

  private static Duration pauseAfter(Duration ran) {
    return ran.compareTo(STEADY) < 0 ? BETWEEN_STARTS : Duration.ZERO;
  }

  private void hear() {
    Optional<SenderChild> heard = Optional.ofNullable(child);
    for (Optional<Answer> answer = heard.flatMap(SenderChild::next);
        answer.isPresent();
        answer = heard.flatMap(SenderChild::next)) {
      hear(answer.get());
    }
  }

  private void hear(Answer answer) {
    switch (answer) {
      case Answer.Ready(String missing) -> {
        ready(missing);
        ready.complete(answer);
        Thread.ofVirtual().start(spare::prepare);
      }
      case Answer.Opened(long handle) ->
          Optional.ofNullable(leases.get(handle)).ifPresent(lease -> lease.opened(answer));
      case Answer.Changed(long handle, Watched watched) ->
          Optional.ofNullable(leases.get(handle)).ifPresent(lease -> lease.changed(watched));
      case Answer.Planned(long handle, String refusal) ->
          Optional.ofNullable(leases.get(handle)).ifPresent(lease -> lease.planned(refusal));
      case Answer.TwinSays(long handle, long note) ->
          Optional.ofNullable(leases.get(handle)).ifPresent(lease -> lease.twinSays(note));
      case Answer.Clock(TwinClock measured) -> twinClock = Optional.of(measured);
      case Answer.Twin(boolean heard, String refusal) -> {
        hearsTwin = heard;
        twinRefusal = refusal;
      }
      case Answer.Refused(long handle, String _) ->
          Optional.ofNullable(leases.get(handle)).ifPresent(lease -> lease.refused(answer));
    }
  }

  private void ready(String missing) {
    if (!missing.isEmpty() && realTimeMissing.isEmpty()) {
      LOG.warn(
          "real-time-unavailable reason=\"{}\" effect=\"datagrams may be late on a busy machine\"",
          missing);
    }
    realTimeMissing = missing.isEmpty() ? Optional.empty() : Optional.of(missing);
  }

  private SenderChild launch() throws IOException {
    return SenderChild.start(clockFile, heardFile, settings);
  }

  private void begin(SenderChild next) {
    next.begin();
    child = next;
  }

  private void restart(Runnable onRestart) throws IOException {
    restarts.incrementAndGet();
    begin(spare.take());
    hearsTwin = false;
    twinRefusal = "";
    twinClock = Optional.empty();
    leases.values().forEach(SenderLease::lost);
    leases.values().forEach(SenderLease::tellOpen);
    heard.keySet().forEach(group -> tell(new Command.Hear(group)));
    onRestart.run();
    LOG.info("sender-restarted restarts={}", restarts);
  }
}
