package org.plugcast.provisioning.encode;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Shows the work on one line of a terminal, as wide as that is. Any thread. */
public final class EncodeScreen implements EncodeProgress {
  private final PrintStream out;
  private final int columns;
  private int items;
  private final Map<String, Integer> working = new TreeMap<>();
  private int done;
  private int failed;
  private String shown = "";

  public EncodeScreen(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  @Override
  public synchronized void begun(int number) {
    items = number;
  }

  @Override
  public synchronized void at(Path file, double fraction) {
    working.put(String.valueOf(file.getFileName()), (int) (fraction * 100));
    show();
  }

  @Override
  public synchronized void ended(EncodeResult result) {
    working.remove(String.valueOf(result.source().getFileName()));
    done++;
    failed += result instanceof EncodeResult.Failed ? 1 : 0;
    show();
    if (done == items) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }

  private void show() {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%d of %d", done, items));
    if (failed > 0) {
      line.append(", ").append(failed).append(" failed");
    }
    working.forEach(
        (name, percent) -> line.append("  ").append(name).append(' ').append(percent).append(" %"));
    String text = line.toString().replaceAll("\\p{Cntrl}", "?");
    String cut = text.length() < columns ? text : text.substring(0, Math.max(0, columns - 1));
    if (!cut.equals(shown)) {
      out.print("\r\u001b[K" + cut);
      out.flush();
      shown = cut;
    }
  }
}
