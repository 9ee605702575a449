/** Stand-ins for what surrounds a multicast unit: clips, a caching unit, a receiver. */
@NullMarked
package org.plugcast.multicast.testing;

import org.jspecify.annotations.NullMarked;
