package org.plugcast.multicast.sender;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Writes answers on a thread of its own, so that a unit that does not read holds nobody up who
 * sends. Nor does that thread: there is no lock between them. Any thread.
 */
final class Answers implements Consumer<Answer> {
  /** Nothing that is answered is more urgent; looking more often takes time from the pacer. */
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Queue<Answer> waiting = new ConcurrentLinkedQueue<>();
  private final PrintStream output;

  private Answers(PrintStream output) {
    this.output = output;
  }

  static Answers to(OutputStream output) {
    Answers answers = new Answers(new PrintStream(output, true, StandardCharsets.UTF_8));
    Thread.ofPlatform().name("answers").daemon().start(answers::write);
    return answers;
  }

  @Override
  public void accept(Answer answer) {
    waiting.add(answer);
  }

  private void write() {
    try {
      while (true) {
        for (Answer answer = waiting.poll(); answer != null; answer = waiting.poll()) {
          output.println(Answer.write(answer));
        }
        Thread.sleep(LOOK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
