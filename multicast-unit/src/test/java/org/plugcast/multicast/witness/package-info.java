@NullMarked
package org.plugcast.multicast.witness;

import org.jspecify.annotations.NullMarked;
