package org.plugcast.renderer.proxy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Finds the addresses of a name; may block. */
interface NameLookup {
  /** That of this machine. */
  NameLookup SYSTEM = name -> List.of(InetAddress.getAllByName(name));

  /** All of them, at least one. */
  List<InetAddress> addresses(String name) throws UnknownHostException;
}
