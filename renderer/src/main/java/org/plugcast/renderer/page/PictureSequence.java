package org.plugcast.renderer.page;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pictures in steps of equal length, of which only what changes is told. One thread. */
public interface PictureSequence {
  /** Frames of the channel in a step. */
  int framesPerStep();

  /**
   * What changes in the next step; empty if the picture stays. The first has all lines.
   *
   * @throws PageFailedException if it is a page, and cannot be shown
   * @throws IOException if its pictures come from a file, and cannot be had
   */
  Optional<Patch> next() throws IOException, PageFailedException, InterruptedException;

  /** What an operator should know of them. */
  List<String> notes();
}
