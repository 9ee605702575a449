package org.plugcast.renderer.page;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory of another process, by Linux's {@code /proc}; it takes the right to trace that process.
 */
final class ProcessMemory {
  private static final int CHUNK = 1 << 20;

  private ProcessMemory() {}

  /** Memory of its own that a process may write. */
  private record Region(long from, long to) {}

  static FileChannel open(long pid) throws IOException {
    return FileChannel.open(folder(pid).resolve("mem"), StandardOpenOption.READ);
  }

  private static Path folder(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  /** Fills {@code into} from its beginning to its limit. */
  static void read(FileChannel memory, long address, ByteBuffer into) throws IOException {
    ByteBuffer rest = into.duplicate().rewind();
    while (rest.hasRemaining()) {
      if (memory.read(rest, address + rest.position()) <= 0) {
        throw new EOFException("no memory at " + Long.toHexString(address + rest.position()));
      }
    }
  }

  /** Where pictures of one colour lie, in memory that is not shared. */
  static List<PicturePlace> pictures(long pid, FileChannel memory, int pixel, int width, int lines)
      throws IOException {
    List<PicturePlace> found = new ArrayList<>();
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK).order(ByteOrder.nativeOrder());
    for (Region region : regions(pid)) {
      if (region.to - region.from >= (long) width * lines * Patch.PIXEL) {
        PictureSearch search = new PictureSearch(pixel, width, lines);
        search(memory, region, chunk, search);
        found.addAll(search.found());
      }
    }
    return found;
  }

  private static List<Region> regions(long pid) throws IOException {
    List<Region> regions = new ArrayList<>();
    for (String line : Files.readAllLines(folder(pid).resolve("maps"))) {
      String[] words = line.split("\\s+", 6);
      if (words[1].equals("rw-p")) {
        String[] range = words[0].split("-", 2);
        regions.add(
            new Region(Long.parseUnsignedLong(range[0], 16), Long.parseUnsignedLong(range[1], 16)));
      }
    }
    return regions;
  }

  private static void search(
      FileChannel memory, Region region, ByteBuffer chunk, PictureSearch search)
      throws IOException {
    for (long at = region.from; at < region.to; at += CHUNK) {
      chunk.clear().limit((int) Math.min(CHUNK, region.to - at));
      if (memory.read(chunk, at) < chunk.limit()) {
        return;
      }
      IntBuffer pixels = chunk.flip().asIntBuffer();
      for (int i = 0; i < pixels.limit(); i++) {
        search.take(pixels.get(i), at + (long) i * Patch.PIXEL);
      }
    }
    search.end(region.to);
  }
}
