/**
 * Files made ready for air by command. Start at {@link org.plugcast.provisioning.encode.EncodeRun};
 * the work is the caching unit's, done by {@code org.plugcast.renderer}.
 */
@NullMarked
package org.plugcast.provisioning.encode;

import org.jspecify.annotations.NullMarked;
