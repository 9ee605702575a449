import java.util.ArrayList;
import java.util.List;

/** Who sends: those that are named, as NAME=ADDRESS or NAME=ADDRESS:PORT, then all others by address and port. */
final class Senders {
  private record Known(String name, int address, int port) {
    boolean is(int otherAddress, int otherPort) {
      return address == otherAddress && (port == 0 || port == otherPort);
    }
  }

  private final List<Known> known = new ArrayList<>();

  /** Names a sender; an {@link IllegalArgumentException} says what is wrong with the text. */
  void name(String text) {
    String[] parts = text.split("[=:]", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException(text + ": expected NAME=ADDRESS or NAME=ADDRESS:PORT");
    }
    int port = parts.length == 3 ? Integer.parseInt(parts[2]) : 0;
    known.add(new Known(parts[0], address(parts[1]), port));
  }

  int number(int address, int port) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).is(address, port)) {
        return i;
      }
    }
    known.add(new Known(text(address) + ":" + port, address, port));
    return known.size() - 1;
  }

  String name(int number) {
    return known.get(number).name();
  }

  int count() {
    return known.size();
  }

  private static int address(String text) {
    int address = 0;
    for (String part : text.split("\\.", -1)) {
      address = address << 8 | Integer.parseInt(part);
    }
    return address;
  }

  private static String text(int address) {
    return (address >>> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
  }
}
