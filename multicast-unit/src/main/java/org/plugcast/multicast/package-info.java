/** The multicast unit: timelines and clips in, paced multicast out. */
@NullMarked
package org.plugcast.multicast;

import org.jspecify.annotations.NullMarked;
