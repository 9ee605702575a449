package org.plugcast.multicast.status;

import org.plugcast.multicast.record.RecordingCounters;

/**
 * What is recorded.
 *
 * @param segments that can be played
 * @param bytes of all of them
 * @param counters since the start
 */
public record RecordingStatus(int segments, long bytes, RecordingCounters counters) {}
