package org.plugcast.provisioning.twins;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks several units at once how they are. Thread-safe. */
public record Survey(UnitApi api) {

  /** Answers in the order of {@code units}. */
  public List<UnitAnswer> ask(List<URI> units) throws InterruptedException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<UnitAnswer>> questions =
          units.stream().map(unit -> (Callable<UnitAnswer>) () -> ask(unit)).toList();
      return threads.invokeAll(questions).stream().map(Survey::answer).toList();
    }
  }

  /** What the units tell that answered. */
  public static List<TwinStatus> told(List<UnitAnswer> answers) {
    return answers.stream()
        .filter(UnitAnswer.Told.class::isInstance)
        .map(answer -> ((UnitAnswer.Told) answer).status())
        .toList();
  }

  private UnitAnswer ask(URI unit) throws InterruptedException {
    try {
      JsonNode json = api.twin(unit);
      return new UnitAnswer.Told(unit, TwinJson.status(json), json);
    } catch (IOException e) {
      return new UnitAnswer.Silent(unit, String.valueOf(e.getMessage()));
    }
  }

  private static UnitAnswer answer(Future<UnitAnswer> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      throw new IllegalStateException("all have ended", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
