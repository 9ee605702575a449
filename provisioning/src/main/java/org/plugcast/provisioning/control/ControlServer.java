package org.plugcast.provisioning.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;

/**
 * Listens for those who ask the headend something: the user that it runs as, and root. Each is
 * heard on a thread of its own; one that sends nothing is cut off.
 */
public final class ControlServer implements AutoCloseable {
  private static final int MOST_AT_ONCE = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

  private final Path path;
  private final ServerSocketChannel socket;
  private final Set<String> allowed;
  private final ControlHandler handler;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private ControlServer(
      Path path, ServerSocketChannel socket, Set<String> allowed, ControlHandler handler) {
    this.path = path;
    this.socket = socket;
    this.allowed = allowed;
    this.handler = handler;
  }

  /**
   * Listens in {@code folder}, which no other headend uses; what is left of an earlier socket is
   * removed.
   */
  public static ControlServer open(Path folder, ControlHandler handler) throws IOException {
    var address = ControlSocket.in(folder);
    Path path = address.getPath();
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      refuseOther(path);
      Files.delete(path);
    }
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(address);
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
      Set<String> allowed = Set.copyOf(List.of("root", Files.getOwner(path).getName()));
      ControlServer server = new ControlServer(path, socket, allowed, handler);
      server.start(server::accept);
      return server;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void refuseOther(Path path) throws IOException {
    boolean other = (Boolean) Files.getAttribute(path, "isOther", LinkOption.NOFOLLOW_LINKS);
    if (!other) {
      throw new IOException(path + " is in the way of the control socket: remove it");
    }
  }

  /** Stops to listen; a request in work is interrupted. */
  @Override
  public void close() throws IOException {
    socket.close();
    threads.forEach(Thread::interrupt);
    Files.deleteIfExists(path);
  }

  private void start(Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name("control")
            .unstarted(
                () -> {
                  try {
                    work.run();
                  } finally {
                    threads.remove(Thread.currentThread());
                  }
                });
    threads.add(thread);
    thread.start();
  }

  private void accept() {
    while (socket.isOpen()) {
      try {
        SocketChannel client = socket.accept();
        start(() -> serve(client));
      } catch (IOException e) {
        LockSupport.parkNanos(AFTER_FAILURE.toNanos()); // closed, or too many files are open
      }
    }
  }

  private void serve(SocketChannel client) {
    boolean admitted = free.tryAcquire();
    try (client) {
      if (!admitted) {
        reply(client, new ControlReply.Failed(MOST_AT_ONCE + " requests are open already"));
      } else if (!allowed.contains(user(client))) {
        reply(client, new ControlReply.Failed("only " + allowed + " may ask, not " + user(client)));
      } else {
        reply(client, answer(client));
      }
    } catch (IOException e) {
      // Who asked has gone: what it asked for is done or was never read.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      if (admitted) {
        free.release();
      }
    }
  }

  private ControlReply answer(SocketChannel client) throws IOException, InterruptedException {
    ControlRequest request;
    try {
      request = ControlText.request(line(client));
    } catch (IllegalArgumentException e) {
      return new ControlReply.Failed("refused: " + e.getMessage());
    }
    return handler.handle(request, teller(client));
  }

  /** Goes on without a listener when the other end has gone. */
  private static Consumer<String> teller(SocketChannel client) {
    return text -> {
      try {
        if (client.isOpen()) {
          reply(client, new ControlReply.Step(text));
        }
      } catch (IOException e) {
        close(client);
      }
    };
  }

  private static void close(SocketChannel client) {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(SocketChannel client) throws IOException {
    Thread watchdog = Thread.ofVirtual().start(() -> cutOff(client));
    try {
      return LineReader.read(client, ControlText.LONGEST_LINE);
    } finally {
      watchdog.interrupt();
    }
  }

  private static void cutOff(SocketChannel client) {
    try {
      Thread.sleep(PATIENCE);
      client.shutdownInput();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String user(SocketChannel client) throws IOException {
    return client.getOption(ExtendedSocketOptions.SO_PEERCRED).user().getName();
  }

  private static void reply(SocketChannel client, ControlReply reply) throws IOException {
    ByteBuffer line = StandardCharsets.UTF_8.encode(ControlText.write(reply) + "\n");
    while (line.hasRemaining()) {
      client.write(line);
    }
  }
}
