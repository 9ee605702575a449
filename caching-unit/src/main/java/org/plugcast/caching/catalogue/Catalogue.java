package org.plugcast.caching.catalogue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.plugcast.caching.media.Listing;
import org.plugcast.caching.media.Listing.Others;

/**
 * The unit's memory in a database: an embedded one, or one that encoders share. What a method has
 * written is on disk when it returns. Any thread may read, one writes.
 */
public final class Catalogue implements AutoCloseable {
  /** Rows of the activity log that are kept. */
  private static final long ACTIVITY_KEPT = 20_000;

  /** Revisions of each channel's timeline that are kept. */
  private static final long REVISIONS_KEPT = 20;

  private final Database database;
  private final Jdbi jdbi;

  private Catalogue(Database database) {
    this.database = database;
    this.jdbi = Jdbi.create(database.source());
  }

  /**
   * Opens the catalogue in a folder, or makes it; brings an older one up to date.
   *
   * @throws IOException if it cannot be opened, for instance because another process has it open
   */
  public static Catalogue open(Path folder) throws IOException {
    return new Catalogue(Database.embedded(folder));
  }

  /**
   * Opens the catalogue that a unit shares with encoders; brings an older one up to date.
   *
   * @param url {@code jdbc:postgresql://HOST:PORT/NAME?user=USER}
   * @throws IOException if it is not to be had
   */
  public static Catalogue connect(String url) throws IOException {
    return new Catalogue(Database.shared(url));
  }

  /** Where it is kept, for those that keep something of their own beside it. */
  public DataSource source() {
    return database.source();
  }

  /** What encoders are asked for. */
  public Encodings encodings() {
    return new Encodings(jdbi);
  }

  /** What is in the store that encoders share. */
  public StoredClips storedClips() {
    return new StoredClips(jdbi);
  }

  @Override
  public void close() {
    database.close();
  }

  // Channels and playlists

  public List<Channel> channels() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, folder, name FROM channels ORDER BY id")
                .map(
                    (row, context) ->
                        new Channel(
                            row.getInt("id"),
                            Columns.text(row, "folder"),
                            Columns.text(row, "name")))
                .list());
  }

  public void add(Channel channel, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO channels (id, folder, name, first_seen)
                    VALUES (:id, :folder, :name, :now)
                    """)
                .bind("id", channel.id())
                .bind("folder", channel.folder())
                .bind("name", channel.name())
                .bind("now", Columns.utc(now))
                .execute());
  }

  /** Orders that operators set, by channel. */
  public Map<Integer, Listing> listings() {
    Map<Integer, Listing> listings = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT channel_id, entries, others FROM playlists")
                .map((row, context) -> Map.entry(row.getInt("channel_id"), listing(row)))
                .forEach(entry -> listings.put(entry.getKey(), entry.getValue())));
    return listings;
  }

  public void putListing(int channelId, Listing listing) {
    jdbi.useTransaction(
        handle -> {
          handle.execute("DELETE FROM playlists WHERE channel_id = ?", channelId);
          handle
              .createUpdate(
                  """
                  INSERT INTO playlists (channel_id, entries, others)
                  VALUES (:channel, :entries, :others)
                  """)
              .bind("channel", channelId)
              .bind("entries", JsonColumn.write(listing.entries()))
              .bind("others", listing.others().label())
              .execute();
        });
  }

  public void deleteListing(int channelId) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM playlists WHERE channel_id = ?", channelId));
  }

  // Items

  public List<Item> items() {
    return jdbi.withHandle(ItemTable::all);
  }

  /** All of them, or none. */
  public void add(List<Item> items) {
    jdbi.useTransaction(handle -> items.forEach(item -> ItemTable.insert(handle, item)));
  }

  /** All of them, or none. */
  public void update(List<Item> items) {
    jdbi.useTransaction(handle -> items.forEach(item -> ItemTable.update(handle, item)));
  }

  public void update(Item item) {
    jdbi.useHandle(handle -> ItemTable.update(handle, item));
  }

  public void delete(Item item) {
    jdbi.useHandle(handle -> ItemTable.delete(handle, item.id()));
  }

  /** Items that the operator has set aside, with their channels. */
  public Map<Long, Integer> stopped() {
    return jdbi.withHandle(ItemTable::stopped);
  }

  /** Sets an item aside; once is enough. */
  public void stop(long itemId) {
    jdbi.useTransaction(handle -> ItemTable.stop(handle, itemId));
  }

  /** An item is set aside no more. */
  public void start(long itemId) {
    jdbi.useHandle(handle -> ItemTable.start(handle, itemId));
  }

  // Clips

  public Optional<MadeClip> clip(String renderKey) {
    return jdbi.withHandle(handle -> ClipTable.find(handle, renderKey));
  }

  public List<MadeClip> clips() {
    return jdbi.withHandle(ClipTable::all);
  }

  public void put(MadeClip clip, Instant now) {
    jdbi.useTransaction(handle -> ClipTable.put(handle, clip, now));
  }

  public void deleteClip(String renderKey) {
    jdbi.useTransaction(handle -> ClipTable.delete(handle, renderKey));
  }

  /** What the page of a clip loaded; nothing for a clip that is not there. */
  public List<PageInput> pageInputs(String renderKey) {
    return jdbi.withHandle(handle -> ClipTable.inputs(handle, renderKey));
  }

  /** What the pages of clips loaded, by the clips' keys. */
  public Map<String, List<PageInput>> pageInputs() {
    Map<String, List<PageInput>> inputs = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery("SELECT render_key, inputs FROM page_inputs")
                .map(
                    (row, context) ->
                        Map.entry(
                            Columns.text(row, "render_key"),
                            JsonColumn.readInputs(Columns.text(row, "inputs"))))
                .forEach(entry -> inputs.put(entry.getKey(), entry.getValue())));
    return inputs;
  }

  /** Keeps what the page of a clip loaded. */
  public void putPageInputs(String renderKey, List<PageInput> inputs) {
    jdbi.useTransaction(handle -> ClipTable.putInputs(handle, renderKey, inputs));
  }

  // Timelines

  /** The latest canonical text of each channel's timeline. */
  public Map<Integer, String> timelines() {
    Map<Integer, String> texts = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT t.channel_id, t.text FROM timelines t
                    WHERE t.revision = (
                      SELECT MAX(r.revision) FROM timelines r WHERE r.channel_id = t.channel_id)
                    """)
                .map((row, context) -> Map.entry(row.getInt(1), Columns.text(row, "text")))
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue())));
    return texts;
  }

  public void addTimeline(int channelId, long revision, String text, Instant now) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  """
                  INSERT INTO timelines (channel_id, revision, made_at, text)
                  VALUES (:channel, :revision, :now, :text)
                  """)
              .bind("channel", channelId)
              .bind("revision", revision)
              .bind("now", Columns.utc(now))
              .bind("text", text)
              .execute();
          handle.execute(
              "DELETE FROM timelines WHERE channel_id = ? AND revision <= ?",
              channelId,
              revision - REVISIONS_KEPT);
        });
  }

  // Activity

  public void add(Activity activity) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO activity (id, at, kind, channel, subject, text)
                    VALUES (:id, :at, :kind, :channel, :subject, :text)
                    """)
                .bind("id", activity.id())
                .bind("at", Columns.utc(activity.at()))
                .bind("kind", activity.kind())
                .bind("channel", activity.channel())
                .bind("subject", activity.subject())
                .bind("text", activity.text())
                .execute());
  }

  /** Removes old activity beyond what is kept. */
  public void pruneActivity(long newest) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM activity WHERE id <= ?", newest - ACTIVITY_KEPT));
  }

  public long newestActivity() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT COALESCE(MAX(id), 0) FROM activity")
                .mapTo(Long.class)
                .one());
  }

  /** The last activity, newest first; of all channels where {@code channel} is empty. */
  public List<Activity> activity(Optional<String> channel, int most) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM activity
                    WHERE :all OR channel = :channel
                    ORDER BY id DESC FETCH FIRST :most ROWS ONLY
                    """)
                .bind("all", channel.isEmpty())
                .bind("channel", channel.orElse(""))
                .bind("most", most)
                .map((row, context) -> activity(row))
                .list());
  }

  private static Listing listing(ResultSet row) throws SQLException {
    return new Listing(
        JsonColumn.readTexts(Columns.text(row, "entries")),
        Others.ofLabel(Columns.text(row, "others")).orElse(Others.APPEND));
  }

  private static Activity activity(ResultSet row) throws SQLException {
    return new Activity(
        row.getLong("id"),
        Columns.instant(row, "at"),
        Columns.text(row, "kind"),
        Columns.text(row, "channel"),
        Columns.text(row, "subject"),
        Columns.text(row, "text"));
  }
}
