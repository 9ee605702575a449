package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Which threads of this process run before those of others. sched(7), setpriority(2). */
public final class Scheduling {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final Path STAT = Path.of("/proc/self/stat");
  private static final Path AUTOGROUP = Path.of("/proc/self/autogroup");

  /** The session among the fields of {@code /proc/self/stat} after the name of the process. */
  private static final int SESSION_FIELD = 3;

  private static final int SCHED_FIFO = 1;
  private static final int PRIO_PROCESS = 0;
  private static final int PR_SET_TIMERSLACK = 29;

  private Scheduling() {}

  /**
   * Makes the calling thread a real-time one: it runs as soon as it is ready.
   *
   * @param priority 1 to 99
   */
  public static void becomeRealTime(int priority) throws IOException {
    makeRealTime(0, priority);
  }

  /**
   * Makes threads of this process real-time ones.
   *
   * @param names whether a thread, by its name of at most 15 characters, is meant
   * @param priority 1 to 99
   */
  public static void makeRealTime(Predicate<String> names, int priority) throws IOException {
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        if (names.test(name(task))) {
          makeRealTime(Integer.parseInt(task.getFileName().toString()), priority);
        }
      }
    }
  }

  private static void makeRealTime(int thread, int priority) throws IOException {
    Libc function =
        Libc.find(
            "sched_setscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment parameter = arena.allocateFrom(JAVA_INT, priority);
      function.call(thread, SCHED_FIFO, parameter);
    }
  }

  /**
   * Says how late the calling thread may wake up, for the sake of saving wake-ups: 50,000 ns unless
   * told otherwise. Real-time threads have none anyway. prctl(2), {@code PR_SET_TIMERSLACK}.
   *
   * @param ns at least 1
   */
  public static void timerSlack(long ns) throws IOException {
    if (ns < 1) {
      throw new IllegalArgumentException("timer slack has to be at least 1 ns, is " + ns);
    }
    Libc function =
        Libc.find(
            "prctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    function.call(PR_SET_TIMERSLACK, ns);
  }

  /**
   * Gives threads of this process a nice value.
   *
   * @param names whether a thread, by its name of at most 15 characters, is meant
   * @param nice -20 (first) to 19 (last)
   * @return how many threads were meant
   */
  public static int nice(Predicate<String> names, int nice) throws IOException {
    Libc function =
        Libc.find("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
    int meant = 0;
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
      for (Path task : tasks) {
        if (names.test(name(task))) {
          function.call(PRIO_PROCESS, Integer.parseInt(task.getFileName().toString()), nice);
          meant++;
        }
      }
    }
    return meant;
  }

  /**
   * Gives this process' session a nice value among the sessions of the machine, if it is the first
   * process of a session of its own: with automatic groups, nice values of threads count within a
   * session only (sched(7), "The autogroup feature").
   */
  public static void niceSession(int nice) throws IOException {
    String[] fields = Files.readString(STAT).replaceFirst("^.*\\) ", "").split(" ", -1);
    boolean leads = Long.parseLong(fields[SESSION_FIELD]) == ProcessHandle.current().pid();
    if (leads && Files.exists(AUTOGROUP)) {
      Files.writeString(AUTOGROUP, Integer.toString(nice));
    }
  }

  private static String name(Path task) throws IOException {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (NoSuchFileException e) {
      return "";
    }
  }
}
