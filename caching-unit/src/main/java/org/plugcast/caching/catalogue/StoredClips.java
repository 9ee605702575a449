package org.plugcast.caching.catalogue;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.plugcast.caching.catalogue.Encoding.Ending;

/**
 * Which objects of a shared store are clips, and which are on their way there. Any thread of any
 * process.
 *
 * <p>An object has a name that is never given twice. It stands in {@code uploads} before the first
 * byte is written; one transaction takes it from there to {@code stored_clips} and puts its clip
 * into the catalogue. So an object that is in neither table never becomes a clip, and a clip that
 * is in the catalogue was whole in the store before.
 */
public final class StoredClips {
  private final Jdbi jdbi;

  StoredClips(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A whole object.
   *
   * @param digest of the clip that it holds
   */
  public record StoredClip(String digest, String object, long bytes) {}

  /** What came of an attempt to publish a clip. */
  public enum Publication {
    /** It is in the catalogue, and its object is referred to. */
    PUBLISHED,
    /** It is in the catalogue; the same bytes were in the store already. */
    OBJECT_KNOWN,
    /** It is not in the catalogue: nobody asks for it any more, or it was published meanwhile. */
    NOT_WANTED,
    /** It is not in the catalogue: its upload has taken too long and was given up by others. */
    LEASE_LOST
  }

  /** Announces an object before the first byte of it is written. */
  public void announce(String object, String worker, Instant until) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "INSERT INTO uploads (object, worker, held_until) VALUES (?, ?, ?)",
                object,
                worker,
                Columns.utc(until)));
  }

  /** The object is still being written. */
  public void renew(String object, Instant until) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE uploads SET held_until = ? WHERE object = ?", Columns.utc(until), object));
  }

  /** An object will not become a clip. */
  public void abandon(String object) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM uploads WHERE object = ?", object));
  }

  /**
   * Puts a clip whose object is whole into the catalogue, and ends its encoding: all or nothing.
   */
  public Publication publish(
      MadeClip clip, List<PageInput> inputs, StoredClip stored, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          if (handle.execute("DELETE FROM uploads WHERE object = ?", stored.object()) == 0) {
            return Publication.LEASE_LOST;
          }
          int ended =
              handle.execute(
                  """
                  UPDATE encodings SET outcome = ?, percent = 100
                  WHERE render_key = ? AND outcome IS NULL
                  """,
                  Ending.MADE.label(),
                  clip.renderKey());
          if (ended == 0) {
            return Publication.NOT_WANTED;
          }
          boolean known = object(handle, stored.digest()).isPresent();
          if (!known) {
            insert(handle, stored, now);
          }
          ClipTable.put(handle, clip, now);
          ClipTable.putInputs(handle, clip.renderKey(), inputs);
          return known ? Publication.OBJECT_KNOWN : Publication.PUBLISHED;
        });
  }

  private static void insert(Handle handle, StoredClip stored, Instant now) {
    handle.execute(
        "INSERT INTO stored_clips (digest, object, bytes, stored_at) VALUES (?, ?, ?, ?)",
        stored.digest(),
        stored.object(),
        stored.bytes(),
        Columns.utc(now));
  }

  /** The object that holds a clip. */
  public Optional<String> object(String digest) {
    return jdbi.withHandle(handle -> object(handle, digest));
  }

  /** Digests of all clips in the store. */
  public Set<String> digests() {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle.createQuery("SELECT digest FROM stored_clips").mapTo(String.class).list()));
  }

  /** A clip is not kept any more; its object can go. */
  public void forget(String digest) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM stored_clips WHERE digest = ?", digest));
  }

  /** Objects that are clips or on their way there. */
  public Set<String> objects() {
    return jdbi.withHandle(
        handle ->
            new HashSet<>(
                handle
                    .createQuery("SELECT object FROM stored_clips UNION SELECT object FROM uploads")
                    .mapTo(String.class)
                    .list()));
  }

  /** Gives up uploads that nobody has renewed in time; returns how many. */
  public int expire(Instant now) {
    return jdbi.withHandle(
        handle -> handle.execute("DELETE FROM uploads WHERE held_until < ?", Columns.utc(now)));
  }

  private static Optional<String> object(Handle handle, String digest) {
    return handle
        .createQuery("SELECT object FROM stored_clips WHERE digest = :digest")
        .bind("digest", digest)
        .mapTo(String.class)
        .findOne();
  }
}
