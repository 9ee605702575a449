package org.plugcast.provisioning.update;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which version each unit runs, and which it ran before. Immutable.
 *
 * @param units by name
 */
public record VersionBook(Map<String, Entry> units) {
  public static final VersionBook EMPTY = new VersionBook(Map.of());

  /**
   * Versions of one unit.
   *
   * @param current started again after a crash
   * @param previous what a roll-back goes to
   */
  public record Entry(Version current, Optional<Version> previous) {}

  public VersionBook {
    units = Map.copyOf(units);
  }

  public Optional<Entry> of(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  /** The unit runs {@code version} now; what it ran is what a roll-back goes to. */
  public VersionBook updated(String unit, Version version) {
    Optional<Entry> before = of(unit);
    if (before.isPresent() && before.get().current().equals(version)) {
      return this;
    }
    return with(unit, new Entry(version, before.map(Entry::current)));
  }

  /**
   * The headend starts, itself of version {@code own}. A version that the unit knows is no news, so
   * that a roll-back outlives a restart; one that it does not know is taken, and so is {@code own}
   * where the unit's version is not there any more.
   */
  public VersionBook started(String unit, Version own, Predicate<Version> usable) {
    Optional<Entry> before = of(unit);
    if (before.isEmpty()) {
      return with(unit, new Entry(own, Optional.empty()));
    }
    Entry entry = before.get();
    if (!usable.test(entry.current())) {
      return with(
          unit, new Entry(own, entry.previous().filter(usable).filter(v -> !v.equals(own))));
    }
    boolean known = entry.current().equals(own) || entry.previous().equals(Optional.of(own));
    return known ? this : updated(unit, own);
  }

  private VersionBook with(String unit, Entry entry) {
    Map<String, Entry> changed = new TreeMap<>(units);
    changed.put(unit, entry);
    return new VersionBook(changed);
  }
}
