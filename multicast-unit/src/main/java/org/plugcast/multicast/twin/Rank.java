package org.plugcast.multicast.twin;

/** A unit's standing where both twins want to send: main before backup, then the lower address. */
public record Rank(Role role, SenderId id) {

  /** Whether this one sends and the other gives way. */
  public boolean outranks(Rank other) {
    int byRole = role.compareTo(other.role);
    return byRole != 0 ? byRole < 0 : id.compareTo(other.id) < 0;
  }
}
