package org.plugcast.ts.elementary;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.plugcast.ts.mpeg.MalformedStreamException;

/**
 * Coded pictures of which some stay for several frames: the frames in between, which no encoder has
 * seen, repeat the picture before. H.264 of progressive frames that are shown in decode order.
 *
 * <p>The coded pictures get the frame_num that their new neighbours leave them, and the sequence
 * says that its frame rate is fixed; a repeat costs some forty bytes. For one thread.
 */
public final class RepeatedPictures implements VideoStream {
  private static final int NONE = -1;

  private final VideoStream coded;
  private final int[] numbers;
  private final int[] codedAt;
  private final int[] sizes;
  private final byte[][] skipped;
  private final H264Rewriter rewriter;

  private RepeatedPictures(VideoStream coded, int[] starts, int frames, Head head)
      throws IOException {
    this.coded = coded;
    this.codedAt = codedAt(starts, frames);
    this.numbers = numbers(1 << head.sps.frameNumBits());
    this.rewriter = new H264Rewriter(head.sps);
    this.skipped = skipped(new H264SkippedPicture(head.sps, head.pps));
    this.sizes = new int[frames];
    for (int frame = 0; frame < frames; frame++) {
      sizes[frame] = (isCoded(frame) ? unit(frame) : skipped[numbers[frame]]).length;
    }
  }

  /** frame_num of each frame: all are references, counted from the last random access point. */
  private int[] numbers(int modulus) {
    int[] all = new int[codedAt.length];
    for (int frame = 1; frame < all.length; frame++) {
      all[frame] = randomAccess(frame) ? 0 : (all[frame - 1] + 1) % modulus;
    }
    return all;
  }

  /** The repeats that occur, by frame_num. */
  private byte[][] skipped(H264SkippedPicture skip) {
    byte[][] units = new byte[Arrays.stream(numbers).max().orElse(0) + 1][0];
    for (int frame = 0; frame < numbers.length; frame++) {
      int number = numbers[frame];
      if (!isCoded(frame) && units[number].length == 0) {
        units[number] = skip.unit(number);
      }
    }
    return units;
  }

  /**
   * Fills the gaps between coded pictures.
   *
   * @param starts frame from which each is seen, ascending from 0
   * @param frames in all
   * @throws MalformedStreamException if the pictures are not such as can be repeated
   * @throws IOException if there are more or fewer pictures than {@code starts}, or they cannot be
   *     read
   */
  public static VideoStream of(VideoStream coded, int[] starts, int frames) throws IOException {
    requireStarts(starts, frames);
    if (coded.frames() != starts.length) {
      throw new IOException(coded.frames() + " coded pictures came, expected " + starts.length);
    }
    return starts.length == frames
        ? coded
        : new RepeatedPictures(coded, starts, frames, Head.read(coded));
  }

  private static void requireStarts(int[] starts, int frames) {
    for (int i = 0; i < starts.length; i++) {
      int least = i == 0 ? 0 : starts[i - 1] + 1;
      if (starts[i] < least || starts[i] >= frames || i == 0 && starts[0] != 0) {
        throw new IllegalArgumentException(
            "picture " + i + " starts at frame " + starts[i] + " of " + frames);
      }
    }
  }

  private static int[] codedAt(int[] starts, int frames) {
    int[] codedAt = new int[frames];
    Arrays.fill(codedAt, NONE);
    for (int i = 0; i < starts.length; i++) {
      codedAt[starts[i]] = i;
    }
    return codedAt;
  }

  @Override
  public int frames() {
    return sizes.length;
  }

  @Override
  public int size(int decodeIndex) {
    return sizes[decodeIndex];
  }

  @Override
  public int displayIndex(int decodeIndex) {
    return decodeIndex;
  }

  @Override
  public boolean randomAccess(int decodeIndex) {
    return isCoded(decodeIndex) && coded.randomAccess(codedAt[decodeIndex]);
  }

  @Override
  public void read(int decodeIndex, byte[] dst, int offset) throws IOException {
    byte[] unit = isCoded(decodeIndex) ? unit(decodeIndex) : skipped[numbers[decodeIndex]];
    System.arraycopy(unit, 0, dst, offset, unit.length);
  }

  private boolean isCoded(int frame) {
    return codedAt[frame] != NONE;
  }

  private byte[] unit(int frame) throws IOException {
    byte[] unit = new byte[coded.size(codedAt[frame])];
    coded.read(codedAt[frame], unit, 0);
    return rewriter.rewritten(unit, numbers[frame]);
  }

  /** What the first slice of the first picture refers to; all others do the same. */
  private record Head(H264Sps sps, H264Pps pps) {
    static Head read(VideoStream coded) throws IOException {
      byte[] unit = new byte[coded.size(0)];
      coded.read(0, unit, 0);
      HeadReader reader = new HeadReader();
      StartCodes nalUnits = new StartCodes(reader);
      nalUnits.push(unit, 0, unit.length);
      nalUnits.end();
      return reader.head.orElseThrow(
          () -> new MalformedStreamException("no slice in the first picture", 0, "ITU-T H.264"));
    }
  }

  private static final class HeadReader implements StartCodes.Sink {
    private final H264ParameterSets sets = new H264ParameterSets();
    private Optional<Head> head = Optional.empty();

    @Override
    public void segment(byte[] bytes, int from, int to, long position) throws IOException {
      int nal = from + StartCodes.LENGTH;
      int type = NalUnit.type(bytes, nal);
      if (type == NalUnit.SEQUENCE_PARAMETER_SET) {
        sets.addSps(bytes, nal, to);
      } else if (type == NalUnit.PICTURE_PARAMETER_SET) {
        sets.addPps(bytes, nal, to);
      } else if (NalUnit.isSlice(type) && head.isEmpty()) {
        H264SliceHeader slice = H264SliceHeader.parse(bytes, nal, to, sets);
        head = Optional.of(new Head(slice.sps(), sets.pps(slice.ppsId())));
      }
    }

    @Override
    public void oversized(MalformedStreamException fault) throws IOException {
      throw fault;
    }
  }
}
