package org.plugcast.provisioning.units;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Configuration files of the units: lines of {@code key = value}. */
public final class UnitFiles {
  private static final String CHANNEL = "channel = ";
  private static final String TWIN_CHANNEL = "twin-channel = ";

  private UnitFiles() {}

  /** Text of a configuration: the settings in their order, the channels, and those of the twin. */
  public static String text(
      SequencedMap<String, String> settings, List<ChannelTuple> channels, List<TwinTuple> twins) {
    StringBuilder text = new StringBuilder("# Written by plugcast up.\n");
    settings.forEach((key, value) -> text.append(key).append(" = ").append(value).append('\n'));
    channels.forEach(channel -> text.append(CHANNEL).append(channel).append('\n'));
    twins.forEach(channel -> text.append(TWIN_CHANNEL).append(channel).append('\n'));
    return text.toString();
  }

  /** Ids and names of the channels in a configuration's text. */
  public static Map<Integer, String> channels(String text) {
    return text.lines()
        .filter(line -> line.startsWith(CHANNEL))
        .map(line -> line.substring(CHANNEL.length()).split(", ", -1))
        .filter(fields -> fields.length >= 4 && fields[0].matches("[0-9]{1,5}"))
        .collect(
            Collectors.toMap(
                fields -> Integer.valueOf(fields[0]),
                fields -> String.join(", ", List.of(fields).subList(1, fields.length - 2)),
                (first, second) -> first,
                TreeMap::new));
  }

  /** Replaces {@code file} at once: a reader sees the old text or the new. */
  public static void write(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, text);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
