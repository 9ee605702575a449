package org.plugcast.multicast.sender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.plugcast.multicast.handover.Refusal;
import org.plugcast.multicast.linux.Errno;
import org.plugcast.multicast.pacing.LaneSpec;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A channel's place at a sender's process; it stays when that ends. */
final class SenderLease implements AirOutlet {
  private static final Logger LOG = LoggerFactory.getLogger(SenderLease.class);
  private static final Duration PLANNED_WITHIN = Duration.ofMillis(200);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final long handle;
  private final LaneSpec spec;
  private volatile Watching watching;
  private final Path file;
  private final Ring ring;
  private final Consumer<Command> commands;
  private final Events events;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private volatile Watched watched;
  private volatile CompletableFuture<String> planning = new CompletableFuture<>();
  private final SaidLine twinSays = new SaidLine();
  private volatile Optional<Said> said = Optional.empty();
  private volatile boolean started;
  private volatile boolean closed;

  /**
   * A place that is not open yet.
   *
   * @param file what the ring lies in
   * @param commands where commands go
   */
  SenderLease(
      long handle,
      LaneSpec spec,
      Watching watching,
      Path file,
      Ring ring,
      Consumer<Command> commands,
      Events events) {
    this.handle = handle;
    this.spec = spec;
    this.watching = watching;
    this.watched = atFirst();
    this.file = file;
    this.ring = ring;
    this.commands = commands;
    this.events = events;
  }

  long handle() {
    return handle;
  }

  void tellOpen() {
    commands.accept(new Command.Open(handle, spec, watching, file));
    said.ifPresent(this::tell);
  }

  /** The first answer to what was told. */
  Answer answer(Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  void opened(Answer opened) {
    answer.complete(opened);
  }

  /** Whoever waits is told; a channel that was sent before is tried again. */
  void refused(Answer refusal) {
    if (!answer.complete(refusal) && !closed) {
      Thread.ofVirtual().start(this::tryAgain);
    }
  }

  @Override
  public LaneSpec spec() {
    return spec;
  }

  @Override
  public Ring ring() {
    return ring;
  }

  @Override
  public String reason(int failure) {
    return Errno.describe(failure);
  }

  void changed(Watched now) {
    Watched before = watched;
    watched = now;
    tell(before, now);
    LOG.info(
        "channel-state channel={} state={} since={} why=\"{}\" heard=\"{}\" alarms={}",
        spec.number(),
        now.state().word(),
        now.since(),
        now.why(),
        now.onAirBy(),
        now.alarms());
  }

  private void tell(Watched before, Watched now) {
    if (before.state() != now.state()) {
      event(now, before.state().word() + " -> " + now.state().word() + ": " + now.why());
    }
    now.alarms().stream()
        .filter(alarm -> !before.alarms().contains(alarm))
        .filter(_ -> now.state() != Stage.LISTENING) // whoever begins is not ready at once
        .forEach(alarm -> event(now, "alarm: " + alarm));
    before.alarms().stream()
        .filter(alarm -> !now.alarms().contains(alarm))
        .forEach(alarm -> event(now, "no longer: " + alarm));
  }

  private void event(Watched now, String text) {
    Instant at = InstantSource.system().instant();
    events.add(new Event(at, spec.number(), text + " (on air: " + now.onAirBy() + ")"));
  }

  /** The process that sent it has ended. */
  void lost() {
    watched = atFirst();
  }

  private Watched atFirst() {
    return watching.group() == Watching.Group.UNWATCHED
        ? new Watched(Stage.ON_AIR, InstantSource.system().instant(), "", "self", List.of())
        : new Watched(Stage.LISTENING, InstantSource.system().instant(), "", "nobody", List.of());
  }

  @Override
  public Watched watched() {
    return watched;
  }

  @Override
  public void yieldAt(long datagram, Heir heir) throws Refusal {
    plan(new Command.Yield(handle, datagram, heir));
  }

  @Override
  public void take(long datagram) throws Refusal {
    plan(new Command.Take(handle, datagram));
  }

  @Override
  public void standBy() throws Refusal {
    plan(new Command.StandBy(handle));
  }

  @Override
  public void alone() {
    watching = watching.alone();
  }

  private synchronized void plan(Command command) throws Refusal {
    CompletableFuture<String> asked = new CompletableFuture<>();
    planning = asked;
    commands.accept(command);
    String refusal;
    try {
      refusal = asked.get(PLANNED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      refusal = "the sender does not answer";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refusal = "interrupted";
    }
    if (!refusal.isEmpty()) {
      throw new Refusal("channel " + spec.number() + ": " + refusal);
    }
  }

  /** What came of what was asked to be planned. */
  void planned(String refusal) {
    planning.complete(refusal);
  }

  @Override
  public void say(Said now) {
    said = Optional.of(now);
    tell(now);
  }

  private void tell(Said now) {
    commands.accept(new Command.Say(handle, now.note()));
  }

  @Override
  public SaidLine twinSays() {
    return twinSays;
  }

  /** The twin makes it from something else, a {@link org.plugcast.multicast.twin.SourceNote}. */
  void twinSays(long note) {
    Said.ofNote(note).ifPresentOrElse(twinSays::say, twinSays::forget);
    LOG.info(
        "twin-source channel={} source={} from-datagram={}",
        spec.number(),
        twinSays.last().map(last -> last.source().label()).orElse("untold"),
        twinSays.last().map(Said::since).orElse(0L));
  }

  @Override
  public void cancel() {
    commands.accept(new Command.Cancel(handle));
  }

  @Override
  public void start() {
    started = true;
    commands.accept(new Command.Start(handle));
  }

  @Override
  public void reopen() {
    commands.accept(new Command.Reopen());
  }

  @Override
  public void close() {
    closed = true;
    commands.accept(new Command.Close(handle));
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("sender-file-left file={} reason=\"{}\"", file, e.getMessage());
    }
  }

  private void tryAgain() {
    try {
      Thread.sleep(BETWEEN_TRIES);
      if (!closed) {
        tellOpen();
      }
      if (started && !closed) {
        start();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
