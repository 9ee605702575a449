package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.JsonNode;

/** What a unit says when it is asked to do something. */
public sealed interface ApiAnswer {
  /** It does it, or has done it. */
  record Accepted(JsonNode body) implements ApiAnswer {}

  /** It does not, and nothing changed. */
  record Refused(int status, String reason) implements ApiAnswer {}
}
