/**
 * Sends transport stream files for ever, by the same sender that channels have. Start at {@link
 * Replay}.
 */
@NullMarked
package org.plugcast.multicast.replay;

import org.jspecify.annotations.NullMarked;
