package org.plugcast.renderer.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.plugcast.renderer.media.Tags;

/** Reads what a browser complains of; keeps one line that may be the reason for its end. */
final class BrowserLog {
  private static final int LONGEST_LINE = 300;

  private final Thread reader;
  private volatile String last = "";

  BrowserLog(InputStream in) {
    this.reader = Thread.ofVirtual().name("browser-log").start(() -> read(in));
  }

  /** Its last words; an empty string if there were none. Call it when the browser has ended. */
  String last() throws InterruptedException {
    reader.join();
    return last;
  }

  private void read(InputStream in) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      StringBuilder line = new StringBuilder();
      for (int c; (c = lines.read()) >= 0; ) {
        if (c == '\n') {
          keep(line.toString());
          line.setLength(0);
        } else if (line.length() < LONGEST_LINE) {
          line.append((char) c);
        }
      }
    } catch (IOException e) {
      // The browser has ended.
    }
  }

  private void keep(String line) {
    if (line.contains(":FATAL:") || line.startsWith("bwrap: ")) {
      last = Tags.text(line);
    }
  }
}
