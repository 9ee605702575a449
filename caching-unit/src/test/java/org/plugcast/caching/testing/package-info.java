/** Fakes for the tests of this module. */
@NullMarked
package org.plugcast.caching.testing;

import org.jspecify.annotations.NullMarked;
