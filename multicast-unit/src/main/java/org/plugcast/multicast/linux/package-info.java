/**
 * Calls of Linux that Java has no words for, by the Foreign Function and Memory API. Start at
 * {@link Scheduling} for threads, at {@link UdpSender} and {@link UdpReceiver} for datagrams, at
 * {@link Sleep} and {@link Memory} for what keeps them punctual. Ask {@link Linux#isHere} first.
 *
 * <p>The only package that sees a memory segment. A call that fails is an {@link
 * java.io.IOException} with its name and errno; so is a machine that lacks the call.
 */
@NullMarked
package org.plugcast.multicast.linux;

import org.jspecify.annotations.NullMarked;
