package org.plugcast.caching.catalogue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcConnectionPool;

/** Connections to the database that holds a catalogue. Any thread. */
final class Database implements AutoCloseable {
  /** Connections of one process to a database that others share. */
  private static final int CONNECTIONS = 6;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DataSource source;
  private final Runnable end;

  private Database(DataSource source, Runnable end) {
    this.source = source;
    this.end = end;
  }

  /**
   * Opens the database in a folder, or makes it; brings an older one up to date. Its file is read
   * and written asynchronously: a thread that is interrupted would close any other kind of channel
   * to it, for all threads.
   *
   * @throws IOException if it cannot be opened, for instance because another process has it open
   */
  static Database embedded(Path folder) throws IOException {
    String file = folder.resolve("catalogue").toAbsolutePath().toString();
    JdbcConnectionPool pool =
        JdbcConnectionPool.create(
            "jdbc:h2:async:" + file + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "plugcast", "");
    return migrated(new Database(pool, pool::dispose), file);
  }

  /**
   * Connects to a database that others may use as well; brings an older one up to date.
   *
   * @param url {@code jdbc:postgresql://HOST:PORT/NAME?user=USER}
   * @throws IOException if it is not to be had
   */
  static Database shared(String url) throws IOException {
    HikariConfig settings = new HikariConfig();
    settings.setJdbcUrl(url);
    settings.setMaximumPoolSize(CONNECTIONS);
    settings.setConnectionTimeout(PATIENCE.toMillis());
    settings.setPoolName("catalogue");
    try {
      HikariDataSource pool = new HikariDataSource(settings);
      return migrated(new Database(pool, pool::close), withoutSecrets(url));
    } catch (RuntimeException e) {
      throw new IOException(
          "the database " + withoutSecrets(url) + " is not to be had: " + rootMessage(e), e);
    }
  }

  DataSource source() {
    return source;
  }

  /** An embedded database closes with its last connection. */
  @Override
  public void close() {
    end.run();
  }

  private static Database migrated(Database database, String name) throws IOException {
    try {
      Flyway.configure()
          .dataSource(database.source)
          .locations("classpath:org/plugcast/caching/catalogue/migration")
          .load()
          .migrate();
      return database;
    } catch (FlywayException e) {
      database.close();
      throw new IOException("the catalogue " + name + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static String withoutSecrets(String url) {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
