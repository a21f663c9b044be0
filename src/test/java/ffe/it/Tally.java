package ffe.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts tests by kind for the build's summary: by tag, else by engine, else unit. */
public final class Tally implements TestExecutionListener {
  private static final Path DIRECTORY = Path.of("target", "test-tally");
  private final Map<String, Integer> counts = new TreeMap<>();

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      count(test, result.getStatus().name());
    }
  }

  @Override
  public void executionSkipped(TestIdentifier test, String reason) {
    count(test, "SKIPPED");
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    StringBuilder lines = new StringBuilder();
    counts.forEach((kind, count) -> lines.append(kind).append(' ').append(count).append('\n'));
    try {
      Files.createDirectories(DIRECTORY);
      Files.writeString(
          DIRECTORY.resolve(
              ProcessHandle.current().pid() + "-" + System.identityHashCode(this) + ".txt"),
          lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void count(TestIdentifier test, String status) {
    counts.merge(kind(test) + " " + status, 1, Integer::sum);
  }

  private static String kind(TestIdentifier test) {
    if (!test.getTags().isEmpty()) {
      return test.getTags().stream().map(tag -> tag.getName()).sorted().findFirst().orElseThrow();
    }
    String id = test.getUniqueId();
    if (id.contains("[engine:jqwik]")) {
      return "property";
    }
    return id.contains("[engine:archunit]") ? "architecture" : "unit";
  }
}
