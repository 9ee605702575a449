package org.plugcast.provisioning.update;

/** What came of a step. */
public sealed interface Outcome {
  /** It went well. */
  record Done(String words) implements Outcome {}

  /** It did not, and it did not change who is on air. */
  record Failed(String reason) implements Outcome {}

  /** Nobody knows: it may have changed who is on air. */
  record Unclear(String reason) implements Outcome {}

  /** The process of the new version has ended by itself. */
  record NewEnded(String reason) implements Outcome {}

  /** For people; empty if there is nothing to say. */
  default String words() {
    return switch (this) {
      case Done(String words) -> words;
      case Failed(String reason) -> reason;
      case Unclear(String reason) -> reason;
      case NewEnded(String reason) -> "the new version ended: " + reason;
    };
  }
}
