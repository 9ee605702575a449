/**
 * What happens in a headend, told to people and programs: on the screen, in a file, to a webhook.
 *
 * <p>Start at {@link Notices}. Telling never holds up who tells.
 */
@NullMarked
package org.plugcast.provisioning.notice;

import org.jspecify.annotations.NullMarked;
