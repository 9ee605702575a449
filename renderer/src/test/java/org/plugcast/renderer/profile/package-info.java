/** Tests of profiles. */
@NullMarked
package org.plugcast.renderer.profile;

import org.jspecify.annotations.NullMarked;
