package org.plugcast.caching.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.plugcast.caching.catalogue.Examined.Facts;
import org.plugcast.caching.catalogue.Examined.Refused;

/** Rows of {@code items}, and of {@code stopped_items}. */
final class ItemTable {
  private ItemTable() {}

  static List<Item> all(Handle handle) {
    return handle
        .createQuery("SELECT * FROM items ORDER BY id")
        .map((row, context) -> item(row))
        .list();
  }

  static void insert(Handle handle, Item item) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO items (id, channel_id, file, bytes, modified, stamp, gone_since,
                  first_seen, examined_stamp, refusal, facts, air, tried_key,
                  tried_reason, attempts, retry_at)
                VALUES (:id, :channel, :file, :bytes, :modified, :stamp, :goneSince,
                  :firstSeen, :examinedStamp, :refusal, :facts, :air, :triedKey,
                  :triedReason, :attempts, :retryAt)
                """),
            item)
        .bind("channel", item.channelId())
        .bind("file", item.file())
        .bind("firstSeen", Columns.utc(item.firstSeen()))
        .execute();
  }

  static void update(Handle handle, Item item) {
    bind(
            handle.createUpdate(
                """
                UPDATE items SET bytes = :bytes, modified = :modified, stamp = :stamp,
                  gone_since = :goneSince, examined_stamp = :examinedStamp, refusal = :refusal,
                  facts = :facts, air = :air, tried_key = :triedKey,
                  tried_reason = :triedReason, attempts = :attempts, retry_at = :retryAt
                WHERE id = :id
                """),
            item)
        .execute();
  }

  static Map<Long, Integer> stopped(Handle handle) {
    Map<Long, Integer> stopped = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT s.item_id, i.channel_id FROM stopped_items s
            JOIN items i ON i.id = s.item_id
            """)
        .map((row, context) -> Map.entry(row.getLong("item_id"), row.getInt("channel_id")))
        .forEach(entry -> stopped.put(entry.getKey(), entry.getValue()));
    return stopped;
  }

  static void stop(Handle handle, long id) {
    start(handle, id);
    handle.execute("INSERT INTO stopped_items (item_id) VALUES (?)", id);
  }

  static void start(Handle handle, long id) {
    handle.execute("DELETE FROM stopped_items WHERE item_id = ?", id);
  }

  static void delete(Handle handle, long id) {
    handle.createUpdate("DELETE FROM items WHERE id = :id").bind("id", id).execute();
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Item item) {
    return statement
        .bind("id", item.id())
        .bind("bytes", item.bytes())
        .bind("modified", Columns.utc(item.modified()))
        .bind("stamp", item.stamp())
        .bind("goneSince", item.goneSince().map(Columns::utc))
        .bind("examinedStamp", item.examined().map(Examined::stamp))
        .bind("refusal", item.examined().flatMap(ItemTable::refusal))
        .bind("facts", item.examined().flatMap(ItemTable::facts))
        .bind("air", item.air().map(JsonColumn::write))
        .bind("triedKey", item.tried().renderKey())
        .bind("triedReason", item.tried().reason())
        .bind("attempts", item.tried().attempts())
        .bind("retryAt", item.tried().retryAt().map(Columns::utc));
  }

  private static Optional<String> refusal(Examined examined) {
    return switch (examined) {
      case Refused refused -> Optional.of(refused.reason());
      case Facts facts -> Optional.empty();
    };
  }

  private static Optional<String> facts(Examined examined) {
    return switch (examined) {
      case Refused refused -> Optional.empty();
      case Facts facts -> Optional.of(JsonColumn.write(facts));
    };
  }

  private static Item item(ResultSet row) throws SQLException {
    return new Item(
        row.getLong("id"),
        row.getInt("channel_id"),
        Columns.text(row, "file"),
        row.getLong("bytes"),
        Columns.instant(row, "modified"),
        Columns.text(row, "stamp"),
        Columns.optionalInstant(row, "gone_since"),
        Columns.instant(row, "first_seen"),
        examined(row),
        Columns.optionalText(row, "air").map(text -> JsonColumn.read(text, Air.class)),
        new Tried(
            Columns.text(row, "tried_key"),
            Columns.text(row, "tried_reason"),
            row.getInt("attempts"),
            Columns.optionalInstant(row, "retry_at")));
  }

  private static Optional<Examined> examined(ResultSet row) throws SQLException {
    Optional<String> facts = Columns.optionalText(row, "facts");
    if (facts.isPresent()) {
      return Optional.of(JsonColumn.read(facts.get(), Facts.class));
    }
    Optional<String> refusal = Columns.optionalText(row, "refusal");
    return refusal.isPresent()
        ? Optional.of(new Refused(Columns.text(row, "examined_stamp"), refusal.get()))
        : Optional.empty();
  }
}
