/**
 * The only way from a page to the network: a filtering proxy. Start at {@link FilterProxy}.
 *
 * <p>Each capture has a proxy of its own, on a socket that only its browser sees. It resolves names
 * itself and connects to nothing but the addresses that it has checked. What may be reached is
 * decided by {@link Reach}, purely; Jetty does the talking and is known to this package only.
 *
 * <p>{@link PreviewServer} shows the same pages to an operator's own browser.
 */
@NullMarked
package org.plugcast.renderer.proxy;

import org.jspecify.annotations.NullMarked;
