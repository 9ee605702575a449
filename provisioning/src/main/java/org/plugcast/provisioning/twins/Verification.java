package org.plugcast.provisioning.twins;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * What a unit heard on a channel's group, compared with what should have been there.
 *
 * @param counts datagrams by kind, as {@code identical} or {@code outOfOrder}, since the unit
 *     started; in the order that the unit tells them, which may be more kinds than are known here
 */
public record Verification(SequencedMap<String, Long> counts) {
  private static final List<String> ALWAYS = List.of("heard", "identical");

  public Verification {
    counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
  }

  /**
   * What was heard as it should be, and whatever was not, as {@code identical 8, late 1}; empty if
   * nothing is compared.
   */
  public String words() {
    return String.join(
        ", ",
        counts.entrySet().stream()
            .filter(count -> count.getValue() != 0 || ALWAYS.contains(count.getKey()))
            .map(count -> words(count.getKey()) + " " + count.getValue())
            .toList());
  }

  private static String words(String camelCase) {
    return camelCase.replaceAll("(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
