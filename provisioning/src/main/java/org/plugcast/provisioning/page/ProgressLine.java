package org.plugcast.provisioning.page;

import java.io.PrintWriter;
import java.util.Optional;
import org.plugcast.renderer.encode.Progress;

/** How far a rendering is, in one line of a terminal or in a few of a log. Any thread. */
public final class ProgressLine implements Progress {
  private static final int PERCENT = 100;

  /** Between two lines of a log. */
  private static final int STEP = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private int shown = -1;

  /** The launcher tells the width of the terminal if there is one. */
  public ProgressLine(PrintWriter out) {
    this(out, Optional.ofNullable(Integer.getInteger("plugcast.columns")));
  }

  ProgressLine(PrintWriter out, Optional<Integer> columns) {
    this.out = out;
    this.terminal = columns.isPresent();
  }

  @Override
  public synchronized void at(double fraction) {
    int percent = (int) (fraction * PERCENT);
    int part = terminal ? percent : percent / STEP * STEP;
    if (part <= shown) {
      return;
    }
    shown = part;
    if (terminal) {
      out.printf("\rrendering %d %%", part);
    } else {
      out.printf("rendering %d %%%n", part);
    }
    out.flush();
  }

  /** Leaves the line. */
  public synchronized void end() {
    if (terminal && shown >= 0) {
      out.println();
      out.flush();
    }
  }
}
