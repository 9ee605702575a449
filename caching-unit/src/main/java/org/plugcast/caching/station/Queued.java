package org.plugcast.caching.station;

import java.time.Duration;
import org.plugcast.caching.jobs.Candidate.Need;

/**
 * An item that waits for an encoder.
 *
 * @param need why it is wanted
 * @param toAir time until the channel comes to its place, if nothing changes
 */
public record Queued(int channelId, long itemId, Need need, Duration toAir) {}
