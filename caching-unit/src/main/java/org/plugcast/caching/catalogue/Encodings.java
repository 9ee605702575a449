package org.plugcast.caching.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.plugcast.caching.catalogue.Encoding.Ending;

/**
 * What encoders are asked for, in a table that the unit and all of them see: the unit asks and
 * removes, encoders begin, tell how far they are and how it ended. Any thread of any process.
 */
public final class Encodings {
  /** Name under which encodings stand among the scheduler's tasks. */
  public static final String TASK = "encode";

  private final Jdbi jdbi;

  Encodings(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Asks for a clip; one that is asked for already and has not ended stays as it is. */
  public void ask(String renderKey, String request, int priority, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM encodings WHERE render_key = ? AND outcome IS NOT NULL", renderKey);
          if (find(handle, renderKey).isEmpty()) {
            insert(handle, renderKey, request, priority, now);
          }
        });
  }

  private static void insert(
      Handle handle, String renderKey, String request, int priority, Instant now) {
    handle
        .createUpdate(
            """
            INSERT INTO encodings
              (render_key, request, priority, asked_at, attempts, worker, percent, reason)
            VALUES (:key, :request, :priority, :now, 0, '', 0, '')
            """)
        .bind("key", renderKey)
        .bind("request", request)
        .bind("priority", priority)
        .bind("now", Columns.utc(now))
        .execute();
  }

  /** All that is asked for or has ended and was not removed yet. */
  public List<Encoding> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM encodings ORDER BY asked_at, render_key")
                .map((row, context) -> encoding(row))
                .list());
  }

  /** What is asked for and not ended, and not among the scheduler's tasks. */
  public List<Encoding> withoutTask() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM encodings e WHERE e.outcome IS NULL AND NOT EXISTS (
                      SELECT 1 FROM scheduled_tasks t
                      WHERE t.task_name = :task AND t.task_instance = e.render_key)
                    """)
                .bind("task", TASK)
                .map((row, context) -> encoding(row))
                .list());
  }

  /** Nobody asks for it any more; an encoder that works on it stops. */
  public void remove(String renderKey) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM encodings WHERE render_key = ?", renderKey));
  }

  /** Begins an attempt; empty if the clip is not asked for any more. */
  public Optional<Encoding> begin(String renderKey, String worker, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          int begun =
              handle
                  .createUpdate(
                      """
                      UPDATE encodings
                      SET attempts = attempts + 1, worker = :worker, began_at = :now,
                        told_at = :now, percent = 0
                      WHERE render_key = :key AND outcome IS NULL
                      """)
                  .bind("worker", worker)
                  .bind("now", Columns.utc(now))
                  .bind("key", renderKey)
                  .execute();
          return begun == 0 ? Optional.<Encoding>empty() : find(handle, renderKey);
        });
  }

  /** Tells how far an attempt is; false if it is not asked for any more, or another's now. */
  public boolean advance(Encoding attempt, int percent, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        UPDATE encodings SET percent = :percent, told_at = :now
                        WHERE render_key = :key AND worker = :worker AND attempts = :attempt
                          AND outcome IS NULL
                        """)
                    .bind("percent", percent)
                    .bind("now", Columns.utc(now))
                    .bind("key", attempt.renderKey())
                    .bind("worker", attempt.worker())
                    .bind("attempt", attempt.attempts())
                    .execute())
        == 1;
  }

  /** An attempt ends through no fault of the item and is not counted; others may begin one. */
  public void release(Encoding attempt) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE encodings SET attempts = attempts - 1, worker = '', began_at = NULL
                WHERE render_key = ? AND worker = ? AND attempts = ? AND outcome IS NULL
                """,
                attempt.renderKey(),
                attempt.worker(),
                attempt.attempts()));
  }

  /** An attempt ended without a clip; nothing happens if it is another's now. */
  public void end(Encoding attempt, Ending ending, String reason) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                UPDATE encodings SET outcome = ?, reason = ?
                WHERE render_key = ? AND worker = ? AND attempts = ? AND outcome IS NULL
                """,
                ending.label(),
                reason,
                attempt.renderKey(),
                attempt.worker(),
                attempt.attempts()));
  }

  private static Optional<Encoding> find(Handle handle, String renderKey) {
    return handle
        .createQuery("SELECT * FROM encodings WHERE render_key = :key")
        .bind("key", renderKey)
        .map((row, context) -> encoding(row))
        .findOne();
  }

  private static Encoding encoding(ResultSet row) throws SQLException {
    return new Encoding(
        Columns.text(row, "render_key"),
        Columns.text(row, "request"),
        row.getInt("priority"),
        row.getInt("attempts"),
        Columns.text(row, "worker"),
        Columns.optionalInstant(row, "began_at"),
        Columns.optionalInstant(row, "told_at"),
        row.getInt("percent"),
        Columns.optionalText(row, "outcome").map(Ending::ofLabel),
        Columns.text(row, "reason"));
  }
}
