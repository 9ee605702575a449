package org.plugcast.provisioning.status;

import java.io.PrintStream;
import java.util.List;

/** Where the table is shown. One thread at a time. */
public sealed interface Screen {
  /** Shows what happened; stays on the screen. */
  void event(String line);

  /** Shows the table in place of the one before. */
  void table(List<String> lines);

  /** A terminal: the table is drawn over the old one. */
  final class Live implements Screen {
    private final PrintStream out;
    private final int columns;
    private List<String> drawn = List.of();

    public Live(PrintStream out, int columns) {
      this.out = out;
      this.columns = columns;
    }

    @Override
    public synchronized void event(String line) {
      List<String> table = drawn;
      erase();
      out.println(line);
      draw(table);
    }

    @Override
    public synchronized void table(List<String> lines) {
      erase();
      draw(lines);
    }

    private void erase() {
      if (!drawn.isEmpty()) {
        out.printf("\u001b[%dA\r\u001b[J", drawn.size());
      }
      drawn = List.of();
    }

    private void draw(List<String> lines) {
      for (String line : lines) {
        out.println(line.length() < columns ? line : line.substring(0, columns - 1));
      }
      out.flush();
      drawn = lines;
    }
  }

  /** A log: the table is written when it differs from the one before. */
  final class Plain implements Screen {
    private final PrintStream out;
    private List<String> written = List.of();

    public Plain(PrintStream out) {
      this.out = out;
    }

    @Override
    public synchronized void event(String line) {
      out.println(line);
      out.flush();
    }

    @Override
    public synchronized void table(List<String> lines) {
      lines.stream().filter(line -> !written.contains(line)).forEach(out::println);
      out.flush();
      written = List.copyOf(lines);
    }
  }
}
