package org.plugcast.provisioning.update;

/** What is to be done next in an update. {@link UpdateSequence} says what follows what. */
public sealed interface Step {
  /** Start the new version beside the old one. */
  record Start() implements Step {}

  /** Wait until the new version has found its output to be what is on the wire. */
  record Verify() implements Step {}

  /** Let the old version hand over, at a packet that both agree on. */
  record HandOver() implements Step {}

  /** The answer to the handover was lost: find out who is on air. */
  record Ask(String reason) implements Step {}

  /** Watch the new version while the old one can still take the air back. */
  record Prove() implements Step {}

  /** End the old version, which is off the air. */
  record EndOld() implements Step {}

  /** Give the new version the unit's address. */
  record Promote() implements Step {}

  /** End the new version; where it is on air, the old one takes over by itself. */
  record Discard(Result result) implements Step {}

  /** Nothing is left to do. */
  record End(Result result) implements Step {}

  /** What is being done, for people. */
  default String words() {
    return switch (this) {
      case Start _ -> "starting the new version beside the old one";
      case Verify _ -> "the new version catches up and compares its output with the wire";
      case HandOver _ -> "handing over";
      case Ask(String reason) -> "the handover was not answered (" + reason + "): who is on air?";
      case Prove _ -> "the new version has the air; the old one stays ready for a while";
      case EndOld _ -> "ending the old version";
      case Promote _ -> "giving the new version the unit's address";
      case Discard _ -> "ending the new version";
      case End(Result result) -> result.words();
    };
  }
}
