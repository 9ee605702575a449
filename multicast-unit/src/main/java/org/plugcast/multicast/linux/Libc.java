package org.plugcast.multicast.linux;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/** A function of the C library that returns an {@code int}, -1 for failure. */
record Libc(String name, MethodHandle function) {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /** Looks a function up; the layouts are those of its result and its parameters. */
  @SuppressWarnings("restricted") // The launcher grants native access; without, Java warns.
  static Libc find(String name, FunctionDescriptor layouts) throws IOException {
    Linker linker = Linker.nativeLinker();
    MemorySegment address =
        linker
            .defaultLookup()
            .find(name)
            .orElseThrow(() -> new IOException(name + " is not there on this system"));
    return new Libc(
        name, linker.downcallHandle(address, layouts, Linker.Option.captureCallState("errno")));
  }

  /** Calls the function. */
  int call(Object... arguments) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      Object[] all = new Object[arguments.length + 1];
      all[0] = state;
      System.arraycopy(arguments, 0, all, 1, arguments.length);
      int result = (int) function.invokeWithArguments(Arrays.asList(all));
      if (result == -1) {
        throw new IOException(name + " failed with errno " + (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
