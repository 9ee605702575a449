/**
 * Transport packets in RTP datagrams: everything in the header follows from the datagram's index,
 * so that twins send equal datagrams. Start at {@link RtpFraming}.
 *
 * <p>RFC 3550 (RTP), RFC 2250 §2 (payload), SMPTE ST 2022-2 (constant rate, seven packets). Pure:
 * reads no clock, file or socket.
 */
@NullMarked
package org.plugcast.ts.rtp;

import org.jspecify.annotations.NullMarked;
