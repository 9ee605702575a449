package org.plugcast.multicast.config;

/** How transport packets lie in datagrams. */
public enum Transport {
  /** Seven packets and nothing else: 1316 bytes. */
  UDP,
  /** The same behind an RTP header: 1328 bytes. SMPTE ST 2022-2, RFC 2250 §2. */
  RTP
}
