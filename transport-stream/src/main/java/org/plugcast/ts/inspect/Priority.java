package org.plugcast.ts.inspect;

/** How much a finding matters. The first three are those of ETSI TR 101 290 §5.2. */
public enum Priority {
  /** The stream may not be decodable. */
  FIRST("priority 1"),
  /** To be watched continuously. */
  SECOND("priority 2"),
  /** Depends on the application. */
  THIRD("priority 3"),
  /** Time stamps of pictures and sound: beyond TR 101 290. */
  TIMING("timing"),
  /** Syntax that ISO/IEC 13818-1 does not allow: beyond TR 101 290. */
  SYNTAX("syntax");

  private final String label;

  Priority(String label) {
    this.label = label;
  }

  /** Lower-case words for people. */
  public String label() {
    return label;
  }
}
