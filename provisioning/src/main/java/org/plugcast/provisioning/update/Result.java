package org.plugcast.provisioning.update;

/** How an update ended. */
public sealed interface Result {
  /** The new version has the air and the unit's address; the old one has ended. */
  record Updated() implements Result {}

  /** The new version was discarded before it had the air: the old one never left it. */
  record Kept(String reason) implements Result {}

  /** The new version was discarded after it had the air: the old one took it back. */
  record TakenBack(String reason) implements Result {}

  /**
   * The new version has the air, but not the unit's address, which it goes on trying to take; the
   * old one has ended.
   */
  record Unpromoted(String reason) implements Result {}

  /** The new version ended after the old one: the old one is started again. */
  record Lost(String reason) implements Result {}

  /** For people. */
  default String words() {
    return switch (this) {
      case Updated _ -> "updated";
      case Kept(String reason) -> "not updated, the old version stays on air: " + reason;
      case TakenBack(String reason) -> "not updated, the old version takes the air back: " + reason;
      case Unpromoted(String reason) ->
          "the new version is on air but does not answer at the unit's address ("
              + reason
              + "); it takes the address when it is free; go back by: plugcast update --rollback";
      case Lost(String reason) -> "not updated, the old version is started again: " + reason;
    };
  }
}
