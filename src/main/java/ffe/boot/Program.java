package ffe.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs one PostgreSQL program to its end. */
final class Program {
  private static final int OUTPUT_CHARS_MAX = 4000;

  private Program() {}

  /**
   * Fails with the program's own words unless it exits with 0 in time.
   *
   * <p>PostgreSQL refuses to run as root; there it runs in a user namespace of its own, in which
   * nobody is root and the files still belong to it.
   */
  static void run(Path workingDirectory, Duration limit, List<String> command) throws IOException {
    List<String> line = new ArrayList<>(command);
    if ("root".equals(System.getProperty("user.name"))) {
      line.addAll(0, List.of("unshare", "-U"));
    }
    Path output = Files.createTempFile(workingDirectory, "program", ".out");
    try {
      Process process =
          new ProcessBuilder(line)
              .directory(workingDirectory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      if (!ended || process.exitValue() != 0) {
        String why = ended ? "exit " + process.exitValue() : "no end after " + limit;
        throw new IOException(command.get(0) + ": " + why + ": " + words(output));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + command.get(0), e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static String words(Path output) throws IOException {
    String text = Files.readString(output).strip();
    return text.length() > OUTPUT_CHARS_MAX ? text.substring(0, OUTPUT_CHARS_MAX) : text;
  }
}
