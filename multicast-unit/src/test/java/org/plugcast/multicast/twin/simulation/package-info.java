/**
 * Two units, their network and what may befall them, by the thousand: each run follows from its
 * seed alone. Start at {@link TwinsSimulationTest}.
 */
@NullMarked
package org.plugcast.multicast.twin.simulation;

import org.jspecify.annotations.NullMarked;
