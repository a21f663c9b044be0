package ffe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Reads the link where the engine wrote it; asks nobody. */
@Command(
    name = "login-link",
    description = "The link that opens the web pages, once; read from the data directory.")
final class LoginLinkCommand extends Asking {

  private static final Duration LIFE = Duration.ofMinutes(10);

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The engine's data directory (FFE_DATA_DIR, else data).")
  private @Nullable String dataDir;

  private final Clock clock;

  LoginLinkCommand(Ffe ffe, Clock clock) {
    super(ffe);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Path file = Path.of(ffe.set(dataDir, "FFE_DATA_DIR").orElse("data")).resolve("login-link");
    String link;
    Instant written;
    try {
      if (!Files.exists(file)) {
        throw new Trouble(
            Exit.NO,
            "no link at "
                + file
                + ": it was used, the engine never started there, or it listens beyond this"
                + " machine; restart it for a new one, or give --data-dir");
      }
      link = Files.readString(file).strip();
      written = Files.getLastModifiedTime(file).toInstant();
    } catch (IOException e) {
      throw new Trouble(
          Exit.FILE, file + " cannot be read; it belongs to the user the engine runs as");
    }
    if (clock.instant().isAfter(written.plus(LIFE))) {
      throw new Trouble(
          Exit.NO, "the link of " + written + " has expired; restart the engine for a new one");
    }
    ffe.out().println(Sheet.clean(link));
    return Exit.OK;
  }
}
