package org.plugcast.renderer.page;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pixels read where the browser draws them.
 *
 * <p>Without a graphics card Chromium's compositor draws into one piece of its own memory, of which
 * each frame changes what has to change. That memory is read by {@code /proc/PID/mem}, so a picture
 * costs a copy and no compression. Where it lies is found by painting the whole page in one colour,
 * then in others. The first picture, and every now and then another, is compared with a screenshot.
 * It knows no transparency: the compositor draws each page on white.
 */
final class CompositorMemory implements Pixels {
  /** Pictures between two comparisons: a screenshot costs as much as ten pictures or more. */
  private static final int PICTURES_BETWEEN_CHECKS = 512;

  private static final List<Integer> COLOURS = List.of(0x35a7c9, 0xc46b1e, 0x7b2fd5);
  private static final int OPAQUE = 0xff000000;

  /** Paints the whole page in a colour, red in the high byte. */
  interface Paint {
    void fill(int rgb) throws PageFailedException, InterruptedException;
  }

  private final BeginFrame frames;
  private final FileChannel memory;
  private final PicturePlace place;
  private final ByteBuffer space;
  private int picturesToCheck;

  private CompositorMemory(BeginFrame frames, FileChannel memory, PicturePlace place) {
    this.frames = frames;
    this.memory = memory;
    this.place = place;
    this.space = ByteBuffer.allocateDirect(place.span());
  }

  /**
   * Looks for the picture in the memory of a process; empty if that memory may not be read, or if
   * the picture is not found there in exactly one place.
   *
   * @param pid of the compositor
   * @param width of the picture in pixels
   */
  static Optional<Pixels> find(long pid, int width, int lines, BeginFrame frames, Paint paint)
      throws PageFailedException, InterruptedException {
    try {
      FileChannel memory = ProcessMemory.open(pid);
      Optional<PicturePlace> place = place(pid, memory, width, lines, paint);
      if (place.isEmpty()) {
        memory.close();
      }
      return place.map(at -> new CompositorMemory(frames, memory, at));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<PicturePlace> place(
      long pid, FileChannel memory, int width, int lines, Paint paint)
      throws IOException, PageFailedException, InterruptedException {
    paint.fill(COLOURS.getFirst());
    List<PicturePlace> places =
        ProcessMemory.pictures(pid, memory, COLOURS.getFirst() | OPAQUE, width, lines);
    for (int colour : COLOURS.subList(1, COLOURS.size())) {
      paint.fill(colour);
      places = filled(memory, places, colour | OPAQUE);
    }
    return places.size() == 1 ? Optional.of(places.getFirst()) : Optional.empty();
  }

  private static List<PicturePlace> filled(FileChannel memory, List<PicturePlace> places, int pixel)
      throws IOException {
    List<PicturePlace> kept = new ArrayList<>();
    for (PicturePlace place : places) {
      ByteBuffer seen = ByteBuffer.allocateDirect(place.lineBytes() * place.lines());
      place.read(memory, seen, ByteBuffer.allocateDirect(place.span()));
      if (isFilled(seen.order(ByteOrder.LITTLE_ENDIAN), pixel)) {
        kept.add(place);
      }
    }
    return kept;
  }

  private static boolean isFilled(ByteBuffer picture, int pixel) {
    for (int at = 0; at < picture.capacity(); at += Patch.PIXEL) {
      if (picture.getInt(at) != pixel) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean draw(double ticksMs, ByteBuffer picture)
      throws PageFailedException, InterruptedException {
    if (picturesToCheck == 0) {
      check(frames.photograph(ticksMs), picture);
      return true;
    }
    if (!frames.draw(ticksMs)) {
      return false;
    }
    read(picture);
    picturesToCheck--;
    return true;
  }

  private void check(byte[] screenshot, ByteBuffer picture) throws PageFailedException {
    read(picture);
    picturesToCheck = PICTURES_BETWEEN_CHECKS;
    ByteBuffer expected = ByteBuffer.allocate(picture.capacity());
    PngPixels.decode(screenshot, expected);
    if (expected.mismatch(picture) >= 0) {
      throw new PageFailedException("what the browser drew is not what its memory holds");
    }
  }

  private void read(ByteBuffer picture) throws PageFailedException {
    try {
      place.read(memory, picture, space);
    } catch (IOException e) {
      throw new PageFailedException("the browser's memory cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      memory.close();
    } catch (IOException e) {
      // It was only read.
    }
  }
}
