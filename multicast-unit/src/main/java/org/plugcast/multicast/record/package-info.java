/**
 * Recordings of what was really on the wire: heard datagrams become segment files with manifests,
 * as a ring and by daily schedules, within a quota of the disk. Start at {@link
 * org.plugcast.multicast.record.Recordings}.
 *
 * <p>Who hears never waits for the disk: datagrams are copied into a bounded stock of blocks, and
 * what finds no block is left out and counted. Files are reached by {@link
 * org.plugcast.multicast.record.Disk} alone; this package touches no socket.
 */
@NullMarked
package org.plugcast.multicast.record;

import org.jspecify.annotations.NullMarked;
