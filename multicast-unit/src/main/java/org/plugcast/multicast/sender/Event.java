package org.plugcast.multicast.sender;

import java.time.Instant;

/**
 * Something that happened to a channel, for people.
 *
 * @param text in words
 */
public record Event(Instant at, int channel, String text) {}
