@NullMarked
package org.plugcast.caching.media;

import org.jspecify.annotations.NullMarked;
