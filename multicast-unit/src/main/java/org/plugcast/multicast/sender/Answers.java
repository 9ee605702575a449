package org.plugcast.multicast.sender;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Writes answers on a thread of its own, so that a unit that does not read holds nobody up who
 * sends. Any thread.
 */
final class Answers implements Consumer<Answer> {
  private final BlockingQueue<Answer> waiting = new LinkedBlockingQueue<>();
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
        output.println(Answer.write(waiting.take()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
