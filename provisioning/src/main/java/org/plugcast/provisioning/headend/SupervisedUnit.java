package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.plugcast.provisioning.twins.UnitApi;
import org.plugcast.provisioning.units.Backoff;
import org.plugcast.provisioning.units.RunningUnit;
import org.plugcast.provisioning.units.Supervisor;
import org.plugcast.provisioning.units.UnitEvent;
import org.plugcast.provisioning.update.Limits;
import org.plugcast.provisioning.update.Result;
import org.plugcast.provisioning.update.Seat;
import org.plugcast.provisioning.update.UnitUpdate;
import org.plugcast.provisioning.update.UpdateRun;
import org.plugcast.provisioning.update.Version;
import org.plugcast.provisioning.update.Waiting;

/**
 * A multicast unit of the headend: the process that has its place, and what it is replaced by. One
 * update at a time.
 */
final class SupervisedUnit implements Seat {
  /**
   * The process that has the unit's place.
   *
   * @param version that it runs
   * @param address that it answers at
   * @param log that it writes
   */
  private record Tenant(Version version, URI address, Path log) {}

  /** Gives a process beside the running one a fresh log, not the running one's. */
  interface Logs {
    Path log();

    Path fresh(Path inUse) throws IOException;
  }

  private final String name;
  private final URI configured;
  private final UnitLauncher launcher;
  private final Versions versions;
  private final Logs logs;
  private final Supervisor supervisor;
  private volatile Tenant tenant;

  SupervisedUnit(
      String name,
      URI configured,
      UnitLauncher launcher,
      Versions versions,
      Logs logs,
      InstantSource clock,
      Consumer<UnitEvent> events) {
    this.name = name;
    this.configured = configured;
    this.launcher = launcher;
    this.versions = versions;
    this.logs = logs;
    this.supervisor = new Supervisor(name, this::launch, Backoff.DEFAULT, clock, events);
    this.tenant = new Tenant(versions.current(name), configured, logs.log());
  }

  String name() {
    return name;
  }

  /** Where it answers now. */
  URI address() {
    return tenant.address();
  }

  Supervisor supervisor() {
    return supervisor;
  }

  /** What a roll-back goes to: the version in the book if another one runs, else the one before. */
  Optional<Version> rollBackTarget() {
    Version booked = versions.current(name);
    return booked.equals(tenant.version()) ? versions.previous(name) : Optional.of(booked);
  }

  @Override
  public Optional<RunningUnit> holder() {
    return supervisor.running();
  }

  @Override
  public void succeed(RunningUnit next) {
    supervisor.succeed(next);
  }

  /** Replaces the running version by {@code version}; {@code tell} hears every step. */
  Result update(Version version, UnitApi api, Limits limits, Consumer<String> tell)
      throws IOException, InterruptedException {
    Path log = logs.fresh(tenant.log());
    UnitUpdate.Addresses addresses =
        new UnitUpdate.Addresses(tenant.address(), freePort(), configured);
    UnitUpdate actions =
        new UnitUpdate(
            this,
            port -> launcher.launchBeside(version, log, port),
            api,
            addresses,
            limits,
            Waiting.system());
    Result result = new UpdateRun(actions, tell).run();
    switch (result) {
      case Result.Updated _ -> {
        tenant = new Tenant(version, configured, log);
        versions.updated(name, version);
      }
      case Result.Unpromoted _ -> tenant = new Tenant(version, addresses.besideAddress(), log);
      case Result.Kept _, Result.TakenBack _, Result.Lost _ -> {}
    }
    return result;
  }

  private RunningUnit launch() throws IOException {
    tenant = new Tenant(versions.current(name), configured, logs.log());
    return launcher.launch(tenant.version(), tenant.log());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
