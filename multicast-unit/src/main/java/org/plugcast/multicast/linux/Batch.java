package org.plugcast.multicast.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Messages for sendmmsg(2) and recvmmsg(2), each with one address and one piece of memory. */
final class Batch {
  private static final long MESSAGE = Structures.MMSGHDR.byteSize();
  private static final long VECTOR = Structures.IOVEC.byteSize();
  private static final long NAME = Structures.SOCKADDR_IN.byteSize();
  private static final long MSG_NAME = Structures.offset(Structures.MMSGHDR, "msg_name");
  private static final long MSG_NAMELEN = Structures.offset(Structures.MMSGHDR, "msg_namelen");
  private static final long MSG_IOV = Structures.offset(Structures.MMSGHDR, "msg_iov");
  private static final long MSG_IOVLEN = Structures.offset(Structures.MMSGHDR, "msg_iovlen");
  private static final long MSG_CONTROL = Structures.offset(Structures.MMSGHDR, "msg_control");
  private static final long MSG_CONTROLLEN =
      Structures.offset(Structures.MMSGHDR, "msg_controllen");
  private static final long MSG_LEN = Structures.offset(Structures.MMSGHDR, "msg_len");
  private static final long IOV_LEN = Structures.offset(Structures.IOVEC, "iov_len");

  private final MemorySegment messages;
  private final MemorySegment vectors;
  private final MemorySegment names;

  Batch(int size, Arena arena) {
    messages = arena.allocate(Structures.MMSGHDR, size);
    vectors = arena.allocate(Structures.IOVEC, size);
    names = arena.allocate(Structures.SOCKADDR_IN, size);
    for (int position = 0; position < size; position++) {
      long message = position * MESSAGE;
      messages.set(JAVA_LONG, message + MSG_NAME, names.address() + position * NAME);
      messages.set(JAVA_INT, message + MSG_NAMELEN, (int) NAME);
      messages.set(JAVA_LONG, message + MSG_IOV, vectors.address() + position * VECTOR);
      messages.set(JAVA_LONG, message + MSG_IOVLEN, 1);
    }
  }

  /** The messages from a position on. */
  MemorySegment from(int position) {
    return messages.asSlice(position * MESSAGE);
  }

  /** Says where the other side is and where the payload lies. */
  void put(int position, long socketAddress, long payload, long length) {
    names.set(JAVA_LONG, position * NAME, socketAddress);
    vectors.set(JAVA_LONG, position * VECTOR, payload);
    vectors.set(JAVA_LONG, position * VECTOR + IOV_LEN, length);
  }

  /** Says where ancillary data may lie; what is there is the system's after a call. */
  void putControl(int position, long address, long length) {
    messages.set(JAVA_LONG, position * MESSAGE + MSG_CONTROL, address);
    messages.set(JAVA_LONG, position * MESSAGE + MSG_CONTROLLEN, length);
  }

  /** How much ancillary data a message came with, in bytes. */
  long controlLength(int position) {
    return messages.get(JAVA_LONG, position * MESSAGE + MSG_CONTROLLEN);
  }

  /** How many bytes of payload moved. */
  int length(int position) {
    return messages.get(JAVA_INT, position * MESSAGE + MSG_LEN);
  }

  /** The first 8 bytes of the other side's {@code sockaddr_in}. */
  long socketAddress(int position) {
    return names.get(JAVA_LONG, position * NAME);
  }
}
