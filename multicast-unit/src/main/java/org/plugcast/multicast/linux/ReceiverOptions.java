package org.plugcast.multicast.linux;

import static org.plugcast.multicast.linux.UdpSocket.IPPROTO_IP;
import static org.plugcast.multicast.linux.UdpSocket.SOL_SOCKET;

import java.io.IOException;

/** Sets a receiver's options on its socket. ip(7), socket(7). */
final class ReceiverOptions {
  static final int IP_PKTINFO = 8;
  static final int SO_TIMESTAMPNS = 35;
  static final int SO_RXQ_OVFL = 40;

  private static final int IP_MULTICAST_ALL = 49;
  private static final int SO_RCVBUF = 8;
  private static final int SO_RCVBUFFORCE = 33;

  private ReceiverOptions() {}

  static void apply(int receiveBufferBytes, UdpSocket socket) throws IOException {
    socket.setBuffer(SO_RCVBUFFORCE, SO_RCVBUF, receiveBufferBytes);
    socket.set(SOL_SOCKET, UdpSocket.SO_REUSEADDR, 1);
    socket.set(SOL_SOCKET, SO_TIMESTAMPNS, 1);
    socket.set(SOL_SOCKET, SO_RXQ_OVFL, 1);
    socket.set(IPPROTO_IP, IP_PKTINFO, 1);
    socket.set(IPPROTO_IP, IP_MULTICAST_ALL, 0);
  }
}
