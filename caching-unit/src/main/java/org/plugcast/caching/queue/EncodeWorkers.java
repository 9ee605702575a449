package org.plugcast.caching.queue;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;

/**
 * Does jobs, as many at a time as it has threads.
 *
 * <p>A job that fails is tried again later and later, here or elsewhere. While a job is done its
 * heartbeat is told; when {@value #MISSED} were missed another worker takes it over.
 */
public final class EncodeWorkers implements AutoCloseable {
  /** Heartbeats without which a worker is taken for dead. */
  public static final int MISSED = 4;

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final int LARGEST_SHIFT = 6;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /**
   * Parts of the threads. A job is claimed when a thread is free for it; a few more are looked at,
   * in case others claim the first ones.
   */
  private static final double MOST_LOOKED_AT = 3;

  private static final double LEAST_BUSY = 0.5;

  private final Scheduler scheduler;
  private volatile boolean closing;

  /** Does one job; whatever it throws has it tried again. */
  @FunctionalInterface
  public interface Job {
    void run(String job);
  }

  /**
   * How jobs are done.
   *
   * @param task name of the jobs
   * @param worker name that no other has
   * @param threads jobs at a time
   * @param careEvery between two times that {@code care} runs on one of all workers
   */
  public record Settings(
      String task, String worker, int threads, Duration heartbeat, Duration careEvery) {}

  /**
   * @param care what has to be done now and then by one of all workers
   */
  public EncodeWorkers(DataSource source, Settings settings, Job job, Runnable care) {
    OneTimeTask<Void> jobs =
        Tasks.oneTime(settings.task())
            .onFailure((complete, operations) -> operations.reschedule(complete, again(complete)))
            .execute((instance, context) -> job.run(instance.getId()));
    RecurringTask<Void> caring =
        Tasks.recurring(settings.task() + "-care", FixedDelay.of(settings.careEvery()))
            .execute((instance, context) -> care.run());
    this.scheduler =
        Scheduler.create(source, jobs)
            .startTasks(caring)
            .schedulerName(new SchedulerName.Fixed(settings.worker()))
            .threads(settings.threads())
            .enablePriority()
            .pollUsingFetchAndLockOnExecute(LEAST_BUSY, MOST_LOOKED_AT)
            .pollingInterval(POLL)
            .heartbeatInterval(settings.heartbeat())
            .missedHeartbeatsLimit(MISSED)
            .shutdownMaxWait(PATIENCE)
            .failureLogging(LogLevel.WARN, false)
            .build();
  }

  /** Begins to take jobs. */
  public void start() {
    scheduler.start();
  }

  /** Takes no more jobs; what fails from now on is free for others at once. */
  public void leave() {
    closing = true;
    scheduler.pause();
  }

  /** Takes no more jobs, and waits a while for those under way. */
  @Override
  public void close() {
    leave();
    scheduler.stop();
  }

  private Instant again(ExecutionComplete failed) {
    Instant done = failed.getTimeDone();
    return closing ? done : done.plus(pause(failed.getExecution().consecutiveFailures));
  }

  /** 5 s, 10 s, 20 s and so on, 5 min at most. */
  static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.clamp(failures, 0, LARGEST_SHIFT));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
