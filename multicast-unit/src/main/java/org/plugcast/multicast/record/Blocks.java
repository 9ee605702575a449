package org.plugcast.multicast.record;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The stock of blocks: it bounds the memory of all recordings. Any thread. */
final class Blocks {
  private final int most;
  private final Deque<Block> free = new ArrayDeque<>();
  private int made;

  /**
   * @param bytes of all blocks; at least one is made
   */
  Blocks(long bytes) {
    most = Math.clamp(bytes / Block.BYTES, 1, Integer.MAX_VALUE);
  }

  /** An empty block, or nothing when all are on their way. */
  synchronized Optional<Block> take() {
    Block block = free.pollFirst();
    if (block == null && made < most) {
      made++;
      block = new Block();
    }
    return Optional.ofNullable(block);
  }

  synchronized void giveBack(Block block) {
    block.bytes().clear();
    free.addFirst(block);
  }
}
