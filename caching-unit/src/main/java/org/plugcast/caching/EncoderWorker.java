package org.plugcast.caching;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.catalogue.Encodings;
import org.plugcast.caching.jobs.DiskGuard;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.caching.queue.EncodeWorkers;
import org.plugcast.caching.share.EncodeJob;
import org.plugcast.caching.share.Publisher;
import org.plugcast.caching.share.Sweeper;
import org.plugcast.caching.station.Alarms;
import org.plugcast.ts.store.ClipStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An encoder that works for a unit, on its machine or another: {@code EncoderWorker CONFIG-FILE}.
 * Any number of them share the work; each may be killed at any time.
 */
public final class EncoderWorker implements AutoCloseable {
  private static final int FAILED = 1;
  private static final int BAD_USAGE = 2;

  /** Heartbeats after which an upload is given up of which nothing is heard. */
  private static final int LEASE = 10;

  /** Heartbeats between two times that one of all encoders cleans the store. */
  private static final int SWEEP = 30;

  private static final Logger LOG = LoggerFactory.getLogger(EncoderWorker.class);

  private final WorkFolder folder;
  private final Catalogue catalogue;
  private final ObjectStore objects;
  private final EncodeJob job;
  private final EncodeWorkers workers;

  private EncoderWorker(WorkerConfiguration configuration, Makers makers, Clock clock)
      throws IOException {
    folder = WorkFolder.open(configuration.data());
    objects = configuration.sharing().objects();
    catalogue = configuration.sharing().catalogue();
    String name = configuration.name().orElseGet(() -> machineAndFolder(configuration.data()));
    Duration heartbeat = configuration.heartbeat();
    ClipStore made = folder.clips();
    Publisher publisher =
        new Publisher(
            name, made, objects, catalogue.storedClips(), heartbeat.multipliedBy(LEASE), clock);
    job =
        new EncodeJob(
            name,
            catalogue.encodings(),
            makers.items(made, new Alarms(clock)),
            publisher,
            new DiskGuard(configuration.freeSpace()),
            UnitProcess.freeSpace(configuration.data()),
            clock);
    Sweeper sweeper = new Sweeper(catalogue.storedClips(), objects, clock);
    workers =
        new EncodeWorkers(
            catalogue.source(),
            new EncodeWorkers.Settings(
                Encodings.TASK,
                name,
                configuration.workers(),
                heartbeat,
                heartbeat.multipliedBy(SWEEP)),
            job::run,
            () -> sweep(sweeper));
    workers.start();
    LOG.info("worker-started name={} workers={}", name, configuration.workers());
  }

  /** Starts an encoder; an exception says what is wrong and what to do. */
  static EncoderWorker start(WorkerConfiguration configuration) throws IOException {
    Makers makers =
        Renderers.of(
            configuration.profiles(),
            configuration.profile(),
            configuration.page(),
            configuration.data().resolve(WorkFolder.WORK));
    return start(configuration, makers, Clock.systemUTC());
  }

  static EncoderWorker start(WorkerConfiguration configuration, Makers makers, Clock clock)
      throws IOException {
    return new EncoderWorker(configuration, makers, clock);
  }

  @Override
  public void close() {
    workers.leave();
    job.close();
    workers.close();
    catalogue.close();
    objects.close();
    folder.close();
    LOG.info("worker-stopped");
  }

  /** Runs an encoder until the process is ended. */
  public static void main(String[] args) throws InterruptedException {
    if (args.length != 1) {
      System.err.println("usage: EncoderWorker CONFIG-FILE");
      System.exit(BAD_USAGE);
    }
    try {
      EncoderWorker running = start(WorkerConfiguration.read(Path.of(args[0])));
      UnitProcess.untilKilled("worker", running::close);
    } catch (ConfigurationException e) {
      System.err.println("worker: " + args[0] + ": " + e.getMessage());
      System.exit(BAD_USAGE);
    } catch (IOException e) {
      System.err.println("worker: " + args[0] + ": " + e);
      System.exit(FAILED);
    }
  }

  private static void sweep(Sweeper sweeper) {
    try {
      var _ = sweeper.sweep();
    } catch (IOException e) {
      LOG.warn("store-not-swept reason={}", e.getMessage());
    }
  }

  private static String machineAndFolder(Path data) {
    try {
      String machine = InetAddress.getLocalHost().getHostName();
      return machine + "-" + Integer.toHexString(data.toAbsolutePath().toString().hashCode());
    } catch (IOException e) {
      throw new ConfigurationException(
          "name is missing, and this machine's own is not to be had: " + e.getMessage());
    }
  }
}
