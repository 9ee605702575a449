package org.plugcast.caching.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.plugcast.renderer.media.FfmpegPrograms;

/** One unit, four encoders, and a hand that kills one of these again and again. */
final class Campaign implements AutoCloseable {
  private static final int WORKERS = 4;
  private static final int SECONDS_PER_ITEM = 2;
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private final int kills;
  private final int items;
  private final Random random;
  private final Bed bed;
  private final Program unit;
  private final List<Worker> workers = new ArrayList<>();
  private final Map<Worker.Doing, Integer> killed = new EnumMap<>(Worker.Doing.class);
  private final long began = System.nanoTime();

  Campaign(Path folder, int kills, int items, long seed) throws IOException, InterruptedException {
    this.kills = kills;
    this.items = items;
    this.random = new Random(seed);
    Path media = folder.resolve("media");
    makeMedia(media.resolve("Films"));
    this.bed = new Bed(folder);
    String format = "profile = sd-mpeg2\nfree-space = 100 MB\n";
    Path configuration =
        Files.writeString(
            folder.resolve("unit.conf"),
            bed.configuration()
                + format
                + "http = 127.0.0.1:"
                + Bed.freePort()
                + "\nencoder-http = 127.0.0.1:"
                + Bed.freePort()
                + "\nmedia = "
                + media
                + "\ndata = "
                + folder.resolve("unit")
                + "\n");
    this.unit =
        Program.ours(
            folder.resolve("unit-process"),
            "org.plugcast.caching.CachingUnit",
            configuration,
            bed.environment());
    await("the unit is there", () -> unit.log().contains("unit-started"));
    for (int i = 1; i <= WORKERS; i++) {
      workers.add(
          new Worker(
              folder.resolve("worker-" + i),
              bed.configuration() + format + "heartbeat = 500 ms\n",
              bed.environment()));
    }
  }

  /** Files of which each has other pictures than all others. */
  private void makeMedia(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    int seconds = items * SECONDS_PER_ITEM;
    Process process =
        new ProcessBuilder(
                FfmpegPrograms.unpack().ffmpeg().toString(),
                "-v",
                "error",
                "-f",
                "lavfi",
                "-i",
                "testsrc2=size=320x180:rate=25:duration=" + seconds,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000:duration=" + seconds,
                "-c:v",
                "mpeg4",
                "-q:v",
                "6",
                "-force_key_frames",
                "expr:gte(t,n_forced*" + SECONDS_PER_ITEM + ")",
                "-c:a",
                "ac3",
                "-f",
                "segment",
                "-segment_time",
                Integer.toString(SECONDS_PER_ITEM),
                "-reset_timestamps",
                "1",
                folder.resolve("film-%03d.mkv").toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("ffmpeg could not make the media");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path surplus : files.sorted().skip(items).toList()) {
        Files.delete(surplus);
      }
    }
  }

  Bed bed() {
    return bed;
  }

  List<Worker> workers() {
    return workers;
  }

  Program unit() {
    return unit;
  }

  int published() {
    return bed.number("SELECT COUNT(*) FROM clips");
  }

  /** Kills at random moments, as often as was said, spread over the work. */
  void kill() throws IOException, InterruptedException {
    for (int kill = 0; kill < kills; kill++) {
      int share = kill * items / (kills + WORKERS);
      await("item " + share + " is made", () -> published() >= share);
      Worker worker = random.nextInt(4) > 0 ? atWork() : workers.get(random.nextInt(WORKERS));
      await("a worker is up", worker::isUp);
      pause(random.nextInt(300));
      killed.merge(worker.killAndStart(), 1, Integer::sum);
    }
  }

  /** One that has work, if any gets some in a while: at the end there may be none. */
  private Worker atWork() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (System.nanoTime() < end) {
      Worker worker = workers.get(random.nextInt(WORKERS));
      if (worker.isAtWork()) {
        return worker;
      }
      pause(5);
    }
    return workers.get(random.nextInt(WORKERS));
  }

  /** What the encoders were doing when they were killed. */
  Map<Worker.Doing, Integer> killed() {
    return killed;
  }

  void awaitAll() throws IOException, InterruptedException {
    await("all items are made", () -> published() >= items);
    await(
        "all are on air",
        () -> bed.number("SELECT COUNT(*) FROM items WHERE air IS NOT NULL") >= items);
    await("nothing is asked for", () -> bed.number("SELECT COUNT(*) FROM encodings") == 0);
    await(
        "no job is left",
        () -> bed.number("SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'encode'") == 0);
  }

  /** Waits until a sweep has found what dead encoders have left. */
  void awaitSweep() throws IOException, InterruptedException {
    await(
        "the store is clean",
        () ->
            bed.number("SELECT COUNT(*) FROM uploads") == 0
                && bed.objects().list().size() == bed.number("SELECT COUNT(*) FROM stored_clips"));
  }

  double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  /** Something that holds sooner or later. */
  interface Condition {
    boolean holds() throws IOException;
  }

  private void await(String what, Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
    while (!condition.holds()) {
      if (!unit.isAlive()) {
        throw new AssertionError("the unit ended: " + unit.log());
      }
      for (Worker worker : workers) {
        if (!worker.isAlive()) {
          throw new AssertionError("a worker ended by itself: " + worker.log());
        }
      }
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "not within 3 min: " + what + "; asked for: " + bed.column("SELECT * FROM encodings"));
      }
      pause(50);
    }
  }

  private static void pause(int millis) throws InterruptedException {
    if (NEVER.await(millis, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("never happens");
    }
  }

  /** Ends the encoders in order. */
  void endWorkers() {
    workers.parallelStream().forEach(Worker::close);
  }

  @Override
  public void close() throws IOException {
    endWorkers();
    unit.close();
    bed.close();
  }
}
