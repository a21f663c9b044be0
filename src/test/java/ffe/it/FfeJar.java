package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code java -jar target/ffe.jar} as a process of its own, in a directory of its own. */
final class FfeJar {

  static final Path JAR = Path.of("target", "ffe.jar").toAbsolutePath();

  private static final int SECONDS_MAX = 120;

  private final Path directory;
  private final Map<String, String> environment;
  private final List<String> java;

  FfeJar(Path directory, Map<String, String> environment, String... java) {
    this.directory = directory;
    this.environment = environment;
    this.java = List.of(java);
  }

  /** What a command said and how it ended. */
  record Said(int exit, String out, String err) {

    String ok() {
      assertThat(exit).as(out + err).isZero();
      return out;
    }

    /** One line with the reason, and this exit code. */
    String refused(int code) {
      assertThat(exit).as(out + err).isEqualTo(code);
      assertThat(err).startsWith("ffe: ").hasLineCount(1).doesNotContain("Exception");
      return err;
    }
  }

  Said run(String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(java);
    line.addAll(List.of("-jar", JAR.toString()));
    line.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(directory, "said", ".out");
      Path err = Files.createTempFile(directory, "said", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(line)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("FFE_"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      assertThat(ended).as("ends in time: " + line).isTrue();
      return new Said(process.exitValue(), text(out), text(err));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
