@NullMarked
package org.plugcast.caching.preview;

import org.jspecify.annotations.NullMarked;
