package org.plugcast.multicast.record;

import java.util.List;

/** What is to be done by the thread that writes, in order. */
sealed interface Job {

  /** Write the bytes of a block and give the block back. */
  record Append(Segment segment, Block block) implements Job {}

  /** The segment is whole. */
  record Finish(Segment segment, End end) implements Job {}

  /** There is nothing more to do. */
  record Close() implements Job {}

  /**
   * How a segment ended.
   *
   * @param lastNs UTC at which its last datagram was heard
   */
  record End(long lastNs, Tally tally, List<String> senders) {}
}
