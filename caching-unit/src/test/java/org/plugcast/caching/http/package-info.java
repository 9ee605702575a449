@NullMarked
package org.plugcast.caching.http;

import org.jspecify.annotations.NullMarked;
