package org.plugcast.caching.jobs;

import java.time.Instant;

/**
 * How far the making of a clip has come.
 *
 * @param since when it began
 * @param percent from 0 to 100
 */
public record Progress(Instant since, int percent) {}
