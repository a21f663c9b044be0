package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client generated from the served document, as a stranger would make one, and a program that
 * uses it ({@code client/Calls.java}): every read and some commands, on the running server.
 */
@Tag("rest")
class GeneratedClientIT {

  private static final Path GENERATOR = Path.of("target/openapi-generator/cli.jar");
  private static final int SECONDS_MAX = 180;

  @TempDir static Path directory;

  private static Map<String, String> said;

  @BeforeAll
  static void generate_compile_and_call() throws IOException {
    Samples.make();
    String document = ServerUnderTest.get("/openapi?format=json").body();
    Path file = Files.writeString(directory.resolve("openapi.json"), document);
    Path sources = directory.resolve("client");
    java(
        "-jar " + GENERATOR + " generate -g java --library native",
        "-i " + file + " -o " + sources,
        "--global-property apis,models,supportingFiles",
        "--additional-properties openApiNullable=false,useJakartaEe=true,invokerPackage=client,"
            + "apiPackage=client.api,modelPackage=client.model");
    Path classes = directory.resolve("classes");
    compile(sources, classes);
    String out =
        java(
            "-cp " + classes + File.pathSeparator + System.getProperty("java.class.path"),
            "Calls " + ServerUnderTest.base() + " " + ServerUnderTest.adminKey(),
            Samples.decision()
                + " "
                + Samples.order()
                + " "
                + Samples.job()
                + " "
                + Samples.backtest()
                + " "
                + Samples.optimization()
                + " "
                + Samples.walkForward()
                + " "
                + Samples.monteCarlo());
    said =
        out.lines()
            .collect(
                Collectors.toMap(
                    l -> l.substring(0, l.indexOf('=')), l -> l.substring(l.indexOf('=') + 1)));
  }

  private static void compile(Path sources, Path classes) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-nowarn", "-proc:none", "-d", classes.toString()));
    try (Stream<Path> all = Files.walk(sources.resolve("src/main"))) {
      all.filter(path -> path.toString().endsWith(".java"))
          .forEach(path -> arguments.add(path.toString()));
    }
    arguments.add(Path.of("src/test/resources/client/Calls.java").toString());
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(new String[0]));
    assertThat(errors).as("the generated client compiles").isZero();
  }

  /** Arguments between spaces. */
  private static String java(String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of(String.join(" ", arguments).split(" ")));
    Path out = Files.createTempFile(directory, "java", ".out");
    Process process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      boolean ended = process.waitFor(SECONDS_MAX, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
      assertThat(ended && process.exitValue() == 0).as(text).isTrue();
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Test
  void calls_every_read() {
    Set<String> reads = new TreeSet<>();
    ApiDocument document = new ApiDocument(ServerUnderTest.get("/openapi?format=json").body());
    document.operations().stream()
        .filter(o -> o.method().equals("GET"))
        .filter(
            o ->
                document.answers(o, o.done()).stream()
                    .anyMatch(m -> m.type().equals("application/json")))
        .forEach(o -> reads.add(o.node().path("operationId").asText()));
    assertThat(reads).hasSizeGreaterThan(35);
    assertThat(said.keySet()).containsAll(reads);
  }

  @Test
  void reads_what_the_server_has() {
    assertThat(new TreeMap<>(said))
        .containsEntry("decision", Samples.decision())
        .containsEntry("orderLife", Samples.order())
        .containsEntry("replayDecision", "true")
        .containsEntry("status", "USD")
        .containsEntry("transfers", "deposit")
        .containsEntry("candles", "[sma:20]")
        .containsEntry("self", "ADMIN")
        .containsEntry("auditBooks", "true");
  }

  @Test
  void commands_and_reads_refusals() {
    assertThat(said)
        .containsEntry("tellBot", "paused")
        .containsEntry("tellBotV1", "running")
        .containsEntry("createKey", "true")
        .containsEntry("revokeKey", "true")
        .containsEntry("advise", "true")
        .containsEntry("checkRisk", "true");
    assertThat(said.get("order")).startsWith("true ");
    assertThat(said.get("changeRiskPolicy")).startsWith("422").contains("position_max");
  }
}
