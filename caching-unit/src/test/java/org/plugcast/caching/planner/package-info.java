@NullMarked
package org.plugcast.caching.planner;

import org.jspecify.annotations.NullMarked;
