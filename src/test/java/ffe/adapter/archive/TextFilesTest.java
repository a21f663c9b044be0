package ffe.adapter.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Digest;
import ffe.desk.keeping.BackupFailedException;
import ffe.desk.keeping.OldTexts.Text;
import ffe.desk.keeping.TextShelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TextFilesTest {

  @TempDir Path home;

  private static Text text(String words) {
    return new Text("id", Instant.parse("2025-01-02T03:05:00Z"), Digest.of(words).hex(), words);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("retired"))) {
      return files.toList();
    }
  }

  @Test
  void keeps_each_record_as_a_line_for_its_owner_only() throws IOException {
    TextFiles shelf = new TextFiles(home.resolve("retired"));
    List<Text> texts = List.of(text("{\"a\":\"1\"}"), text("{\"a\":\"\u00e7\"}"));
    TextShelf.Written written = shelf.write("my account/1", texts);
    assertThat(written.file()).matches("my_account_1-2025-01-02-[0-9a-f]{16}\\.txt\\.gz");
    assertThat(written.sha256()).startsWith(written.file().substring(24, 40));
    Path file = home.resolve("retired").resolve(written.file());
    assertThat(files()).containsExactly(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("{\"a\":\"1\"}\n{\"a\":\"\u00e7\"}\n");
    }
    assertThat(shelf.write("my account/1", texts))
        .as("after a crash in between")
        .isEqualTo(written);
    assertThat(files()).hasSize(1);
  }

  @Test
  void nothing_is_left_of_a_record_that_is_not_what_its_digest_says() throws IOException {
    TextFiles shelf = new TextFiles(home.resolve("retired"));
    Text other = new Text("x", Instant.EPOCH, Digest.of("another").hex(), "this");
    assertThatThrownBy(() -> shelf.write("main", List.of(text("good"), other)))
        .isInstanceOf(BackupFailedException.class)
        .hasMessageContaining("record x is not what its digest says");
    assertThatThrownBy(() -> shelf.write("main", List.of(text("two\nlines"))))
        .isInstanceOf(BackupFailedException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void a_directory_that_cannot_be_written_is_named() throws IOException {
    Path taken = Files.writeString(home.resolve("taken"), "");
    assertThatThrownBy(() -> new TextFiles(taken).write("main", List.of(text("good"))))
        .isInstanceOf(BackupFailedException.class)
        .hasMessageContaining(taken.toString());
  }
}
