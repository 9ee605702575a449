package org.plugcast.provisioning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.plugcast.caching.EncoderWorker;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code plugcast worker}: encodes for a caching unit, here or on another machine. */
@Command(
    name = "worker",
    sortOptions = false,
    description =
        "Encode for a caching unit on this machine or another; any number share the work, and each "
            + "may be ended at any time.",
    footer = {
      "",
      "FILE holds lines of KEY = VALUE:",
      "  database        jdbc:postgresql://HOST:PORT/NAME?user=USER; its password is in ~/.pgpass",
      "  store           s3://BUCKET/PREFIX, or a folder that all machines have mounted",
      "  store-endpoint  address of the S3 server. Default: Amazon's",
      "  store-region    Default: us-east-1",
      "  data            folder for what is worked on, for this worker alone",
      "  name            that no other worker has. Default: from machine and folder",
      "  profiles, profile, page  as the unit has them",
      "  workers         items at a time. Default: 1",
      "  free-space      below which encoding stops. Default: 2 GB",
      "  heartbeat       after four that are missed others take over. Default: 10 s",
      "The media folder has to be at the same place as on the unit's machine. Credentials for S3:",
      "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or ~/.aws/credentials.",
      "Exit code: 1 it failed, 2 something is wrong with the file."
    })
final class WorkerCommand implements Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // set by picocli
  @CommandLine.Spec
  private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Parameters(paramLabel = "FILE", description = "The worker's configuration.")
  private Path file;

  @Mixin
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private final HelpOption help = new HelpOption();

  @Override
  public Integer call() throws InterruptedException {
    if (!Files.isReadable(file)) {
      throw new ParameterException(
          spec.commandLine(), file + (Files.exists(file) ? " cannot be read" : " does not exist"));
    }
    EncoderWorker.main(new String[] {file.toString()});
    return 0;
  }
}
