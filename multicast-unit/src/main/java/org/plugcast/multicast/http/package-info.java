/**
 * The HTTP API of a unit, by Vert.x. Start at {@link UnitHttp}.
 *
 * <p>Handlers only render a status that was taken; they never wait.
 */
@NullMarked
package org.plugcast.multicast.http;

import org.jspecify.annotations.NullMarked;
