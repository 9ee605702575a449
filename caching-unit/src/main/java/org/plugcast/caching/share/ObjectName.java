package org.plugcast.caching.share;

import java.util.UUID;
import java.util.regex.Pattern;

/** Names of objects that hold clips: digest and a number that was never drawn before. */
final class ObjectName {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}-[0-9a-f-]{36}");

  private ObjectName() {}

  /** A name that no object has had. */
  static String fresh(String digest) {
    return digest + "-" + UUID.randomUUID();
  }

  /** Whether a name may be one of ours; others may keep other things beside them. */
  static boolean isOurs(String name) {
    return FORM.matcher(name).matches();
  }
}
