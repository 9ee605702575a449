package org.plugcast.caching.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.plugcast.caching.catalogue.ClipLoudness;
import org.plugcast.caching.catalogue.MediaKind;
import org.plugcast.caching.catalogue.PageInput;
import org.plugcast.caching.media.PageOrder;
import org.plugcast.ts.multiplex.Digest;

/** Makes clips of media files. Any number of threads. */
public interface ItemMaker {
  /**
   * How the items of a channel are made.
   *
   * @param profile that the channel asks for; empty, or one that is not there: the usual one
   */
  Output output(Optional<String> profile);

  /** Looks at its profiles again; true if one is another than before. */
  boolean look();

  /**
   * Whether a page is seen in items of a kind.
   *
   * @param page that a channel asks for; empty: the usual one
   */
  boolean usesPage(Optional<PageOrder> page, MediaKind kind);

  /**
   * One line that changes whenever another page would be seen in items of a kind, or the same one
   * otherwise.
   *
   * @param page that a channel asks for; empty: the usual one
   */
  String pageSignature(Optional<PageOrder> page, MediaKind kind);

  /**
   * Begins to look again at what a page has loaded.
   *
   * @throws IOException if that page is not there
   */
  PageVisit visit(Optional<PageOrder> page) throws IOException;

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
     * @param inputs what its page loaded
     */
    record Made(
        Digest clip,
        int frames,
        List<String> adjustments,
        ClipLoudness loudness,
        List<PageInput> inputs)
        implements Outcome {
      public Made {
        adjustments = List.copyOf(adjustments);
        inputs = List.copyOf(inputs);
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
