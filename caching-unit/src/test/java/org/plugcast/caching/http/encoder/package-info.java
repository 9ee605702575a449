@NullMarked
package org.plugcast.caching.http.encoder;

import org.jspecify.annotations.NullMarked;
