package org.plugcast.multicast;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plugcast.multicast.config.ConfigException;
import org.plugcast.multicast.config.ConfigFile;
import org.plugcast.multicast.config.UnitConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps house beside the air: clock, configuration file, unused clips. One thread of its own. */
final class Keeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final int TICKS_TO_SWEEP = 60;

  private final ConfigFile file;
  private final UnitConfig started;
  private final Unit unit;
  private final Runnable onFailure;
  private final Thread thread = Thread.ofPlatform().name("keeper").daemon().unstarted(this::run);
  private volatile Optional<String> problem = Optional.empty();
  private volatile boolean closing;
  private int ticks;

  /**
   * @param onFailure called when the threads that send have died, or this one does
   */
  Keeper(ConfigFile file, UnitConfig started, Unit unit, Runnable onFailure) {
    this.file = file;
    this.started = started;
    this.unit = unit;
    this.onFailure = onFailure;
  }

  void start() {
    thread.start();
  }

  /** What is wrong with the configuration file, in words. */
  List<String> problems() {
    return problem.stream().toList();
  }

  /** To be called before the unit is closed. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.sleep(INTERVAL);
        tick();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      // Without a keeper nobody would notice that nothing is sent: an Error ends the unit.
      if (!closing) {
        onFailure.run();
      }
    }
  }

  private void tick() {
    try {
      if (!unit.isSending() && !closing) {
        onFailure.run();
      }
      unit.tick();
      reload();
      if (++ticks % TICKS_TO_SWEEP == 0) {
        unit.sweep();
      }
    } catch (IOException e) {
      LOG.warn("clips-not-swept reason=\"{}\"", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("housekeeping-failed", e);
    }
  }

  private void reload() {
    try {
      file.readIfChanged().ifPresent(this::apply);
    } catch (ConfigException e) {
      refuse(e.getMessage());
    } catch (IOException e) {
      refuse("cannot read " + e.getMessage());
    }
  }

  private void apply(UnitConfig config) {
    List<String> fixed = started.fixedKeysThatDiffer(config);
    problem =
        fixed.isEmpty()
            ? Optional.empty()
            : Optional.of("configuration: a restart is needed for " + String.join(", ", fixed));
    LOG.info("configuration-read channels={}", config.channels().size());
    problem.ifPresent(words -> LOG.warn("configuration-needs-restart keys={}", fixed));
    unit.apply(config.channels(), config.twinChannels());
  }

  private void refuse(@Nullable String reason) {
    Optional<String> words = Optional.of("configuration refused, the old one is kept: " + reason);
    if (!words.equals(problem)) {
      LOG.error("configuration-refused reason=\"{}\"", reason);
    }
    problem = words;
  }
}
