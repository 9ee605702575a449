package org.plugcast.provisioning.headend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plugcast.provisioning.update.Version;

/** Command lines of the units' Java virtual machines. */
final class UnitCommand {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final String CACHING_UNIT = "org.plugcast.caching.CachingUnit";
  private static final String MULTICAST_UNIT = "org.plugcast.multicast.MulticastUnit";

  /** Few threads, little memory: the encoders have processes of their own. */
  private static final List<String> CACHING_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx512m");

  /** The air path must stay small (under 200 MB resident) and be back quickly after a restart. */
  private static final List<String> MULTICAST_FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms24m",
          "-Xmx48m",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxDirectMemorySize=32m",
          "-XX:+PerfDisableSharedMem");

  private static final List<String> LOGGING =
      List.of(
          "-Dorg.slf4j.simpleLogger.showDateTime=true",
          "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
          "-Dorg.slf4j.simpleLogger.showThreadName=false",
          "-Dorg.slf4j.simpleLogger.showShortLogName=true");

  private UnitCommand() {}

  static List<String> cachingUnit(Version version, Path configuration) {
    return command(version, CACHING_FLAGS, CACHING_UNIT, configuration);
  }

  /** The JVM makes {@code archive} when it ends in order, and starts faster with it. */
  static List<String> multicastUnit(Version version, Path configuration, Path archive) {
    return multicastUnit(version, configuration, archive, List.of());
  }

  /** The same beside one that runs: it listens on {@code httpPort} of 127.0.0.1 until promoted. */
  static List<String> multicastUnitBeside(
      Version version, Path configuration, Path archive, int httpPort) {
    return multicastUnit(
        version,
        configuration,
        archive,
        List.of("-Dplugcast.beside=true", "-Dplugcast.http=127.0.0.1:" + httpPort));
  }

  private static List<String> multicastUnit(
      Version version, Path configuration, Path archive, List<String> more) {
    List<String> flags = new ArrayList<>(MULTICAST_FLAGS);
    flags.add("-XX:+AutoCreateSharedArchive");
    flags.add("-XX:SharedArchiveFile=" + archive);
    flags.addAll(more);
    return command(version, flags, MULTICAST_UNIT, configuration);
  }

  private static List<String> command(
      Version version, List<String> flags, String main, Path configuration) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.add(version.java().toString());
    command.addAll(flags);
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("-Xlog:disable");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dplugcast.supervised=true");
    command.add("-Djava.awt.headless=true");
    command.addAll(LOGGING);
    command.add("-cp");
    command.add(version.classPath());
    command.add(main);
    command.add(configuration.toString());
    return command;
  }
}
