package org.plugcast.provisioning.headend;

import java.util.Arrays;

/** How the two multicast units share the air. */
public enum Twins {
  /** They do not know each other; each has groups of its own. */
  NONE("none"),
  /** One set of groups: one unit sends, the other one takes over. */
  SAME_GROUP("same-group"),
  /** Each has groups of its own, both send. */
  TWO_GROUPS("two-groups");

  private final String key;

  Twins(String key) {
    this.key = key;
  }

  /** As in a unit's configuration. */
  public String key() {
    return key;
  }

  /**
   * Reads the word of an option.
   *
   * @throws IllegalArgumentException naming the words there are
   */
  public static Twins of(String word) {
    return Arrays.stream(values())
        .filter(one -> one.key.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--twins " + word + ": expected same-group, two-groups or none"));
  }
}
