import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bound, as {@code gap_ms:p50<=35}, or {@code wake/stale:max<=1} for events of one label.
 *
 * @param label of the events, or empty for all
 */
record Expectation(String text, String label, String key, String statistic, String relation, double bound) {
  private static final Pattern TEXT =
      Pattern.compile("(?:([^/]+)/)?([a-z_]+):(p50|p99|max|min|sum)(<=|>=)([0-9.]+)");

  static Expectation parse(String text) {
    Matcher m = TEXT.matcher(text);
    if (!m.matches()) {
      throw new IllegalArgumentException(text + ": expected [LABEL/]KEY:p50|p99|max|min|sum, <= or >=, a number");
    }
    String label = m.group(1) == null ? "" : m.group(1);
    return new Expectation(text, label, m.group(2), m.group(3), m.group(4), Double.parseDouble(m.group(5)));
  }

  boolean concerns(String eventLabel) {
    return label.isEmpty() || label.equals(eventLabel);
  }

  /** No figures meet no bound: nothing would be proven. */
  boolean isMetBy(List<Double> figures) {
    double value = statistic(statistic, figures);
    return relation.equals("<=") ? value <= bound : value >= bound;
  }

  /** Whether one event alone breaks it. */
  boolean isBrokenBy(double figure) {
    return statistic.equals("max") && figure > bound || statistic.equals("min") && figure < bound;
  }

  String line(List<Double> figures) {
    return String.format(
        Locale.ROOT,
        "%s %s (%s)",
        isMetBy(figures) ? "ok  " : "BAD ",
        text,
        figures.isEmpty() ? "no figures" : number(statistic(statistic, figures)));
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value);
  }

  static double statistic(String name, List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return switch (name) {
      case "min" -> sorted[0];
      case "max" -> sorted[sorted.length - 1];
      case "sum" -> Arrays.stream(sorted).sum();
      default -> rank(sorted, Integer.parseInt(name.substring(1)));
    };
  }

  /** Nearest rank. */
  private static double rank(double[] sorted, int percent) {
    return sorted[Math.max(0, (int) Math.ceil(percent * sorted.length / 100.0) - 1)];
  }
}
