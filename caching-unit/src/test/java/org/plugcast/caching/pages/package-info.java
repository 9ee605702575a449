@NullMarked
package org.plugcast.caching.pages;

import org.jspecify.annotations.NullMarked;
