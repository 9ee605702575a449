package org.plugcast.multicast.verify;

/** Is told what became of a stream. */
@FunctionalInterface
public interface RunListener {
  /** Some datagrams were judged; on the thread that verifies. */
  void judged(Run run);
}
