package org.plugcast.caching;

/**
 * A configuration that the unit refuses; the message names key, value and what to write instead.
 */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }

  /** The refusal of a value. */
  static ConfigurationException of(String key, Object value, String expected) {
    return new ConfigurationException(key + " = " + value + ": expected " + expected);
  }
}
