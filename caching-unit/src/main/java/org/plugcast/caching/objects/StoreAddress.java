package org.plugcast.caching.objects;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Where a shared store is. */
public sealed interface StoreAddress {
  /** Connects to it; an {@link IOException} says what is wrong and what to do. */
  ObjectStore connect() throws IOException;

  /** A folder that all machines have mounted. */
  record Folder(Path path) implements StoreAddress {
    @Override
    public ObjectStore connect() throws IOException {
      return new FolderObjects(path);
    }
  }

  /**
   * A bucket by the protocol of S3. Credentials are where tools for S3 look for them: environment,
   * {@code ~/.aws/credentials}, the machine's role.
   *
   * @param prefix of the names of objects; an empty string, or it ends with {@code /}
   * @param endpoint of the server; empty: Amazon's own of the region
   */
  record Bucket(String name, String prefix, Optional<URI> endpoint, String region)
      implements StoreAddress {
    @Override
    public ObjectStore connect() throws IOException {
      return S3Objects.connect(this);
    }
  }

  /**
   * Reads {@code s3://BUCKET}, {@code s3://BUCKET/PREFIX} or a path.
   *
   * @param endpoint an address such as {@code https://s3.example.com}; empty: Amazon's own
   * @throws IllegalArgumentException saying what was expected
   */
  static StoreAddress parse(String text, String endpoint, String region) {
    if (!text.startsWith("s3://")) {
      if (text.contains("://")) {
        throw new IllegalArgumentException("expected s3://BUCKET/PREFIX or a folder");
      }
      return new Folder(Path.of(text));
    }
    String rest = text.substring("s3://".length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? "" : rest.substring(slash + 1);
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw new IllegalArgumentException(
          "expected s3://BUCKET/PREFIX with a bucket of 3 to 63 lower-case letters, digits, - and .");
    }
    return new Bucket(
        bucket,
        prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/",
        endpoint.isEmpty() ? Optional.empty() : Optional.of(address(endpoint)),
        region);
  }

  private static URI address(String endpoint) {
    URI address = URI.create(endpoint);
    if (!("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
        || address.getHost() == null) {
      throw new IllegalArgumentException(
          "expected an endpoint such as https://s3.example.com, not " + endpoint);
    }
    return address;
  }
}
