package org.plugcast.caching.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * An operator's order of a channel's files.
 *
 * @param entries file names relative to the channel's folder; a name may stand more than once. They
 *     are only compared with files that are known, never opened.
 * @param others what becomes of files that are not listed
 */
public record Listing(List<String> entries, Others others) {
  static final String JSON_NAME = "playlist.json";

  /** Files that a listing does not name. */
  public enum Others {
    /** They follow the listed ones, in natural order. */
    APPEND("append"),
    /** They are not played. */
    LEAVE_OUT("leave-out");

    private final String label;

    Others(String label) {
      this.label = label;
    }

    /** The word in JSON and in the catalogue. */
    public String label() {
      return label;
    }

    /** Reads {@link #label}. */
    public static Optional<Others> ofLabel(String label) {
      for (Others others : values()) {
        if (others.label.equals(label)) {
          return Optional.of(others);
        }
      }
      return Optional.empty();
    }
  }

  public Listing {
    entries = List.copyOf(entries);
  }

  /** The order of a channel about which the operator said nothing. */
  public static <T> List<T> natural(List<T> items, Function<T, String> file) {
    return items.stream()
        .sorted((a, b) -> NaturalOrder.INSTANCE.compare(file.apply(a), file.apply(b)))
        .toList();
  }

  /** The items in this order. An entry that names no item, or no single one, is passed over. */
  public <T> List<T> arrange(List<T> items, Function<T, String> file) {
    List<T> natural = natural(items, file);
    Map<String, T> byFile = new HashMap<>();
    Map<String, Optional<T>> byName = new HashMap<>();
    for (T item : natural) {
      byFile.put(file.apply(item), item);
      byName.merge(lastName(file.apply(item)), Optional.of(item), (a, b) -> Optional.empty());
    }
    List<T> arranged = new ArrayList<>();
    for (String entry : entries) {
      T exact = byFile.get(entry);
      if (exact != null) {
        arranged.add(exact);
      } else {
        byName.getOrDefault(lastName(entry), Optional.empty()).ifPresent(arranged::add);
      }
    }
    if (others == Others.APPEND) {
      Set<T> listed = new HashSet<>(arranged);
      natural.stream().filter(item -> !listed.contains(item)).forEach(arranged::add);
    }
    return arranged;
  }

  private static String lastName(String file) {
    return file.substring(file.lastIndexOf('/') + 1);
  }
}
