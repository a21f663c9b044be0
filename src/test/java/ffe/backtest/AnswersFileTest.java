package ffe.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Canon;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class AnswersFileTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final ModelReply BUY =
      ModelReply.of("{\"a\":\"w\u00e4it \ud83d\ude00\n\"}", new Tokens(10, 4, 2), "stop");
  private static final ModelReply REFUSED =
      new ModelReply.Failure("REFUSED", "it refused", Optional.empty());

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("answers.jsonl");
  }

  private static ModelRequest request(String user) {
    return new ModelRequest("openai", "openai-1", "system", user, 700, Duration.ofSeconds(9));
  }

  /** Three answers, the second no text. */
  private byte[] three() throws IOException {
    try (AnswersFile file = AnswersFile.append(file())) {
      file.keep(request("one"), BUY, NOW);
      file.keep(request("two"), REFUSED, NOW);
      file.keep(request("three"), BUY, NOW);
    }
    return Files.readAllBytes(file());
  }

  private AnswersFile written(byte[] bytes) throws IOException {
    return AnswersFile.read(Files.write(file(), bytes));
  }

  @Test
  void what_is_kept_is_found_by_what_was_asked_and_by_nothing_else() throws IOException {
    byte[] bytes = three();
    AnswersFile read = AnswersFile.read(file());
    assertThat(read.size()).isEqualTo(3);
    assertThat(read.to(request("one"))).contains(BUY);
    assertThat(read.to(request("two"))).contains(REFUSED);
    assertThat(read.to(request("One"))).isEmpty();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).contains(request("one").digest().hex()).doesNotContain("\"one\"", "system");
    assertThat(text.lines()).hasSize(3);
  }

  @Test
  void more_is_added_behind_and_nothing_before_it_moves() throws IOException {
    byte[] before = three();
    try (AnswersFile file = AnswersFile.append(file())) {
      file.keep(request("four"), BUY, NOW);
      assertThat(file.to(request("four"))).contains(BUY);
    }
    byte[] after = Files.readAllBytes(file());
    assertThat(Arrays.copyOf(after, before.length)).isEqualTo(before);
    assertThat(AnswersFile.read(file()).size()).isEqualTo(4);
  }

  @Test
  void wherever_a_crash_cut_the_last_line_the_others_stay_and_it_can_be_recorded_again()
      throws IOException {
    byte[] whole = three();
    int last =
        new String(whole, 0, whole.length - 1, StandardCharsets.ISO_8859_1).lastIndexOf('\n');
    for (int cut = last + 1; cut < whole.length; cut++) {
      boolean isWhole = cut == whole.length - 1;
      AnswersFile read = written(Arrays.copyOf(whole, cut));
      assertThat(read.size()).as("cut at %s", cut).isEqualTo(isWhole ? 3 : 2);
      assertThat(read.to(request("three")).isPresent()).isEqualTo(isWhole);
      try (AnswersFile file = AnswersFile.append(file())) {
        file.keep(request(isWhole ? "four" : "three"), BUY, NOW);
      }
      assertThat(AnswersFile.read(file()).to(request("three"))).contains(BUY);
      if (!isWhole) {
        assertThat(Files.readAllBytes(file())).isEqualTo(whole);
      }
    }
  }

  @Test
  void nothing_is_left_of_a_torn_line_that_was_longer_than_the_next() throws IOException {
    try (AnswersFile file = AnswersFile.append(file())) {
      file.keep(request("one"), ModelReply.of("x".repeat(5_000), Tokens.NONE, "stop"), NOW);
    }
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), Arrays.copyOf(whole, whole.length - 2));
    try (AnswersFile file = AnswersFile.append(file())) {
      file.keep(request("two"), REFUSED, NOW);
    }
    assertThat(Files.readString(file())).endsWith("}\n").doesNotContain("xx");
    AnswersFile read = AnswersFile.read(file());
    assertThat(read.size()).isEqualTo(1);
    assertThat(read.to(request("two"))).contains(REFUSED);
  }

  @Test
  void an_answer_that_was_changed_is_refused_with_its_line() throws IOException {
    byte[] whole = three();
    String text = new String(whole, StandardCharsets.UTF_8);
    List<String> changed =
        List.of(
            text.replaceFirst("it refused", "it agreed"),
            text.replaceFirst("REFUSED", "BLOCKED"),
            text.replaceFirst(
                "\"openai-1\",\"reply\":\\{\"@\":\"F", "\"openai-2\",\"reply\":{\"@\":\"F"),
            text.replaceFirst(request("two").digest().hex(), request("six").digest().hex()),
            text.replaceFirst("(?m)^(.*REFUSED.*)$", "$1 "),
            text.replaceFirst("(?m)^.*REFUSED.*$", ""),
            text.replaceFirst("(?m)^.*REFUSED.*$", "{}"),
            text.replaceFirst("(?m)^.*REFUSED.*$", "[".repeat(10_000)));
    for (String one : changed) {
      assertThat(one).isNotEqualTo(text);
      assertThatThrownBy(() -> written(one.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(CorruptAnswersException.class)
          .hasMessageContaining("answers.jsonl line 2 is not as it was recorded");
      assertThatThrownBy(() -> AnswersFile.append(file()))
          .isInstanceOf(CorruptAnswersException.class);
    }
    byte[] noText = whole.clone();
    noText[text.indexOf("it refused")] = (byte) 0xff;
    assertThatThrownBy(() -> written(noText)).isInstanceOf(CorruptAnswersException.class);
  }

  @Test
  void files_may_be_put_one_after_another_but_not_contradict_each_other() throws IOException {
    byte[] whole = three();
    String text = new String(whole, StandardCharsets.UTF_8);
    assertThat(written((text + text).getBytes(StandardCharsets.UTF_8)).size()).isEqualTo(3);
    Files.delete(file());
    try (AnswersFile file = AnswersFile.append(file())) {
      file.keep(request("two"), BUY, NOW);
    }
    String other = Files.readString(file());
    assertThatThrownBy(() -> written((text + other).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CorruptAnswersException.class)
        .hasMessageContaining("line 4 answers the request of line 2 otherwise");
  }

  @Test
  void only_one_run_records_to_a_file_and_none_that_only_reads_it() throws IOException {
    three();
    try (AnswersFile first = AnswersFile.append(file())) {
      assertThatThrownBy(() -> AnswersFile.append(file()))
          .isInstanceOf(CorruptAnswersException.class)
          .hasMessageContaining("another run records to it");
      assertThatIllegalStateException()
          .isThrownBy(() -> first.keep(request("one"), REFUSED, NOW))
          .withMessageContaining("is recorded");
    }
    AnswersFile read = AnswersFile.read(file());
    assertThatIllegalStateException().isThrownBy(() -> read.keep(request("x"), BUY, NOW));
    assertThatThrownBy(() -> AnswersFile.read(folder.resolve("none")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_line_is_canonical_text_of_a_form_that_has_a_name() throws IOException {
    three();
    String line = Files.readAllLines(file()).get(1);
    assertThat(line).startsWith("{\"answer\":{\"form\":\"answer-1\",\"request\":\"");
    assertThat(Canon.write(RecordedLine.read(line).orElseThrow())).isEqualTo(line);
  }
}
