/**
 * Replaces the program of a running unit without a gap: the new version starts beside the old one,
 * proves itself, takes over at an agreed packet, and only then does the old one end.
 *
 * <p>Start at {@link UpdateRun}. What follows what is decided by {@link UpdateSequence}, which is
 * pure; processes, files and HTTP are behind interfaces.
 */
@NullMarked
package org.plugcast.provisioning.update;

import org.jspecify.annotations.NullMarked;
