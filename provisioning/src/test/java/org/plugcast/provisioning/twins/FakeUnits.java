package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Units that answer what they were told to. */
final class FakeUnits implements UnitApi {
  final Map<URI, String> twins = new HashMap<>();
  final List<String> asked = new ArrayList<>();
  ApiAnswer answer = new ApiAnswer.Refused(404, "there is no such channel");

  @Override
  public JsonNode twin(URI unit) throws IOException {
    return TwinJson.tree(known(unit));
  }

  @Override
  public ApiAnswer handOver(URI unit, String channel, Optional<URI> to) throws IOException {
    known(unit);
    asked.add(unit + " " + channel + to.map(uri -> " to " + uri).orElse(""));
    return answer;
  }

  @Override
  public ApiAnswer handOverToUpdate(URI old, URI beside) {
    throw new AssertionError("nobody asks for that");
  }

  @Override
  public ApiAnswer promote(URI beside) {
    throw new AssertionError("nobody asks for that");
  }

  private String known(URI unit) throws ConnectException {
    String json = twins.get(unit);
    if (json == null) {
      throw new ConnectException(unit + " does not listen");
    }
    return json;
  }
}
