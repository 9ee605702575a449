package org.plugcast.multicast.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Optional;

/**
 * A function of the C library that returns an {@code int}, -1 for failure.
 *
 * <p>An instance is for calls now and then. What is called often keeps a {@link #handle} in a
 * constant and the state in memory of its own, and calls it exactly: then a call allocates nothing.
 */
record Libc(String name, MethodHandle function) {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  /** Looks a function up; the layouts are those of its result and its parameters. */
  static Libc find(String name, FunctionDescriptor layouts, Linker.Option... options)
      throws IOException {
    return new Libc(
        name,
        linked(name, layouts, options)
            .orElseThrow(() -> new IOException(name + " is not there on this system")));
  }

  /**
   * A function for a constant: the state comes first among its parameters. Where the system lacks
   * the function, calling it is an {@link UnsupportedOperationException}.
   */
  static MethodHandle handle(String name, FunctionDescriptor layouts, Linker.Option... options) {
    return linked(name, layouts, options).orElseGet(() -> lacking(name, layouts));
  }

  /** Memory for the state of calls, for as long as it is reachable. */
  static MemorySegment state() {
    return Arena.ofAuto().allocate(STATE);
  }

  /** Why the last call with this state failed. */
  static int errno(MemorySegment state) {
    return state.get(ValueLayout.JAVA_INT, ERRNO);
  }

  static IOException failure(String name, int errno) {
    return new IOException(name + ": " + Errno.describe(errno));
  }

  /** What a call threw: nothing that a function of C could throw. */
  static RuntimeException thrown(Throwable e) {
    return switch (e) {
      case RuntimeException known -> known;
      case Error error -> throw error;
      default -> new IllegalStateException(e);
    };
  }

  /** Calls the function. */
  int call(Object... arguments) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      Object[] all = new Object[arguments.length + 1];
      all[0] = state;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      int result = invoke(all);
      if (result == -1) {
        throw failure(name, errno(state));
      }
      return result;
    }
  }

  private int invoke(Object[] all) {
    try {
      return (int) function.invokeWithArguments(Arrays.asList(all));
    } catch (Throwable e) {
      throw thrown(e);
    }
  }

  @SuppressWarnings("restricted") // The launcher grants native access; without, Java warns.
  private static Optional<MethodHandle> linked(
      String name, FunctionDescriptor layouts, Linker.Option... options) {
    Linker linker = Linker.nativeLinker();
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    return linker
        .defaultLookup()
        .find(name)
        .map(address -> linker.downcallHandle(address, layouts, all));
  }

  private static MethodHandle lacking(String name, FunctionDescriptor layouts) {
    MethodType type = layouts.toMethodType().insertParameterTypes(0, MemorySegment.class);
    MethodHandle refusal =
        MethodHandles.throwException(type.returnType(), UnsupportedOperationException.class)
            .bindTo(new UnsupportedOperationException(name + " is not there on this system"));
    return MethodHandles.dropArguments(refusal, 0, type.parameterList());
  }
}
