/**
 * A channel of this unit: the timeline in use, its clips, its place at the pacer. Start at {@link
 * Channel}.
 */
@NullMarked
package org.plugcast.multicast.channel;

import org.jspecify.annotations.NullMarked;
