@NullMarked
package org.plugcast.caching.catalogue;

import org.jspecify.annotations.NullMarked;
