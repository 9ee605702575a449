package org.plugcast.caching.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.plugcast.ts.multiplex.ChannelFormat;
import org.plugcast.ts.multiplex.Digest;

/** Makes clips of media files in one format. Any number of threads. */
public interface ItemMaker {
  /** Format of all its clips. */
  ChannelFormat format();

  /**
   * One line that changes whenever the same item would be made differently: encoder, profile, page.
   */
  String signature();

  /** Whether items without a picture get one from a page. */
  boolean usesPage();

  /** Looks into a file; an {@link IOException} is no fault of the file. */
  Inspection inspect(Path file) throws IOException, InterruptedException;

  /**
   * Makes a clip and stores it.
   *
   * @param progress told percents from 0 to 100
   */
  Outcome make(MakeRequest request, IntConsumer progress) throws InterruptedException;

  /** How an attempt to make a clip ended. */
  sealed interface Outcome {
    /**
     * It is stored.
     *
     * @param frames video frames
     * @param adjustments what had to be changed in the item, for people
     */
    record Made(Digest clip, int frames, List<String> adjustments) implements Outcome {
      public Made {
        adjustments = List.copyOf(adjustments);
      }
    }

    /** It cannot be made of this file. */
    record Refused(String reason) implements Outcome {}

    /** It failed this time, through no proven fault of the file. */
    record Faulted(String reason) implements Outcome {}

    /** It was stopped, or its file changed meanwhile: the attempt does not count. */
    record Withdrawn(String reason) implements Outcome {}
  }
}
