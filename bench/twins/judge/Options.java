import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@link Judge} is asked. */
final class Options {
  static final String USAGE =
      """
      usage: java Judge.java RATE CHANNELS RECORDS EVENTS [OPTION...]
             java Judge.java --self-test
        --payloads FILE          what receive.c wrote beside the records
        --sender NAME=ADDRESS[:PORT]
        --standstills FILE       what standstill.c wrote meanwhile
        --window SECONDS         an event is looked at for so long at most
        --expect BOUND           as gap_ms:p50<=35 or LABEL/stale:max<=1; statistics p50, p99, max, min, sum
        --figures KEY,KEY...     only these are printed
        --after-silence          a further event, "first", at each first datagram after 100 ms without any
        --quiet                  no line for each event, only for those that break a bound
      """;

  final long rate;
  final int channels;
  final Path records;
  final Path events;
  final Senders senders = new Senders();
  final List<Expectation> expectations = new ArrayList<>();
  Optional<Path> payloads = Optional.empty();
  Optional<Path> standstills = Optional.empty();
  double windowSeconds = 3600 * 24;
  Set<String> figures = Set.of();
  boolean quiet;
  boolean afterSilence;

  Options(List<String> words) {
    if (words.size() < 4) {
      throw new IllegalArgumentException(USAGE);
    }
    rate = Long.parseLong(words.get(0));
    channels = Integer.parseInt(words.get(1));
    records = Path.of(words.get(2));
    events = Path.of(words.get(3));
    for (int i = 4; i < words.size(); i++) {
      if (words.get(i).equals("--quiet")) {
        quiet = true;
      } else if (words.get(i).equals("--after-silence")) {
        afterSilence = true;
      } else if (i + 1 < words.size()) {
        option(words.get(i), words.get(++i));
      } else {
        throw new IllegalArgumentException(words.get(i) + ": unknown, or without a value\n" + USAGE);
      }
    }
  }

  private void option(String name, String value) {
    switch (name) {
      case "--payloads" -> payloads = Optional.of(Path.of(value));
      case "--standstills" -> standstills = Optional.of(Path.of(value));
      case "--sender" -> senders.name(value);
      case "--figures" -> figures = Set.of(value.split(","));
      case "--window" -> windowSeconds = Double.parseDouble(value);
      case "--expect" -> expectations.add(Expectation.parse(value));
      default -> throw new IllegalArgumentException(name + ": unknown\n" + USAGE);
    }
  }
}
