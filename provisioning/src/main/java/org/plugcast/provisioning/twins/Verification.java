package org.plugcast.provisioning.twins;

/**
 * What a unit heard on a channel's group, compared with what should have been there. Datagrams,
 * counted since the unit started.
 *
 * @param heard all that arrived
 * @param identical as expected, bit by bit
 * @param missing never heard
 * @param different of other content than expected
 * @param late heard after its time
 * @param repeated heard again
 * @param foreign of a sender that is neither this unit nor its twin
 */
public record Verification(
    long heard,
    long identical,
    long missing,
    long different,
    long late,
    long repeated,
    long foreign) {
  public static final Verification NONE = new Verification(0, 0, 0, 0, 0, 0, 0);

  /** All that was heard and what was not right with it, as {@code heard 9, identical 8, late 1}. */
  public String words() {
    return "heard "
        + heard
        + ", identical "
        + identical
        + some(missing, "missing")
        + some(different, "different")
        + some(late, "late")
        + some(repeated, "repeated")
        + some(foreign, "foreign");
  }

  private static String some(long count, String what) {
    return count == 0 ? "" : ", " + what + " " + count;
  }
}
