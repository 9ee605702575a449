package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * What a multicast unit can be asked over HTTP. An {@link IOException} means that no answer came,
 * so that it is unknown whether the unit does what it was asked to; a {@link
 * java.net.ConnectException} means that it was never asked.
 */
public interface UnitApi {
  /** The unit's {@code GET /twin} as it is. */
  JsonNode twin(URI unit) throws IOException, InterruptedException;

  /** The same, read. */
  default TwinStatus status(URI unit) throws IOException, InterruptedException {
    return TwinJson.status(twin(unit));
  }

  /**
   * Hands a channel over to the twin.
   *
   * @param channel its number, or {@code all}
   * @param to base address of the unit that is to have it; empty for the one that does not
   */
  ApiAnswer handOver(URI unit, String channel, Optional<URI> to)
      throws IOException, InterruptedException;

  /** Hands all channels of {@code old} over to the process beside it, and waits until it sends. */
  ApiAnswer handOverToUpdate(URI old, URI beside) throws IOException, InterruptedException;

  /** Lets a process that has taken over take the unit's own HTTP address too. */
  ApiAnswer promote(URI beside) throws IOException, InterruptedException;
}
