package org.plugcast.provisioning.control;

/** A line of the answer; the last one is {@link Done} or {@link Failed}. */
public sealed interface ControlReply {
  /** For people; one line. */
  String text();

  /** Something happened on the way. */
  record Step(String text) implements ControlReply {}

  /** All that was asked for is done. */
  record Done(String text) implements ControlReply {}

  /** It is not, or was refused. */
  record Failed(String text) implements ControlReply {}
}
