@NullMarked
package org.plugcast.caching;

import org.jspecify.annotations.NullMarked;
