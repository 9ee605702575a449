package org.plugcast.provisioning.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Asks the headend of a data folder. */
public final class ControlClient {
  private ControlClient() {}

  /**
   * Asks and waits for the last words; {@code tell} hears the steps on the way.
   *
   * @throws IOException if no headend runs there, or it ends while it is asked
   */
  public static ControlReply ask(Path folder, ControlRequest request, Consumer<String> tell)
      throws IOException {
    try (SocketChannel channel = connect(folder)) {
      ByteBuffer line = StandardCharsets.UTF_8.encode(ControlText.write(request) + "\n");
      while (line.hasRemaining()) {
        channel.write(line);
      }
      return replies(Channels.newReader(channel, StandardCharsets.UTF_8), tell);
    }
  }

  private static SocketChannel connect(Path folder) throws IOException {
    UnixDomainSocketAddress address = ControlSocket.in(folder);
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(address);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "no plugcast up runs with --data " + folder + " (" + e.getMessage() + ")", e);
    }
  }

  private static ControlReply replies(Reader reader, Consumer<String> tell) throws IOException {
    BufferedReader lines = new BufferedReader(reader);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      switch (read(line)) {
        case ControlReply.Step(String text) -> tell.accept(text);
        case ControlReply.Done done -> {
          return done;
        }
        case ControlReply.Failed failed -> {
          return failed;
        }
      }
    }
    throw new IOException("plugcast up ended before it answered");
  }

  private static ControlReply read(String line) throws IOException {
    try {
      return ControlText.reply(line);
    } catch (IllegalArgumentException e) {
      throw new IOException("plugcast up answered what is not understood: " + e.getMessage(), e);
    }
  }
}
