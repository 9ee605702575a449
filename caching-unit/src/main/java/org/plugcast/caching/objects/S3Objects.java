package org.plugcast.caching.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Objects in a bucket, by the protocol of S3. A single PUT stores an object: it is there whole, or
 * not at all.
 */
final class S3Objects implements ObjectStore {
  /** Of a single PUT, in bytes: 5 GiB. */
  private static final long MOST_BYTES = 5L << 30;

  private final S3Client client;
  private final StoreAddress.Bucket bucket;

  private S3Objects(S3Client client, StoreAddress.Bucket bucket) {
    this.client = client;
    this.bucket = bucket;
  }

  /** Connects, and asks whether the bucket is there. */
  static S3Objects connect(StoreAddress.Bucket bucket) throws IOException {
    S3ClientBuilder builder =
        S3Client.builder()
            .region(Region.of(bucket.region()))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .forcePathStyle(bucket.endpoint().isPresent())
            .serviceConfiguration(S3Configuration.builder().chunkedEncodingEnabled(false).build());
    bucket.endpoint().ifPresent(builder::endpointOverride);
    S3Client client = builder.build();
    try {
      var _ = client.headBucket(request -> request.bucket(bucket.name()));
      return new S3Objects(client, bucket);
    } catch (SdkException e) {
      client.close();
      throw new IOException(
          "the bucket "
              + bucket.name()
              + bucket.endpoint().map(at -> " at " + at).orElse("")
              + " is not to be had: "
              + e.getMessage()
              + "; check that it is there, and that AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY or"
              + " ~/.aws/credentials allow to use it",
          e);
    }
  }

  @Override
  public void put(String name, Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(
          name + " has " + Files.size(file) + " bytes: a bucket takes " + MOST_BYTES + " at most");
    }
    try {
      var _ =
          client.putObject(
              request -> request.bucket(bucket.name()).key(key(name)), RequestBody.fromFile(file));
    } catch (SdkException e) {
      throw failed("write", name, e);
    }
  }

  @Override
  public InputStream open(String name) throws IOException {
    try {
      return client.getObject(request -> request.bucket(bucket.name()).key(key(name)));
    } catch (NoSuchKeyException e) {
      throw (IOException) new NoSuchFileException(key(name)).initCause(e);
    } catch (SdkException e) {
      throw failed("read", name, e);
    }
  }

  @Override
  public void delete(String name) throws IOException {
    try {
      var _ = client.deleteObject(request -> request.bucket(bucket.name()).key(key(name)));
    } catch (SdkException e) {
      throw failed("delete", name, e);
    }
  }

  @Override
  public List<String> list() throws IOException {
    try {
      return client
          .listObjectsV2Paginator(request -> request.bucket(bucket.name()).prefix(bucket.prefix()))
          .contents()
          .stream()
          .map(S3Object::key)
          .map(key -> key.substring(bucket.prefix().length()))
          .filter(name -> name.indexOf('/') < 0)
          .toList();
    } catch (SdkException e) {
      throw failed("list", "*", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private String key(String name) {
    return bucket.prefix() + name;
  }

  private IOException failed(String what, String name, SdkException reason) {
    return new IOException(
        "cannot " + what + " " + key(name) + " in " + bucket.name() + ": " + reason.getMessage(),
        reason);
  }
}
