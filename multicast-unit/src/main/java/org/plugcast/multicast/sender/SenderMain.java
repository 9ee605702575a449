package org.plugcast.multicast.sender;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.plugcast.multicast.linux.Memory;
import org.plugcast.multicast.linux.Scheduling;
import org.plugcast.multicast.linux.Sleep;
import org.plugcast.multicast.pacing.AgentThread;
import org.plugcast.multicast.pacing.AirTime;
import org.plugcast.multicast.pacing.ClockPage;
import org.plugcast.multicast.pacing.Lane;
import org.plugcast.multicast.pacing.Pacer;
import org.plugcast.multicast.pacing.Ring;
import org.plugcast.multicast.pacing.TimeSource;
import org.plugcast.multicast.pacing.Waiting;
import org.plugcast.multicast.wire.Wires;

/**
 * The sender process: {@code SenderMain CLOCK-FILE SETTINGS...}. Started by its unit; reads {@link
 * Command}s until its input ends, writes {@link Answer}s.
 */
final class SenderMain {
  /** Low among the real-time priorities: the threads of interrupts keep theirs. */
  private static final int REAL_TIME = 10;

  private static final int FAILED = 1;

  private final PrintStream answers;
  private final PacingLanes lanes;
  private final Map<Long, Lane> known = new HashMap<>();

  private SenderMain(PacingLanes lanes, PrintStream answers) {
    this.lanes = lanes;
    this.answers = answers;
  }

  public static void main(String[] arguments) throws IOException {
    List<String> words = List.of(arguments);
    SenderSettings settings = SenderSettings.ofArguments(words.subList(1, words.size()));
    ClockPage page = new ClockPage(SharedFolder.map(Path.of(words.getFirst()), ClockPage.BYTES));
    TimeSource time = TimeSource.system();
    AirTime clock = () -> page.utcNs(time.monotonicNs());
    WarmUp.run();
    Pacer pacer = new Pacer(clock);
    Wires wires = Wires.of(settings.wire());
    SenderMain main =
        new SenderMain(
            new PacingLanes(pacer, wires, time, settings.latenessBoundNs()),
            new PrintStream(System.out, true, StandardCharsets.UTF_8));
    Waiting waiting = new Waiting(time, Sleep::untilNs, settings.longestSleepNs());
    AgentThread.pacing(
        pacer,
        clock,
        waiting,
        () -> main.ready(settings.precedence()),
        () -> Runtime.getRuntime().halt(FAILED));
    main.obey();
    Runtime.getRuntime().halt(0);
  }

  /** On the pacing thread. */
  private void ready(SenderSettings.Precedence precedence) {
    tell(
        new Answer.Ready(
            switch (precedence) {
              case REAL_TIME -> claim();
              case NONE -> "not asked for";
            }));
  }

  /** Says what is missing. */
  private static String claim() {
    try {
      Scheduling.becomeRealTime(REAL_TIME);
      if (Memory.mayLockAll()) {
        Memory.lockAll();
      }
      return "";
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void obey() throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
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
    }
  }

  private void open(Command.Open open) {
    try {
      ByteBuffer memory = SharedFolder.map(open.file(), open.spec().shape().bytes());
      Lane lane = lanes.open(open.spec(), new Ring(open.spec().shape(), memory));
      known.put(open.handle(), lane);
      tell(new Answer.Opened(open.handle()));
    } catch (IOException e) {
      tell(new Answer.Refused(open.handle(), String.valueOf(e.getMessage())));
    }
  }

  private void close(long handle) {
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

  private void tell(Answer answer) {
    answers.println(Answer.write(answer));
  }
}
