@NullMarked
package org.plugcast.caching.objects;

import org.jspecify.annotations.NullMarked;
