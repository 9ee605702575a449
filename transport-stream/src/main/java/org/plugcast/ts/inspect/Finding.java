package org.plugcast.ts.inspect;

/**
 * One breach and where it was seen.
 *
 * @param packet index of the packet, counted from 0
 * @param byteOffset of that packet in what was inspected
 * @param pid 0 to 8191; 0 where {@link FindingKind#hasPid} is false
 * @param message what was found and what was expected
 */
public record Finding(FindingKind kind, long packet, long byteOffset, int pid, String message) {}
