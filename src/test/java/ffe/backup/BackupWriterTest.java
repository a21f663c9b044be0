package ffe.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.store.StoredLane;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("store")
class BackupWriterTest {

  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  @TempDir Path directory;

  @BeforeAll
  static void keep_some_rows() {
    new StoredLane();
  }

  private int open;

  /** A disk with room for so many bytes. */
  private BackupWriter.Disk full(long room) {
    return file ->
        new FilterOutputStream(Files.newOutputStream(file)) {
          private long left = room;

          {
            open++;
          }

          @Override
          public void close() throws IOException {
            open = 0;
            out.close();
          }

          @Override
          public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
              throw new IOException("No space left on device");
            }
            out.write(bytes, from, length);
          }
        };
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1_000, 10_000})
  void a_full_disk_is_told_and_leaves_the_older_ones_and_nothing_unfinished(long room)
      throws Exception {
    try (Connection sql = StoredLane.database()) {
      Path older = new BackupWriter(directory, "tested").write(sql, NOW);
      assertThat(Files.size(older)).as("the room is too small for it").isGreaterThan(10_000);
      BackupWriter writer = new BackupWriter(directory, "tested", full(room));
      assertThatThrownBy(() -> writer.write(sql, NOW.plusSeconds(1)))
          .isInstanceOf(BackupException.class)
          .hasMessage("no backup was made in " + directory + ": No space left on device");
      assertThat(files()).containsExactly(older);
      assertThat(open).as("an open file keeps its bytes").isZero();
      BackupFile.verified(older).close();
      Path next = new BackupWriter(directory, "tested").write(sql, NOW.plusSeconds(2));
      assertThat(files()).as("the connection is good for the next").contains(older, next);
    }
  }

  @Test
  void a_directory_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.writeString(directory.resolve("taken"), "");
    try (Connection sql = StoredLane.database()) {
      assertThatThrownBy(() -> new BackupWriter(file, "tested").write(sql, NOW))
          .hasMessage("no backup was made in " + file + ": this is a file, not a directory");
      assertThatThrownBy(() -> new BackupWriter(Path.of("/proc/nothing"), "tested").write(sql, NOW))
          .isInstanceOf(BackupException.class)
          .hasMessageStartingWith("no backup was made in /proc/nothing: ");
    }
  }

  @Test
  void what_the_disk_changed_never_gets_a_name() throws Exception {
    BackupWriter.Disk liar =
        file -> {
          OutputStream out = Files.newOutputStream(file);
          return new FilterOutputStream(out) {
            private boolean isFirst = true;

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
              byte[] changed = java.util.Arrays.copyOfRange(bytes, from, from + length);
              if (isFirst && length > 2_000) {
                changed[1_000] ^= 1;
                isFirst = false;
              }
              out.write(changed);
            }
          };
        };
    try (Connection sql = StoredLane.database()) {
      assertThatThrownBy(() -> new BackupWriter(directory, "tested", liar).write(sql, NOW))
          .isInstanceOf(BackupException.class);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void a_database_that_goes_away_leaves_nothing_unfinished() throws Exception {
    Connection gone = StoredLane.database();
    gone.close();
    assertThatThrownBy(() -> new BackupWriter(directory, "tested").write(gone, NOW))
        .isInstanceOf(SQLException.class);
    assertThat(files()).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
