package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The functions of OpenSSL's libcrypto that compute SHA-256. EVP_DigestInit(3). Any thread. */
final class LibCrypto {
  /** Its name carries the version of its interface. */
  private static final String NAME = "libcrypto.so.3";

  private final MemorySegment sha256;
  private final MethodHandle create;
  private final MethodHandle free;
  private final MethodHandle begin;
  private final MethodHandle add;
  private final MethodHandle end;
  private final MethodHandle copy;

  /** Found once, by whoever asks first. */
  private static final class Found {
    private static final Optional<LibCrypto> LIBRARY = load();
  }

  private LibCrypto(SymbolLookup library) throws Throwable {
    Linker.Option onHeap = Linker.Option.critical(true);
    create = handle(library, "EVP_MD_CTX_new", FunctionDescriptor.of(ADDRESS));
    free = handle(library, "EVP_MD_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    FunctionDescriptor ofThree = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    begin = handle(library, "EVP_DigestInit_ex", ofThree);
    FunctionDescriptor ofBytes = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    add = handle(library, "EVP_DigestUpdate", ofBytes, onHeap);
    end = handle(library, "EVP_DigestFinal_ex", ofThree, onHeap);
    copy = handle(library, "EVP_MD_CTX_copy_ex", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    sha256 =
        (MemorySegment) handle(library, "EVP_sha256", FunctionDescriptor.of(ADDRESS)).invokeExact();
  }

  @SuppressWarnings("restricted") // The launcher grants native access; without, Java warns.
  private static MethodHandle handle(
      SymbolLookup library, String name, FunctionDescriptor layouts, Linker.Option... options) {
    return Linker.nativeLinker().downcallHandle(library.findOrThrow(name), layouts, options);
  }

  /** Empty where the system does not have it. */
  static Optional<LibCrypto> find() {
    return Found.LIBRARY;
  }

  @SuppressWarnings("restricted")
  private static Optional<LibCrypto> load() {
    try {
      return Optional.of(new LibCrypto(SymbolLookup.libraryLookup(NAME, Arena.global())));
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      return Optional.empty();
    }
  }

  /** A context, in memory of the library that is given back when nobody can reach it any more. */
  @SuppressWarnings("restricted")
  MemorySegment newContext() {
    try {
      MemorySegment made = (MemorySegment) create.invokeExact();
      if (made.equals(MemorySegment.NULL)) {
        throw new OutOfMemoryError("no memory for an OpenSSL context");
      }
      return made.reinterpret(Arena.ofAuto(), this::free);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }

  private void free(MemorySegment context) {
    try {
      free.invokeExact(context);
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }

  void begin(MemorySegment context) {
    try {
      check((int) begin.invokeExact(context, sha256, MemorySegment.NULL));
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }

  /** Adds bytes, from the heap or elsewhere. No collection of garbage begins meanwhile. */
  void add(MemorySegment context, MemorySegment bytes) {
    try {
      check((int) add.invokeExact(context, bytes, bytes.byteSize()));
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }

  /** Ends a computation; {@code digest} takes 32 bytes. */
  void end(MemorySegment context, byte[] digest) {
    try {
      check((int) end.invokeExact(context, MemorySegment.ofArray(digest), MemorySegment.NULL));
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }

  void copy(MemorySegment from, MemorySegment to) {
    try {
      check((int) copy.invokeExact(to, from));
    } catch (Throwable e) {
      throw Libc.thrown(e);
    }
  }

  private static void check(int result) {
    if (result != 1) {
      throw new IllegalStateException("OpenSSL does not compute SHA-256: " + result);
    }
  }
}
