package org.plugcast.multicast.record;

import java.util.Optional;

/** Where segments go. Never waits. */
interface SegmentSink {

  /** An empty block, or nothing when the disk is behind. */
  Optional<Block> takeBlock();

  /** Hands over the next bytes of a segment; the block is no longer the caller's. */
  void append(Segment segment, Block block);

  /** A segment is whole. */
  void finish(Segment segment, Job.End end);
}
