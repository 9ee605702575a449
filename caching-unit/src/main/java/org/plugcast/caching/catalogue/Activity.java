package org.plugcast.caching.catalogue;

import java.time.Instant;

/**
 * Something that happened, for people.
 *
 * @param kind such as {@code item-ready}, {@code playlist-read}
 * @param channel name of the channel, or an empty string
 * @param subject what it happened to, such as a file
 */
public record Activity(
    long id, Instant at, String kind, String channel, String subject, String text) {}
