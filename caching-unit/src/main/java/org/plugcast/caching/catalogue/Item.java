package org.plugcast.caching.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.plugcast.caching.catalogue.Examined.Facts;

/**
 * A media file of a channel, under one number for as long as the catalogue lives.
 *
 * @param file relative to the channel's folder
 * @param stamp of the file with sidecar and cover, as last seen
 * @param goneSince when the file was missed, where it is not there
 * @param examined what the file held when it was last opened
 * @param air what is played for it
 */
public record Item(
    long id,
    int channelId,
    String file,
    long bytes,
    Instant modified,
    String stamp,
    Optional<Instant> goneSince,
    Instant firstSeen,
    Optional<Examined> examined,
    Optional<Air> air,
    Tried tried) {

  /** Whether the file is there. */
  public boolean isPresent() {
    return goneSince.isEmpty();
  }

  /** Number by which the item is known outside; a sidecar may set it. */
  public String mediaId() {
    return air.map(Air::metadata)
        .or(() -> facts().map(Facts::metadata))
        .flatMap(metadata -> Optional.ofNullable(metadata.get("media-id")))
        .orElse(Long.toString(id));
  }

  /** What is known of the file as it is now. */
  public Optional<Examined> current() {
    return examined.filter(e -> e.stamp().equals(stamp));
  }

  /** What is known of the file as it is now, if it can be played. */
  public Optional<Facts> facts() {
    return current().filter(Facts.class::isInstance).map(Facts.class::cast);
  }

  public Item seen(long newBytes, Instant newModified, String newStamp) {
    return new Item(
        id,
        channelId,
        file,
        newBytes,
        newModified,
        newStamp,
        Optional.empty(),
        firstSeen,
        examined,
        air,
        tried);
  }

  public Item gone(Instant now) {
    return new Item(
        id,
        channelId,
        file,
        bytes,
        modified,
        stamp,
        Optional.of(now),
        firstSeen,
        examined,
        air,
        tried);
  }

  public Item withExamined(Examined found) {
    return new Item(
        id,
        channelId,
        file,
        bytes,
        modified,
        stamp,
        goneSince,
        firstSeen,
        Optional.of(found),
        air,
        tried);
  }

  /** Its file has to be opened again; nothing else changes. */
  public Item unexamined() {
    return new Item(
        id,
        channelId,
        file,
        bytes,
        modified,
        stamp,
        goneSince,
        firstSeen,
        Optional.empty(),
        air,
        tried);
  }

  /** Its file has to be opened and its clip to be made again. */
  public Item again() {
    return new Item(
        id,
        channelId,
        file,
        bytes,
        modified,
        stamp,
        goneSince,
        firstSeen,
        Optional.empty(),
        air.map(Air::outdated),
        Tried.NEVER);
  }

  /** Its clip has to be made again; until then the one that there is is played. */
  public Item outdated() {
    return air.map(old -> withAir(old.outdated())).orElse(this).withTried(Tried.NEVER);
  }

  /** Nothing is played for it any more. */
  public Item withoutAir() {
    return new Item(
        id,
        channelId,
        file,
        bytes,
        modified,
        stamp,
        goneSince,
        firstSeen,
        examined,
        Optional.empty(),
        tried);
  }

  public Item withAir(Air played) {
    return new Item(
        id,
        channelId,
        file,
        bytes,
        modified,
        stamp,
        goneSince,
        firstSeen,
        examined,
        Optional.of(played),
        tried);
  }

  public Item withTried(Tried attempts) {
    return new Item(
        id, channelId, file, bytes, modified, stamp, goneSince, firstSeen, examined, air, attempts);
  }
}
