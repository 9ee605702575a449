package org.plugcast.caching.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code clips}, and of {@code page_inputs}. */
final class ClipTable {
  private ClipTable() {}

  static Optional<MadeClip> find(Handle handle, String renderKey) {
    return handle
        .createQuery("SELECT * FROM clips WHERE render_key = :key")
        .bind("key", renderKey)
        .map((row, context) -> clip(row))
        .findOne();
  }

  static List<MadeClip> all(Handle handle) {
    return handle.createQuery("SELECT * FROM clips").map((row, context) -> clip(row)).list();
  }

  /** Puts a clip in the place of what was made from the same. */
  static void put(Handle handle, MadeClip clip, Instant now) {
    handle.execute("DELETE FROM clips WHERE render_key = ?", clip.renderKey());
    handle
        .createUpdate(
            """
            INSERT INTO clips
              (render_key, digest, frames, format, adjustments, loudness, made_at)
            VALUES (:key, :digest, :frames, :format, :adjustments, :loudness, :now)
            """)
        .bind("key", clip.renderKey())
        .bind("digest", clip.digest())
        .bind("frames", clip.frames())
        .bind("format", clip.format())
        .bind("adjustments", JsonColumn.write(clip.adjustments()))
        .bind("loudness", loudness(clip))
        .bind("now", Columns.utc(now))
        .execute();
  }

  static void delete(Handle handle, String renderKey) {
    handle.execute("DELETE FROM clips WHERE render_key = ?", renderKey);
    handle.execute("DELETE FROM page_inputs WHERE render_key = ?", renderKey);
  }

  static void putInputs(Handle handle, String renderKey, List<PageInput> inputs) {
    handle.execute("DELETE FROM page_inputs WHERE render_key = ?", renderKey);
    handle.execute(
        "INSERT INTO page_inputs (render_key, inputs) VALUES (?, ?)",
        renderKey,
        JsonColumn.write(inputs));
  }

  /** What the page of a clip loaded; nothing for a clip that is not there. */
  static List<PageInput> inputs(Handle handle, String renderKey) {
    return handle
        .createQuery("SELECT inputs FROM page_inputs WHERE render_key = :key")
        .bind("key", renderKey)
        .map((row, context) -> JsonColumn.readInputs(Columns.text(row, "inputs")))
        .findOne()
        .orElse(List.of());
  }

  private static MadeClip clip(ResultSet row) throws SQLException {
    return new MadeClip(
        Columns.text(row, "render_key"),
        Columns.text(row, "digest"),
        row.getInt("frames"),
        Columns.text(row, "format"),
        JsonColumn.readTexts(Columns.text(row, "adjustments")),
        Columns.optionalText(row, "loudness")
            .map(text -> JsonColumn.read(text, ClipLoudness.class))
            .orElse(ClipLoudness.UNKNOWN));
  }

  private static Optional<String> loudness(MadeClip clip) {
    return clip.loudness().known()
        ? Optional.of(JsonColumn.write(clip.loudness()))
        : Optional.empty();
  }
}
