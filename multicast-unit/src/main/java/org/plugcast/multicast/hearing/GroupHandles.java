package org.plugcast.multicast.hearing;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which channel a group and port belong to. Any thread changes it; any thread looks up, and that
 * allocates nothing and waits for nobody.
 */
public final class GroupHandles {
  /** Nobody's group. */
  public static final long NONE = -1;

  private final Map<Long, Long> handles = new HashMap<>();
  private volatile Table table = Table.of(Map.of());

  /**
   * Says whose a group and port are.
   *
   * @param group an IPv4 address, its first number in the top byte
   * @param port 0 to 65535
   * @param handle 0 or more
   */
  public synchronized void put(int group, int port, long handle) {
    if (port < 0 || port > 0xffff || handle < 0) {
      throw new IllegalArgumentException("handle " + handle + " for port " + port);
    }
    handles.put(key(group, port), handle);
    table = Table.of(handles);
  }

  /** The same by an endpoint. */
  public void put(InetSocketAddress group, long handle) {
    put(Source.address(Source.of(group)), group.getPort(), handle);
  }

  /** From now on it is nobody's. */
  public void remove(InetSocketAddress group) {
    remove(Source.address(Source.of(group)), group.getPort());
  }

  /** From now on they are nobody's. */
  public synchronized void remove(int group, int port) {
    handles.remove(key(group, port));
    table = Table.of(handles);
  }

  /** The handle of a group and port, or {@link #NONE}. */
  public long find(int group, int port) {
    return table.find(key(group, port));
  }

  private static long key(int group, int port) {
    return Integer.toUnsignedLong(group) << Short.SIZE | port;
  }

  /** Open addressing with linear probing; at least half of it is empty, so that probing ends. */
  private static final class Table {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int LEAST_BITS = 4;
    private static final long EMPTY = -1;

    private final int bits;
    private final long[] keys;
    private final long[] values;

    private Table(int bits) {
      this.bits = bits;
      keys = new long[1 << bits];
      values = new long[1 << bits];
      Arrays.fill(keys, EMPTY);
    }

    static Table of(Map<Long, Long> handles) {
      int bits = LEAST_BITS;
      while (1 << bits < 2 * handles.size()) {
        bits++;
      }
      Table table = new Table(bits);
      handles.forEach(table::add);
      return table;
    }

    long find(long key) {
      int at = place(key);
      return keys[at] == key ? values[at] : NONE;
    }

    private void add(long key, long value) {
      int at = place(key);
      keys[at] = key;
      values[at] = value;
    }

    /** Where a key is, or would be. */
    private int place(long key) {
      int at = (int) (key * GOLDEN >>> Long.SIZE - bits);
      while (keys[at] != key && keys[at] != EMPTY) {
        at = at + 1 & keys.length - 1;
      }
      return at;
    }
  }
}
