/** What the tests of this module share: made-up streams, clips in memory, mutants. */
@NullMarked
package org.plugcast.ts.testing;

import org.jspecify.annotations.NullMarked;
