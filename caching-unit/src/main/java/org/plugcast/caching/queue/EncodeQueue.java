package org.plugcast.caching.queue;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import java.time.Instant;
import javax.sql.DataSource;

/** Where jobs wait for workers. Any thread. */
public final class EncodeQueue {
  private final TaskDescriptor<Void> task;
  private final SchedulerClient client;

  /**
   * @param task name of the jobs
   */
  public EncodeQueue(DataSource source, String task) {
    this.task = TaskDescriptor.of(task);
    this.client = SchedulerClient.Builder.create(source).enablePriority().build();
  }

  /**
   * Adds a job, unless it is there already.
   *
   * @param priority the higher the sooner; of jobs with the same one the earliest comes first
   */
  public void add(String job, int priority, Instant now) {
    client.scheduleIfNotExists(task.instance(job).priority(priority).build(), now);
  }
}
