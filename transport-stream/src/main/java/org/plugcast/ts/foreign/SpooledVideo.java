package org.plugcast.ts.foreign;

import java.io.IOException;
import java.util.BitSet;
import org.plugcast.ts.elementary.VideoStream;
import org.plugcast.ts.store.ElementarySpool;

/** The first {@code frames} spooled pictures. For one thread. */
final class SpooledVideo implements VideoStream {
  private final ElementarySpool spool;
  private final int[] ranks;
  private final BitSet access;
  private final int frames;

  /**
   * @param ranks display index of each picture in decode order
   * @param access pictures at which decoding may start
   */
  SpooledVideo(ElementarySpool spool, int[] ranks, BitSet access, int frames) {
    this.spool = spool;
    this.ranks = ranks;
    this.access = access;
    this.frames = frames;
  }

  @Override
  public int frames() {
    return frames;
  }

  @Override
  public int size(int decodeIndex) {
    return spool.size(decodeIndex);
  }

  @Override
  public int displayIndex(int decodeIndex) {
    return ranks[decodeIndex];
  }

  @Override
  public boolean randomAccess(int decodeIndex) {
    return access.get(decodeIndex);
  }

  @Override
  public void read(int decodeIndex, byte[] dst, int offset) throws IOException {
    spool.read(decodeIndex, dst, offset);
  }
}
