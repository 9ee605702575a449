package org.plugcast.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plugcast.caching.objects.StoreAddress;

class ConfigurationFileTest {
  private static final String LEAST = "media = /srv/media\ndata = /var/lib/plugcast\n";

  @Test
  void whatIsNotSaidHasADefault() {
    assertThat(ConfigurationFile.parse(LEAST))
        .isEqualTo(
            new Configuration(
                new ListenAddress("127.0.0.1", 8080),
                new ListenAddress("127.0.0.1", 9553),
                Path.of("/srv/media"),
                Path.of("/var/lib/plugcast"),
                Optional.empty(),
                "hd-h264",
                "default",
                Duration.ofMinutes(1),
                1,
                Duration.ofSeconds(20),
                Duration.ofSeconds(15),
                2_000_000_000,
                Duration.ofDays(1),
                1_000_000_000,
                Optional.empty(),
                0));
  }

  @Test
  void everythingCanBeSaid() {
    Configuration configuration =
        ConfigurationFile.parse(
            """
            # a comment
            http = [::1]:0
              media=/m
            data = /d = e
            profile = sd-mpeg2
            page = http://host/page?a=b
            workers = 2
            lead = 500 s
            rescan = 1 min
            free-space = 500 MB
            keep-unused = 2 h
            preview-space = 3 MB
            origin = 27000000
            """);

    assertThat(configuration.http()).isEqualTo(new ListenAddress("::1", 0)).hasToString("[::1]:0");
    assertThat(configuration.encoderHttp()).isEqualTo(new ListenAddress("::1", 9553));
    assertThat(configuration.previewSpace()).isEqualTo(3_000_000);
    assertThat(configuration.data()).isEqualTo(Path.of("/d = e"));
    assertThat(configuration.page()).isEqualTo("http://host/page?a=b");
    assertThat(configuration.freeSpace()).isEqualTo(500_000_000);
    assertThat(configuration.origin()).isEqualTo(27_000_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour = red | colour = red: unknown key",
        "workers = 0 | workers = 0: expected 1 to 64",
        "workers = many | workers = many: expected a whole number",
        "workers = 99999999999 | workers = 99999999999: expected at most",
        "http = 8080 | http = 8080: expected HOST:PORT",
        "http = localhost:99999 | http = localhost:99999: expected HOST:PORT",
        "encoder-http = 9553 | encoder-http = 9553: expected HOST:PORT",
        "lead = 20 | lead = 20: expected a duration",
        "lead = 0 s | lead = 0 ms: expected at least 1 s",
        "free-space = 2 pounds | free-space = 2 pounds: expected a size",
        "origin = -1 | origin = -1: expected 0 to",
        "media = /other | media = /other: stands twice, the other value is /srv/media",
        "database = jdbc:h2:mem:x | store is missing: expected s3://BUCKET/PREFIX",
        "store = s3://clips | database is missing: expected the database",
        "nonsense | \"nonsense\": expected key = value",
        "page = | page = : expected a template's name"
      })
  void aRefusalNamesKeyAndValue(String line, String message) {
    assertThatThrownBy(() -> ConfigurationFile.parse(LEAST + line))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void foldersHaveNoDefault() {
    assertThatThrownBy(() -> ConfigurationFile.parse("data = /d"))
        .hasMessage("media is missing: expected a folder");
  }

  @Test
  void encodersElsewhereNeedADatabaseAndAStore() {
    Configuration configuration =
        ConfigurationFile.parse(
            LEAST
                + "database = jdbc:postgresql://db/plugcast?user=p\nstore = s3://clips/hd\n"
                + "store-endpoint = http://store:9000\n");

    assertThat(configuration.workers()).isEqualTo(16);
    assertThat(configuration.sharing())
        .contains(
            new Sharing(
                "jdbc:postgresql://db/plugcast?user=p",
                new StoreAddress.Bucket(
                    "clips", "hd/", Optional.of(URI.create("http://store:9000")), "us-east-1")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jdbc:h2:mem:x | s3://clips | database = jdbc:h2:mem:x: expected an address like",
        "jdbc:postgresql:x | ftp://clips | expected s3://BUCKET/PREFIX or a folder",
        "jdbc:postgresql:x | s3://C | expected s3://BUCKET/PREFIX with a bucket of 3 to 63"
      })
  void aPlaceToMeetThatCannotBeIsRefused(String database, String store, String message) {
    assertThatThrownBy(
            () ->
                ConfigurationFile.parse(
                    LEAST + "database = " + database + "\nstore = " + store + "\n"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anEncoderIsToldWhereItMeetsTheUnit() {
    WorkerConfiguration configuration =
        WorkerConfiguration.parse(
            "database = jdbc:postgresql:plugcast\nstore = /mnt/clips\ndata = /var/lib/worker\n");

    assertThat(configuration.sharing().store())
        .isEqualTo(new StoreAddress.Folder(Path.of("/mnt/clips")));
    assertThat(configuration.workers()).isEqualTo(1);
    assertThat(configuration.heartbeat()).isEqualTo(Duration.ofSeconds(10));
    assertThat(configuration.profile()).isEqualTo("hd-h264");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "media = /m | media = /m: unknown key",
        "workers = 65 | workers = 65: expected 1 to 64",
        "heartbeat = 1 ms | heartbeat = 1 ms: expected at least 500 ms",
        "name = a b | name = a b: expected 1 to 50 letters"
      })
  void aRefusalOfAnEncoderNamesKeyAndValue(String line, String message) {
    String least = "database = jdbc:postgresql:plugcast\nstore = /mnt/clips\ndata = /w\n";
    assertThatThrownBy(() -> WorkerConfiguration.parse(least + line))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(message);
  }
}
