/** Encoders that are killed again and again, over a real database and a real store. */
@NullMarked
package org.plugcast.caching.campaign;

import org.jspecify.annotations.NullMarked;
