package org.plugcast.caching.campaign;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.caching.objects.StoreAddress;
import org.plugcast.caching.testing.Await;

/** PostgreSQL and an S3 server, both real, in a folder. */
final class Bed implements AutoCloseable {
  private static final String KEY = "campaign";
  private static final String BUCKET = "clips";

  private final EmbeddedPostgres postgres;
  private final Program s3;
  private final int s3Port;
  private final ObjectStore objects;

  Bed(Path folder) throws IOException, InterruptedException {
    s3Port = freePort();
    Files.createDirectories(folder.resolve("s3/" + BUCKET));
    Path properties =
        Files.writeString(
            folder.resolve("s3proxy.properties"),
            """
            s3proxy.endpoint=http://127.0.0.1:%d
            s3proxy.authorization=aws-v2-or-v4
            s3proxy.identity=%s
            s3proxy.credential=%s
            jclouds.provider=filesystem-nio2
            jclouds.identity=local
            jclouds.credential=local
            jclouds.filesystem.basedir=%s
            """
                .formatted(s3Port, KEY, KEY, folder.resolve("s3")));
    s3 =
        Program.start(
            folder.resolve("s3proxy"),
            List.of(
                "-Xmx256m",
                "-jar",
                Path.of("target/s3proxy/s3proxy.jar").toAbsolutePath().toString(),
                "--properties",
                properties.toString()),
            Map.of());
    postgres = EmbeddedPostgres.start();
    Await.until("the S3 server listens", () -> listens(s3Port));
    System.setProperty("aws.accessKeyId", KEY);
    System.setProperty("aws.secretAccessKey", KEY);
    objects = StoreAddress.parse("s3://" + BUCKET, endpoint(), "us-east-1").connect();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String endpoint() {
    return "http://127.0.0.1:" + s3Port;
  }

  /** What all processes need to reach the store. */
  Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", KEY, "AWS_SECRET_ACCESS_KEY", KEY);
  }

  /** Keys for all configurations. */
  String configuration() {
    return "database = "
        + postgres.getJdbcUrl("postgres", "postgres")
        + "\nstore = s3://"
        + BUCKET
        + "\nstore-endpoint = "
        + endpoint()
        + "\n";
  }

  ObjectStore objects() {
    return objects;
  }

  /** The first column of all rows. */
  List<String> column(String sql) {
    try (Connection connection =
            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(String.valueOf(rows.getString(1)));
      }
      return column;
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  int number(String sql) {
    return Integer.parseInt(column(sql).getFirst());
  }

  @Override
  public void close() throws IOException {
    objects.close();
    postgres.close();
    s3.close();
  }
}
