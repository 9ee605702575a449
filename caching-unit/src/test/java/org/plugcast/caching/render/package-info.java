@NullMarked
package org.plugcast.caching.render;

import org.jspecify.annotations.NullMarked;
