@NullMarked
package org.plugcast.caching.station;

import org.jspecify.annotations.NullMarked;
