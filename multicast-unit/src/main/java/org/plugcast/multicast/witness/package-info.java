/**
 * Each of two twins keeps where the as-run logs of the other one end, so that a log that was cut
 * off or wholly written anew is found. Start at {@link org.plugcast.multicast.witness.LogWitness}.
 *
 * <p>Not on the air path: it waits for the network and the disk on a thread of its own.
 */
@NullMarked
package org.plugcast.multicast.witness;

import org.jspecify.annotations.NullMarked;
