package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;

/** What came of asking a unit how it is. */
public sealed interface UnitAnswer {
  /** Base address that was asked. */
  URI unit();

  /**
   * It told.
   *
   * @param json its answer as it is
   */
  record Told(URI unit, TwinStatus status, JsonNode json) implements UnitAnswer {}

  /** It did not answer, or not with what is understood. */
  record Silent(URI unit, String reason) implements UnitAnswer {}
}
