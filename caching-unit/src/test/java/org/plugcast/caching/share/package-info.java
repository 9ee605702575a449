@NullMarked
package org.plugcast.caching.share;

import org.jspecify.annotations.NullMarked;
