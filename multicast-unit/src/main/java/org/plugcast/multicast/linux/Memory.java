package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what the air needs in memory. mlock(2), posix_fadvise(2). */
public final class Memory {
  private static final int MCL_CURRENT = 1;
  private static final int MCL_FUTURE = 2;
  private static final int MCL_ONFAULT = 4;
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String EFFECTIVE = "CapEff:";
  private static final int CAP_IPC_LOCK = 14;
  private static final int O_RDONLY = 0;
  private static final int O_CLOEXEC = 0x80000;
  private static final int POSIX_FADV_WILLNEED = 3;

  private Memory() {}

  /** Whether {@link #lockAll} has no limit: {@code CAP_IPC_LOCK}. capabilities(7). */
  public static boolean mayLockAll() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(EFFECTIVE))
        .map(line -> line.substring(EFFECTIVE.length()).strip())
        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> CAP_IPC_LOCK & 1) == 1);
  }

  /**
   * Keeps every page of this process in memory, from when it is first used where the system can,
   * else all of them at once. Needs {@code CAP_IPC_LOCK}, or a limit of locked memory ({@code
   * RLIMIT_MEMLOCK}) that this process never outgrows: beyond it, starting a thread or mapping a
   * file fails.
   */
  public static void lockAll() throws IOException {
    Libc lock = Libc.find("mlockall", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    try {
      lock.call(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
    } catch (IOException older) {
      lock.call(MCL_CURRENT | MCL_FUTURE);
    }
  }

  /** Reads the whole of a direct buffer in, and keeps it in memory until it is unmapped. */
  public static void lock(ByteBuffer direct) throws IOException {
    if (!direct.isDirect()) {
      throw new IllegalArgumentException("memory to lock has to be direct, is " + direct);
    }
    Libc lock = Libc.find("mlock", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG));
    MemorySegment whole = MemorySegment.ofBuffer(direct.duplicate().clear());
    lock.call(whole, whole.byteSize());
  }

  /**
   * Starts to read a part of a file in, and does not wait for it.
   *
   * @param offset of the part's first byte
   * @param length of the part in bytes; 0: to the file's end
   */
  public static void willNeed(Path file, long offset, long length) throws IOException {
    Libc close = Libc.find("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    int descriptor = open(file);
    try {
      advise(descriptor, offset, length);
    } finally {
      close.call(descriptor);
    }
  }

  private static int open(Path file) throws IOException {
    Libc open =
        Libc.find(
            "open",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      return open.call(arena.allocateFrom(file.toString()), O_RDONLY | O_CLOEXEC);
    } catch (IOException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** This call returns its errno. */
  private static void advise(int descriptor, long offset, long length) throws IOException {
    Libc advise =
        Libc.find(
            "posix_fadvise",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));
    int errno = advise.call(descriptor, offset, length, POSIX_FADV_WILLNEED);
    if (errno != 0) {
      throw Libc.failure("posix_fadvise", errno);
    }
  }
}
