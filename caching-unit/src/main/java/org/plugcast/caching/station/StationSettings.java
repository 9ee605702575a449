package org.plugcast.caching.station;

import java.time.Duration;
import org.plugcast.caching.jobs.DiskGuard;

/**
 * How the station works.
 *
 * @param workers clips that are made at a time
 * @param keepUnused how long a clip stays that nothing refers to any more
 * @param originTicks PCR of the first packet of a new channel
 */
public record StationSettings(int workers, DiskGuard disk, Duration keepUnused, long originTicks) {}
