/**
 * The work of one unit done by encoders on several machines, through a database and a store that
 * all of them reach. Start at {@link SharedEncoders} for the unit, at {@link EncodeJob} for an
 * encoder.
 *
 * <p>The unit asks for a clip by its render key. An encoder makes it, stores it as an object of a
 * new name, and then publishes it by one transaction; the unit fetches it into its own store before
 * it goes on air.
 */
@NullMarked
package org.plugcast.caching.share;

import org.jspecify.annotations.NullMarked;
