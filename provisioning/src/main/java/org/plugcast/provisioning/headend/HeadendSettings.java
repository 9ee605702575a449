package org.plugcast.provisioning.headend;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.plugcast.provisioning.units.GroupPlan;

/**
 * What {@code plugcast up} was asked for.
 *
 * @param media folder whose sub-folders are playlists; empty for the sample music
 * @param data folder for all that is made
 * @param profile name of the format that clips are made in
 * @param profiles folder of the operator's own formats, where there is one
 * @param encoders what the caching unit is told of encoders on other machines; nothing: it encodes
 * @param networkInterface name of the interface that the groups are sent on
 * @param page address of the page shown with audio; empty for the default page
 * @param httpPort port of the caching unit; those of the multicast units follow
 * @param encoderPort port of the caching unit for status and control of the encoder
 * @param transport how packets lie in the datagrams of both multicast units
 * @param groups one plan for each of the two multicast units
 * @param twins what the two do for each other
 * @param webhook address that notices are posted to, if any
 */
public record HeadendSettings(
    Optional<Path> media,
    Path data,
    String profile,
    Optional<Path> profiles,
    SequencedMap<String, String> encoders,
    String networkInterface,
    Optional<URI> page,
    int httpPort,
    int encoderPort,
    Transport transport,
    List<GroupPlan> groups,
    TwinSettings twins,
    Optional<URI> webhook) {
  private static final int LAST_PORT = 65_535;

  /**
   * From 8080 to 9553, so that headends with ports of their own have encoder ports of their own.
   */
  private static final int ENCODER_DISTANCE = 9_553 - 8_080;

  public HeadendSettings {
    media.ifPresent(folder -> checkFolder("--media", folder));
    profiles.ifPresent(folder -> checkFolder("--profiles", folder));
    if (httpPort < 1 || httpPort + groups.size() > LAST_PORT) {
      throw new IllegalArgumentException(
          "--http-port " + httpPort + ": expected 1 to " + (LAST_PORT - groups.size()));
    }
    checkEncoderPort(encoderPort, httpPort, groups.size());
    checkGroups(groups, twins.mode());
    groups = List.copyOf(groups);
    encoders = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(encoders));
  }

  private static void checkEncoderPort(int port, int httpPort, int multicastUnits) {
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException("--encoder-port " + port + ": expected 1 to " + LAST_PORT);
    }
    if (port >= httpPort && port <= httpPort + multicastUnits) {
      throw new IllegalArgumentException(
          "--encoder-port "
              + port
              + ": the units have the ports from "
              + httpPort
              + " to "
              + (httpPort + multicastUnits)
              + "; expected another one");
    }
  }

  /** The encoder's port where none is asked for: 9553 beside 8080. */
  public static int usualEncoderPort(int httpPort) {
    return httpPort + ENCODER_DISTANCE <= LAST_PORT
        ? httpPort + ENCODER_DISTANCE
        : httpPort - ENCODER_DISTANCE;
  }

  private static void checkGroups(List<GroupPlan> groups, Twins twins) {
    boolean different = groups.stream().distinct().count() == groups.size();
    switch (twins) {
      case SAME_GROUP -> {
        if (different) {
          throw new IllegalArgumentException("--groups: twins of the same group need one address");
        }
      }
      case NONE, TWO_GROUPS -> {
        if (!different) {
          throw new IllegalArgumentException("--groups: the units need different groups");
        }
      }
    }
  }

  private static void checkFolder(String option, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          option
              + " "
              + folder
              + (Files.exists(folder) ? " is not a directory" : " does not exist"));
    }
    if (!Files.isReadable(folder)) {
      throw new IllegalArgumentException(option + " " + folder + " cannot be read by this user");
    }
  }

  /** Name of multicast unit {@code index}, from 0. */
  public static String multicastUnit(int index) {
    return String.format("multicast-%02d", index + 1);
  }

  /** Base address of the caching unit. */
  public URI cachingUnit() {
    return URI.create("http://" + cachingUnitListens());
  }

  /** Base address of the encoder's interface. */
  public URI encoder() {
    return URI.create("http://" + encoderListens());
  }

  /** Base address of multicast unit {@code index}, from 0. */
  public URI multicastUnitAddress(int index) {
    return URI.create("http://" + multicastUnitListens(index));
  }

  String cachingUnitListens() {
    return "127.0.0.1:" + httpPort;
  }

  String encoderListens() {
    return "127.0.0.1:" + encoderPort;
  }

  String multicastUnitListens(int index) {
    return "127.0.0.1:" + (httpPort + 1 + index);
  }
}
