package org.plugcast.provisioning.update;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.provisioning.twins.ApiAnswer;
import org.plugcast.provisioning.twins.UnitApi;
import org.plugcast.provisioning.units.FakeUnit;
import org.plugcast.provisioning.units.RunningUnit;

/** A headend with one unit, its old and its new version, and a clock, all in memory. */
final class FakeHeadend implements Seat, UnitApi, Waiting, BesideLauncher {
  static final URI OLD = URI.create("http://127.0.0.1:1");
  static final URI BESIDE = URI.create("http://127.0.0.1:2");

  final FakeUnit old = new FakeUnit(11);
  final FakeUnit fresh = new FakeUnit(22);
  final List<String> said = new ArrayList<>();

  /** What happens at a moment of the fake clock. */
  final List<Event> script = new ArrayList<>();

  String phase = "catching-up";
  String reason = "";
  @Nullable IOException launchFails;
  @Nullable IOException handOverFails;
  String handOverRefused = "";
  String promoteRefused = "";
  boolean deaf;
  boolean handedOver;
  boolean promoted;
  private int looksAtOld;
  private Optional<RunningUnit> holder = Optional.of(old);
  private Optional<RunningUnit> next = Optional.empty();
  private long nowNs;

  record Event(Duration at, Runnable what) {}

  void at(Duration at, Runnable what) {
    script.add(new Event(at, what));
  }

  Result run(Limits limits) throws InterruptedException {
    UnitUpdate update =
        new UnitUpdate(this, this, this, new UnitUpdate.Addresses(OLD, 2, OLD), limits, this);
    return new UpdateRun(update, said::add).run();
  }

  @Override
  public RunningUnit launch(int httpPort) throws IOException {
    if (launchFails != null) {
      throw launchFails;
    }
    return fresh;
  }

  @Override
  public Optional<RunningUnit> holder() {
    holder = holder.filter(unit -> ((FakeUnit) unit).runs());
    if (holder.isEmpty()) {
      holder = next.filter(unit -> ((FakeUnit) unit).runs());
    }
    return holder;
  }

  @Override
  public void succeed(RunningUnit unit) {
    next = Optional.of(unit);
    old.requestStop();
  }

  @Override
  public JsonNode twin(URI unit) throws IOException {
    if (unit.equals(OLD) && promoted && fresh.runs() && ++looksAtOld > 2) {
      return status();
    }
    if (!unit.equals(BESIDE) || !fresh.runs()) {
      throw new ConnectException(unit + " does not listen");
    }
    if (deaf) {
      throw new IOException(unit + ": request timed out");
    }
    return status();
  }

  private JsonNode status() throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            {"unit":"multicast-01","update":{"phase":"%s","reason":"%s"},"channels":[]}
            """
                .formatted(phase, reason));
  }

  @Override
  public ApiAnswer handOver(URI unit, String channel, Optional<URI> to) {
    throw new AssertionError("nobody asks for that");
  }

  @Override
  public ApiAnswer handOverToUpdate(URI unit, URI beside) throws IOException {
    if (!unit.equals(OLD) || !beside.equals(BESIDE) || !old.runs()) {
      throw new ConnectException(unit + " does not listen");
    }
    if (handOverFails != null) {
      throw handOverFails;
    }
    if (!handOverRefused.isEmpty()) {
      return new ApiAnswer.Refused(409, handOverRefused);
    }
    handedOver = true;
    phase = "on-air";
    return new ApiAnswer.Accepted(JsonNodeFactory.instance.objectNode());
  }

  @Override
  public ApiAnswer promote(URI beside) throws IOException {
    if (!fresh.runs()) {
      throw new ConnectException(beside + " does not listen");
    }
    if (promoted) {
      return new ApiAnswer.Refused(409, "it was promoted before");
    }
    if (!promoteRefused.isEmpty()) {
      return new ApiAnswer.Refused(409, promoteRefused);
    }
    promoted = true;
    return new ApiAnswer.Accepted(JsonNodeFactory.instance.objectNode());
  }

  @Override
  public long nowNs() {
    return nowNs;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    nowNs += duration.toNanos();
    List<Event> due = script.stream().filter(event -> event.at().toNanos() <= nowNs).toList();
    script.removeAll(due);
    due.forEach(event -> event.what().run());
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }
}
