package org.plugcast.multicast.linux;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;

/**
 * SHA-256 by OpenSSL for whoever asks {@link MessageDigest} for it. Java's own is as fast only once
 * the second compiler has translated it, which a process that has to stay small does without: it
 * takes ten times as long then, a third of a core where clips come at 200 Mbit/s. Where OpenSSL is
 * missing, Java's is taken.
 */
public final class OpenSslDigests extends Provider {
  private static final long serialVersionUID = 1;
  private static final String NAME = "PlugcastOpenSsl";

  OpenSslDigests() {
    super(NAME, "1", "SHA-256 by OpenSSL's libcrypto");
    putService(
        new Service(
            this,
            MessageDigest.class.getSimpleName(),
            "SHA-256",
            OpenSslSha256.class.getName(),
            List.of(),
            Map.of()) {
          @Override
          public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
            return OpenSslSha256.begin();
          }
        });
  }

  /** Has this process take it, from now on. */
  public static void install() {
    Security.insertProviderAt(new OpenSslDigests(), 1);
  }
}
