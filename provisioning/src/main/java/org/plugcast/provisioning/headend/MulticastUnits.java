package org.plugcast.provisioning.headend;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plugcast.provisioning.units.UnitEvent;
import org.plugcast.provisioning.units.UnitFiles;
import org.plugcast.provisioning.update.Version;

/** The multicast units of a headend: their configuration, versions and supervision. */
final class MulticastUnits {
  private final HeadendSettings settings;
  private final DataFolder data;
  private final List<SupervisedUnit> units;

  private MulticastUnits(HeadendSettings settings, DataFolder data, List<SupervisedUnit> units) {
    this.settings = settings;
    this.data = data;
    this.units = List.copyOf(units);
  }

  /** Decides which version each runs; nothing is started yet. */
  static MulticastUnits prepare(
      HeadendSettings settings,
      DataFolder data,
      Versions versions,
      InstantSource clock,
      Consumer<UnitEvent> events)
      throws IOException {
    versions.start(names(settings));
    List<SupervisedUnit> units = new ArrayList<>();
    for (int unit = 0; unit < settings.groups().size(); unit++) {
      String name = HeadendSettings.multicastUnit(unit);
      data.removeClassArchives(
          name,
          Stream.concat(Stream.of(versions.current(name)), versions.previous(name).stream())
              .map(Version::name)
              .collect(Collectors.toSet()));
      units.add(
          new SupervisedUnit(
              name,
              settings.multicastUnitAddress(unit),
              new ProcessLauncher(name, data),
              versions,
              UnitLogs.of(name, data),
              clock,
              events));
    }
    return new MulticastUnits(settings, data, units);
  }

  List<SupervisedUnit> units() {
    return units;
  }

  /** Name and base address of each, as they are now. */
  SequencedMap<String, URI> addresses() {
    SequencedMap<String, URI> addresses = new LinkedHashMap<>();
    units.forEach(unit -> addresses.put(unit.name(), unit.address()));
    return addresses;
  }

  /** Ids and names of the channels that the units were told last. */
  static Map<Integer, String> knownChannels(DataFolder data) throws IOException {
    Path file = data.configuration(HeadendSettings.multicastUnit(0));
    return Files.exists(file) ? UnitFiles.channels(Files.readString(file)) : Map.of();
  }

  /** Tells the units their channels; they notice by themselves. */
  void write(Map<Integer, String> channels) throws IOException {
    Set<Integer> ids = channels.keySet();
    Path key = data.heartbeatKey();
    for (int unit = 0; unit < units.size(); unit++) {
      String name = units.get(unit).name();
      UnitFiles.write(
          data.configuration(name),
          UnitFiles.text(
              UnitSettings.multicastUnit(settings, unit, data.unitData(name), key),
              settings.groups().get(unit).tuples(channels),
              UnitSettings.twinChannels(settings, unit, ids)));
    }
  }

  private static List<String> names(HeadendSettings settings) {
    return IntStream.range(0, settings.groups().size())
        .mapToObj(HeadendSettings::multicastUnit)
        .toList();
  }
}
