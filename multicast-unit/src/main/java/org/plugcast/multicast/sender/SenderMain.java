package org.plugcast.multicast.sender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plugcast.multicast.linux.IdleStates;
import org.plugcast.multicast.linux.Memory;
import org.plugcast.multicast.linux.Scheduling;
import org.plugcast.multicast.linux.Sleep;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.ClockPage;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.LaneGate;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.pacing.Waiting;
import org.plugcast.multicast.twin.Heir;
import org.plugcast.multicast.twin.Start;
import org.plugcast.multicast.wire.Wires;

/**
 * The sender process: {@code SenderMain CLOCK-FILE HEARD-FILE SETTINGS...}. Started by its unit;
 * warms up, waits for {@link SenderChild#BEGIN}, reads {@link Command}s until its input ends,
 * writes {@link Answer}s.
 */
final class SenderMain {
  /**
   * Of who begins: it goes before all but who sends already. What happens for the first time, as
   * all does now, takes tens of milliseconds of a processor, and several threads at a time would
   * leave none to a sender of the same priority.
   */
  private static final int BEGINNING = 1;

  /**
   * Low among the real-time priorities: the threads of interrupts keep theirs. All threads have the
   * same, so that none is stopped by another in the middle of what that other then waits for: the
   * Java machine goes round and round where a method is just being given up, and whoever gives it
   * up would never come to its end.
   */
  private static final int REAL_TIME = 10;

  /**
   * From the beginning until then nothing is new any more, and the next spare is not ready yet.
   * Beside another version of its unit, which is on air, it begins when it is to take over: before
   * that it learns of its channels, at a pace that nobody knows.
   */
  private static final Duration RISE_AFTER = Duration.ofSeconds(1);

  private static final int FAILED = 1;

  /** Until it has precedence over all. */
  private static final int NICE = -15;

  /**
   * Threads that may compile for a second on end. With real-time priority the kernel would stop all
   * real-time threads of their processor for the sake of the others, the pacer too.
   */
  private static final String COMPILER = "CompilerThre";

  private final Answers answers;
  private final PacingLanes lanes;
  private final Optional<Watcher> watcher;
  private final SenderSettings.Precedence precedence;
  private final Map<Long, Lane> known = new HashMap<>();
  private boolean rising;

  private SenderMain(
      Answers answers,
      PacingLanes lanes,
      Optional<Watcher> watcher,
      SenderSettings.Precedence precedence) {
    this.answers = answers;
    this.lanes = lanes;
    this.watcher = watcher;
    this.precedence = precedence;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    SenderSettings settings = SenderSettings.ofArguments(words.subList(2, words.size()));
    ClockPage page = new ClockPage(SharedFolder.map(Path.of(words.get(0)), ClockPage.BYTES));
    hasten(settings.precedence());
    WarmUp.run();
    claimForAll(settings.precedence(), BEGINNING);
    lockMemory(settings.precedence());
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (SenderChild.BEGIN.equals(commands.readLine())) {
      IdleStates idle = idle(settings);
      SenderMain sender = begin(settings, page, Path.of(words.get(1)));
      sender.obey(commands);
      idle.close();
    }
    Runtime.getRuntime().halt(0);
  }

  /** Opens sockets, and sends what it will be told to. */
  private static SenderMain begin(SenderSettings settings, ClockPage page, Path heard)
      throws IOException {
    TimeSource time = TimeSource.system();
    AirTime clock = () -> page.utcNs(time.monotonicNs());
    Answers answers = Answers.to(System.out);
    Pacer pacer = new Pacer(clock);
    PacingLanes lanes =
        new PacingLanes(pacer, Wires.of(settings.wire()), time, settings.latenessBoundNs());
    Optional<Watcher> watcher = Optional.empty();
    if (settings.watch().isPresent()) {
      watcher =
          Optional.of(Watcher.open(settings, settings.watch().get(), heard, clock, time, answers));
    }
    watcher.ifPresent(
        w -> w.start(() -> claim(settings.precedence()), () -> Runtime.getRuntime().halt(FAILED)));
    AgentThread.pacing(
        pacer,
        clock,
        new Waiting(time, Sleep::untilNs, settings.longestSleepNs()),
        () -> answers.accept(new Answer.Ready(claim(settings.precedence()))),
        () -> Runtime.getRuntime().halt(FAILED));
    return new SenderMain(answers, lanes, watcher, settings.precedence());
  }

  /** Whoever waits for a sender is off the air: it begins before what else is busy. */
  private static void hasten(SenderSettings.Precedence precedence) {
    if (precedence == SenderSettings.Precedence.REAL_TIME) {
      try {
        Scheduling.nice(name -> true, NICE);
        Scheduling.niceSession(NICE);
      } catch (IOException e) {
        System.err.println("sender: begins like all others: " + e.getMessage());
      }
    }
  }

  /** What is missing is told when the pacer asks for it. */
  private static void claimForAll(SenderSettings.Precedence precedence, int priority) {
    if (precedence == SenderSettings.Precedence.REAL_TIME) {
      try {
        Scheduling.makeRealTime(name -> !name.contains(COMPILER), priority);
      } catch (IOException e) {
        System.err.println("sender: without precedence: " + e.getMessage());
      }
    }
  }

  /** In a while, the first time that it is asked. */
  private void rise() {
    if (!rising) {
      rising = true;
      Thread.ofPlatform().name("rise").daemon().start(() -> riseLater(precedence));
    }
  }

  private static void riseLater(SenderSettings.Precedence precedence) {
    try {
      Thread.sleep(RISE_AFTER);
      claimForAll(precedence, REAL_TIME);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Before it waits, so that it need not be read in again when it is needed. */
  private static void lockMemory(SenderSettings.Precedence precedence) {
    if (precedence == SenderSettings.Precedence.REAL_TIME) {
      try {
        if (Memory.mayLockAll()) {
          Memory.lockAll();
        }
      } catch (IOException e) {
        System.err.println("sender: memory may be taken from it: " + e.getMessage());
      }
    }
  }

  /** Without them datagrams are some tens of microseconds less exact, which is no fault. */
  private static IdleStates idle(SenderSettings settings) {
    if (settings.precedence() == SenderSettings.Precedence.REAL_TIME
        && settings.idle() == SenderSettings.Idle.SHALLOW) {
      try {
        return IdleStates.shallow();
      } catch (IOException e) {
        System.err.println("sender: processors may sleep deeply: " + e.getMessage());
      }
    }
    return IdleStates.all();
  }

  /** Gives the calling thread what it needs; says what is missing. */
  private static String claim(SenderSettings.Precedence precedence) {
    if (precedence == SenderSettings.Precedence.NONE) {
      return "not asked for";
    }
    try {
      Scheduling.becomeRealTime(BEGINNING);
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void obey(BufferedReader input) throws IOException {
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      obey(Command.parse(line));
    }
  }

  private void obey(Command command) {
    switch (command) {
      case Command.Open open -> open(open);
      case Command.Start(long handle) -> withLane(handle, lanes::start);
      case Command.Close(long handle) -> close(handle);
      case Command.Reopen() -> reopen();
      case Command.Yield(long handle, long datagram, Heir heir) ->
          watcher.ifPresent(w -> w.leave(handle, datagram, heir));
      case Command.Take(long handle, long datagram) -> {
        watcher.ifPresent(w -> w.take(handle, datagram));
        rise();
      }
      case Command.StandBy(long handle) -> {
        watcher.ifPresent(w -> w.adopt(handle));
        rise();
      }
      case Command.Cancel(long handle) -> watcher.ifPresent(w -> w.cancel(handle));
      case Command.Say(long handle, long note) -> watcher.ifPresent(w -> w.say(handle, note));
      case Command.Hear(InetSocketAddress group) -> hear(group);
      case Command.Unhear(InetSocketAddress group) -> watcher.ifPresent(w -> w.unhear(group));
    }
  }

  private void open(Command.Open open) {
    try {
      ByteBuffer memory = SharedFolder.map(open.file(), open.spec().shape().bytes());
      Ring ring = new Ring(open.spec().shape(), memory);
      Lane lane = lanes.open(open.spec(), ring, gate(open, ring));
      known.put(open.handle(), lane);
      answers.accept(new Answer.Opened(open.handle()));
      if (open.watching().start() == Start.FRESH) {
        rise();
      }
    } catch (IOException e) {
      answers.accept(new Answer.Refused(open.handle(), String.valueOf(e.getMessage())));
    }
  }

  private Optional<LaneGate> gate(Command.Open open, Ring ring) throws IOException {
    if (open.watching().group() == Watching.Group.UNWATCHED || watcher.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(watcher.get().add(open.handle(), open.spec(), open.watching(), ring));
  }

  private void close(long handle) {
    watcher.ifPresent(w -> w.remove(handle));
    withLane(handle, lane -> lanes.close(lane, () -> {}));
    known.remove(handle);
  }

  private void withLane(long handle, Consumer<Lane> action) {
    Optional.ofNullable(known.get(handle)).ifPresent(action);
  }

  /** A socket that cannot be had now is asked for again when sending goes on failing. */
  private void reopen() {
    try {
      lanes.reopen();
    } catch (IOException e) {
      System.err.println("sender: no new socket: " + e.getMessage());
    }
  }

  private void hear(InetSocketAddress group) {
    if (watcher.isPresent()) {
      try {
        watcher.get().hear(group);
      } catch (IOException e) {
        System.err.println("sender: cannot listen to " + group + ": " + e.getMessage());
      }
    }
  }
}
