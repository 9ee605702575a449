/**
 * Configuration of a multicast unit. Start at {@link UnitConfig#parse}.
 *
 * <p>Pure but for {@link ConfigFile}, which reads the file and notices that it changed.
 */
@NullMarked
package org.plugcast.multicast.config;

import org.jspecify.annotations.NullMarked;
