package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The server under test logs by {@code ffe.log.format=json}: an object a line, with ids. */
@Tag("rest")
class LogIT {

  private static final Path LOG = Path.of("target/liberty/wlp/usr/servers/it/logs/messages.log");

  @Test
  void a_decision_s_line_of_log_is_an_object_with_its_ids() throws IOException {
    String id = Books.firstDecision();
    JsonObject decision = Books.get("/api/v1/decisions/" + id);
    assertThat(lines())
        .filteredOn(line -> line.getString("ext_decision", "").equals(id))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.getString("ext_account")).isEqualTo("main");
              assertThat(decision.toString()).contains(line.getString("ext_cycle"));
              assertThat(line.getString("loglevel")).isEqualTo("INFO");
              assertThat(line.getString("message")).contains(id);
            });
  }

  @Test
  void no_line_keeps_a_field_of_another() throws IOException {
    List<JsonObject> lines = lines();
    assertThat(lines).hasSizeGreaterThan(20);
    assertThat(lines)
        .filteredOn(line -> !line.getString("module", "").equals("ffe.cycle"))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).doesNotContainKeys("ext_decision", "ext_order"));
  }

  /** Without the head that the server begins its file with, and the last, which may be half. */
  private static List<JsonObject> lines() throws IOException {
    String text = Files.readString(LOG);
    String whole = text.substring(text.indexOf("\n{") + 1, text.lastIndexOf('\n'));
    return whole.lines().map(Books::json).toList();
  }
}
