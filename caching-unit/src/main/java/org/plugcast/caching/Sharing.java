package org.plugcast.caching;

import java.io.IOException;
import org.plugcast.caching.catalogue.Catalogue;
import org.plugcast.caching.objects.ObjectStore;
import org.plugcast.caching.objects.StoreAddress;

/**
 * Where a unit and the encoders that work for it meet.
 *
 * @param database {@code jdbc:postgresql://HOST:PORT/NAME?user=USER}
 * @param store of clips
 */
public record Sharing(String database, StoreAddress store) {
  static final String DATABASE = "database";
  static final String STORE = "store";
  static final String ENDPOINT = "store-endpoint";
  static final String REGION = "store-region";
  static final String USUAL_REGION = "us-east-1";

  private static final String POSTGRESQL = "jdbc:postgresql:";

  public Sharing {
    if (!database.startsWith(POSTGRESQL)) {
      throw ConfigurationException.of(
          DATABASE,
          database,
          "an address like jdbc:postgresql://db.example.com:5432/plugcast?user=plugcast");
    }
  }

  /** Reads both keys; whoever has one needs the other. */
  static Sharing of(KeyValues values) {
    return new Sharing(
        values.needed(DATABASE, "the database of the catalogue that unit and encoders share"),
        store(
            values.needed(STORE, "s3://BUCKET/PREFIX or a folder that all machines have mounted"),
            values.get(ENDPOINT, ""),
            values.get(REGION, USUAL_REGION)));
  }

  private static StoreAddress store(String store, String endpoint, String region) {
    try {
      return StoreAddress.parse(store, endpoint, region);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          STORE + " = " + store + " (" + ENDPOINT + " = " + endpoint + "): " + e.getMessage());
    }
  }

  Catalogue catalogue() {
    try {
      return Catalogue.connect(database);
    } catch (IOException e) {
      throw new ConfigurationException(
          DATABASE
              + ": "
              + e.getMessage()
              + "; check that the server runs, and that the address or ~/.pgpass has the password");
    }
  }

  ObjectStore objects() {
    try {
      return store.connect();
    } catch (IOException e) {
      throw new ConfigurationException(STORE + ": " + e.getMessage());
    }
  }
}
