/**
 * As-run log: what was really on the wire, item by item, by what verification heard. Lines are
 * chained by SHA-256, across days and restarts, so that an edited, deleted, inserted or reordered
 * line is found. Start at {@link org.plugcast.multicast.asrun.AsRun}.
 *
 * <p>Only {@link org.plugcast.multicast.asrun.AsRunLog} and {@link
 * org.plugcast.multicast.asrun.AsRunCheck} touch files; nothing here reads a clock or a socket.
 */
@NullMarked
package org.plugcast.multicast.asrun;

import org.jspecify.annotations.NullMarked;
