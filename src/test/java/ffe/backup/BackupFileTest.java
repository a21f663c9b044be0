package ffe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupFileTest {

  private static final long SEED = 20261121;

  @TempDir Path directory;

  @Test
  void tells_what_is_in_a_whole_file() throws IOException {
    try (BackupFile backup = BackupFile.verified(Packed.file(directory))) {
      assertThat(backup.manifest()).isEqualTo(Packed.manifest());
      assertThat(backup.manifest().rows()).isEqualTo(2);
      assertThat(backup.manifestSha256()).matches("[0-9a-f]{64}");
    }
  }

  @Test
  void finds_any_changed_byte() throws IOException {
    Path file = Packed.file(directory);
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(SEED);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, damaged);
      refuses(file, "byte " + at);
    }
  }

  @Test
  void finds_any_missing_end() throws IOException {
    Path file = Packed.file(directory);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      refuses(file, "cut to " + length);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    refuses(file, "one byte more");
  }

  private static void refuses(Path file, String how) {
    assertThatThrownBy(() -> BackupFile.open(file))
        .as(how)
        .isInstanceOf(BackupException.class)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no archive at all", "PK\u0003\u0004"})
  void refuses_a_file_that_is_no_backup(String content) throws IOException {
    Path file = Files.writeString(directory.resolve("foreign.zip"), content);
    assertThatThrownBy(() -> BackupFile.open(file))
        .hasMessageContaining("not a backup of this engine");
  }

  @Test
  void refuses_a_directory_and_a_file_that_is_not_there() {
    assertThatThrownBy(() -> BackupFile.open(directory)).hasMessageContaining("no such file");
    assertThatThrownBy(() -> BackupFile.open(directory.resolve("none.zip")))
        .hasMessageContaining("no such file");
  }

  @Test
  void refuses_a_newer_form_before_it_reads_on() throws IOException {
    Path newer = Packed.file(directory, "ffe-backup 2\nof which nothing is known\n", Map.of());
    assertThatThrownBy(() -> BackupFile.open(newer))
        .hasMessageContaining("made by a newer engine: format 2");
  }

  @ParameterizedTest
  @CsvSource({
    "'ffe-backup 1', 'ffe-backup one'",
    "'schema 8', 'schema 0'",
    "'schema 8', 'tables 8'",
    "'taken 2026', 'taken yesterday 2026'",
    "'table decision 2', 'table decision -2'",
    "'table decision 2', 'table dec\"ision 2'",
    "'account,id', 'account,id)'",
    "'table empty 0', 'table decision 0'",
    "'market ', 'weather '"
  })
  void refuses_a_manifest_that_is_wrong(String part, String wrong) throws IOException {
    String text = Packed.manifest().text();
    assertThat(text).contains(part);
    Path file =
        Packed.file(
            directory, text.replace(part, wrong), Map.of("decision", "paper\t1\nmain\t2\n"));
    assertThatThrownBy(() -> BackupFile.open(file)).hasMessageContaining("manifest");
  }

  @ParameterizedTest
  @ValueSource(strings = {"paper\t1\n", "paper\t1\nmain\t3\n", "paper\t1\nmain\t2\n\n"})
  void refuses_rows_that_are_not_those_of_the_manifest(String rows) throws IOException {
    Path file = Packed.file(directory, Packed.manifest().text(), Map.of("decision", rows));
    assertThatThrownBy(() -> BackupFile.verified(file))
        .hasMessageContaining("table decision is not what was written");
  }

  @Test
  void refuses_a_table_that_the_manifest_does_not_name() throws IOException {
    Path file = Packed.file(directory, Packed.manifest().text(), Map.of("more", "1\n"));
    assertThatThrownBy(() -> BackupFile.open(file)).hasMessageContaining("does not hold");
  }

  @Test
  void a_name_tells_when_it_was_begun() {
    String name = BackupName.of(Packed.TAKEN);
    assertThat(name).isEqualTo("ffe-20261121T030000.123Z.zip");
    assertThat(BackupName.begun(name)).contains(Packed.TAKEN);
    for (String other : new String[] {"", "ffe-.zip", name + ".part", "../" + name, "x" + name}) {
      assertThat(BackupName.begun(other)).as(other).isEmpty();
    }
    assertThat(BackupName.of(Instant.EPOCH)).isEqualTo("ffe-19700101T000000.000Z.zip");
  }
}
