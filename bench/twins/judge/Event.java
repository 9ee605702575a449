import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was done to the senders.
 *
 * @param ns UTC shortly before, nanoseconds
 * @param label its kind
 * @param about what the campaign says about it
 */
record Event(long ns, String label, Map<String, String> about) {

  /** Lines of NANOSECONDS LABEL [KEY=VALUE ...], in rising order of time. */
  static List<Event> read(Path file) throws IOException {
    List<Event> events = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        events.add(parse(line.strip()));
      }
    }
    return events;
  }

  private static Event parse(String line) {
    String[] words = line.split(" +");
    if (words.length < 2 || !words[0].matches("\\d{19}")) {
      throw new IllegalArgumentException(
          "event \"" + line + "\": expected NANOSECONDS LABEL [KEY=VALUE ...]");
    }
    Map<String, String> about = new LinkedHashMap<>();
    for (int i = 2; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      about.put(pair[0], pair.length == 2 ? pair[1] : "");
    }
    return new Event(Long.parseLong(words[0]), words[1], about);
  }
}
