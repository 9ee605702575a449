package org.plugcast.provisioning.headend;

/** How multicast units lay transport packets in datagrams; receivers have to be told the same. */
public enum Transport {
  UDP("udp"),
  RTP("rtp");

  private final String key;

  Transport(String key) {
    this.key = key;
  }

  /** As in a unit's configuration; also the scheme of addresses that players know. */
  String key() {
    return key;
  }
}
