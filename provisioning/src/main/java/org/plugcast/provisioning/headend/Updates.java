package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.plugcast.provisioning.control.ControlHandler;
import org.plugcast.provisioning.control.ControlReply;
import org.plugcast.provisioning.control.ControlRequest;
import org.plugcast.provisioning.twins.Survey;
import org.plugcast.provisioning.twins.TwinStatus;
import org.plugcast.provisioning.twins.UnitApi;
import org.plugcast.provisioning.update.Limits;
import org.plugcast.provisioning.update.Result;
import org.plugcast.provisioning.update.Version;

/** Updates the multicast units that it is asked to, one after the other. Thread-safe. */
final class Updates implements ControlHandler {
  private final List<SupervisedUnit> units;
  private final UnitApi api;
  private final Limits limits;
  private final BiConsumer<String, String> notices;
  private final ReentrantLock busy = new ReentrantLock();

  /**
   * @param notices hears the name of a unit and what happens to it
   */
  Updates(
      List<SupervisedUnit> units, UnitApi api, Limits limits, BiConsumer<String, String> notices) {
    this.units = List.copyOf(units);
    this.api = api;
    this.limits = limits;
    this.notices = notices;
  }

  @Override
  public ControlReply handle(ControlRequest request, Consumer<String> tell)
      throws InterruptedException {
    if (!busy.tryLock()) {
      return new ControlReply.Failed("another update is in work; nothing was done");
    }
    try {
      return run(request, chosen(request), tell);
    } catch (IllegalArgumentException e) {
      return new ControlReply.Failed("refused: " + e.getMessage());
    } catch (IOException e) {
      return new ControlReply.Failed("not updated: " + e.getMessage());
    } finally {
      busy.unlock();
    }
  }

  private ControlReply run(
      ControlRequest request, List<SupervisedUnit> chosen, Consumer<String> tell)
      throws IOException, InterruptedException {
    if (chosen.isEmpty()) {
      return new ControlReply.Failed("refused: no unit ran another version before");
    }
    for (SupervisedUnit unit : chosen) {
      target(request, unit);
    }
    for (int i = 0; i < chosen.size(); i++) {
      SupervisedUnit unit = chosen.get(i);
      Result result = update(unit, target(request, unit), request, tell);
      if (!(result instanceof Result.Updated)) {
        return new ControlReply.Failed(
            unit.name() + ": " + result.words() + untouched(chosen.subList(i + 1, chosen.size())));
      }
    }
    return new ControlReply.Done(names(chosen) + ": updated");
  }

  private Result update(
      SupervisedUnit unit, Version version, ControlRequest request, Consumer<String> tell)
      throws IOException, InterruptedException {
    Consumer<String> both =
        text -> {
          notices.accept(unit.name(), text);
          tell.accept(unit.name() + ": " + text);
        };
    both.accept("update to version " + version.name());
    return unit.update(version, api, limits.withVerify(request.within()), both);
  }

  /** The version that the unit is to run; refused if there is none or parts of it are missing. */
  private static Version target(ControlRequest request, SupervisedUnit unit) {
    Version version =
        switch (request) {
          case ControlRequest.Update update -> update.version();
          case ControlRequest.RollBack _ ->
              unit.rollBackTarget()
                  .orElseThrow(
                      () -> new IllegalArgumentException(unit.name() + " ran no version before"));
        };
    Optional<String> missing = Versions.missing(version);
    if (missing.isPresent()) {
      throw new IllegalArgumentException("version " + version.name() + ": " + missing.get());
    }
    return version;
  }

  private List<SupervisedUnit> chosen(ControlRequest request) throws InterruptedException {
    Optional<String> name = request.unit();
    if (name.isEmpty()) {
      return ordered().stream().filter(unit -> concerned(request, unit)).toList();
    }
    return List.of(
        named(name.get())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no multicast unit "
                            + name.get()
                            + ", there are "
                            + names(units))));
  }

  private static boolean concerned(ControlRequest request, SupervisedUnit unit) {
    return switch (request) {
      case ControlRequest.Update _ -> true;
      case ControlRequest.RollBack _ -> unit.rollBackTarget().isPresent();
    };
  }

  private List<SupervisedUnit> ordered() throws InterruptedException {
    List<TwinStatus> told =
        Survey.told(new Survey(api).ask(units.stream().map(SupervisedUnit::address).toList()));
    return UpdateOrder.of(units.stream().map(SupervisedUnit::name).toList(), told).stream()
        .flatMap(name -> named(name).stream())
        .toList();
  }

  private Optional<SupervisedUnit> named(String name) {
    return units.stream().filter(unit -> unit.name().equals(name)).findFirst();
  }

  private static String untouched(List<SupervisedUnit> left) {
    return left.isEmpty() ? "" : "; " + names(left) + " was not touched";
  }

  private static String names(List<SupervisedUnit> units) {
    return String.join(", ", units.stream().map(SupervisedUnit::name).toList());
  }
}
