package ffe.adapter.ticks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.ticks.TradeTick;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class DiskQueueTest {

  private static final long ROOM = 1L << 30;

  @TempDir Path home;

  private static List<TradeTick> ticks(int from, int to) {
    List<TradeTick> all = new ArrayList<>();
    for (int id = from; id < to; id++) {
      all.add(TickKeeperTest.tick(id));
    }
    return all;
  }

  private static List<TradeTick> drained(DiskQueue queue) throws IOException {
    List<TradeTick> all = new ArrayList<>();
    List<TradeTick> next = queue.take(1_000);
    while (!next.isEmpty()) {
      all.addAll(next);
      next = queue.take(1_000);
    }
    return all;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(home)) {
      return all.filter(f -> f.toString().endsWith(DiskQueue.END)).sorted().toList();
    }
  }

  @Test
  void gives_what_was_added_in_order_and_deletes_what_was_taken() throws IOException {
    try (DiskQueue queue = new DiskQueue(home, ROOM)) {
      assertThat(queue.take(10)).isEmpty();
      assertThat(queue.add(ticks(0, 100_000))).isEqualTo(100_000);
      assertThat(files()).as("of a few megabytes each").hasSizeGreaterThan(2);
      long bytes = 0;
      for (Path file : files()) {
        bytes += Files.size(file);
      }
      assertThat(queue.bytes()).isEqualTo(bytes);
      assertThat(queue.take(3)).isEqualTo(ticks(0, 3));
      queue.add(ticks(100_000, 100_010));
      assertThat(drained(queue)).isEqualTo(ticks(3, 100_010));
      assertThat(files()).isEmpty();
      assertThat(queue.bytes()).isZero();
      queue.add(ticks(5, 6));
      assertThat(drained(queue)).isEqualTo(ticks(5, 6));
    }
  }

  @Test
  void what_is_added_while_the_last_file_is_read_is_not_lost() throws IOException {
    try (DiskQueue queue = new DiskQueue(home, ROOM)) {
      queue.add(ticks(0, 10));
      assertThat(queue.take(10)).isEqualTo(ticks(0, 10));
      queue.add(ticks(10, 20));
      assertThat(queue.take(10)).isEqualTo(ticks(10, 20));
      queue.add(ticks(20, 21));
      assertThat(drained(queue)).isEqualTo(ticks(20, 21));
    }
  }

  @Test
  void gives_a_file_again_that_was_not_stored() throws IOException {
    try (DiskQueue queue = new DiskQueue(home, ROOM)) {
      queue.add(ticks(0, 10));
      queue.take(4);
      queue.take(4);
      queue.again();
      assertThat(drained(queue)).isEqualTo(ticks(0, 10));
    }
  }

  @Test
  void takes_no_more_than_there_is_room_for() throws IOException {
    try (DiskQueue queue = new DiskQueue(home, 5_000)) {
      int some = queue.add(ticks(0, 100));
      assertThat(some).isBetween(30, 60);
      assertThat(queue.add(ticks(some, 100))).isZero();
      assertThat(queue.bytes()).isBetween(4_800L, 5_000L);
      assertThat(drained(queue)).isEqualTo(ticks(0, some));
      assertThat(queue.add(ticks(some, some + 5))).as("room again").isEqualTo(5);
    }
  }

  @Test
  void a_tick_that_was_cut_short_anywhere_is_left_out_and_all_before_it_are_there()
      throws IOException {
    long whole;
    try (DiskQueue queue = new DiskQueue(home, ROOM)) {
      queue.add(ticks(0, 9));
      whole = queue.bytes();
      queue.add(ticks(9, 10));
    }
    byte[] written = Files.readAllBytes(files().get(0));
    assertThat(written.length).isGreaterThan((int) whole + 60);
    for (int cut = (int) whole; cut < written.length; cut++) {
      Path torn = Files.createDirectory(home.resolve("cut-" + cut));
      Files.write(torn.resolve("0".repeat(17) + "1.ticks"), java.util.Arrays.copyOf(written, cut));
      try (DiskQueue queue = new DiskQueue(torn, ROOM)) {
        queue.add(ticks(50, 51));
        List<TradeTick> expected = ticks(0, 9);
        expected.addAll(ticks(50, 51));
        assertThat(drained(queue)).as("cut at " + cut).isEqualTo(expected);
      }
    }
  }

  @Test
  void a_tick_that_is_not_as_it_was_written_is_never_told() throws IOException {
    try (DiskQueue queue = new DiskQueue(home, ROOM)) {
      queue.add(ticks(0, 3));
    }
    byte[] written = Files.readAllBytes(files().get(0));
    for (int at = 0; at < written.length; at++) {
      Path rotten = Files.createDirectory(home.resolve("at-" + at));
      byte[] changed = written.clone();
      changed[at] ^= 0x10;
      Files.write(rotten.resolve("1.ticks"), changed);
      try (DiskQueue queue = new DiskQueue(rotten, ROOM)) {
        assertThat(ticks(0, 3)).as("at " + at).containsAll(drained(queue));
        assertThat(queue.bytes()).isZero();
      }
    }
  }

  /** Adds and says how many, until it is killed. */
  public static final class Endless {
    public static void main(String[] folder) throws IOException {
      try (DiskQueue queue = new DiskQueue(Path.of(folder[0]), ROOM)) {
        for (int id = 0; ; id += 7) {
          queue.add(ticks(id, id + 7));
          System.out.println(id + 7);
        }
      }
    }
  }

  @Test
  void what_was_added_is_there_after_the_process_was_killed() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Endless.class.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int said = 0;
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      while (said < 700) {
        said = Integer.parseInt(String.valueOf(out.readLine()));
      }
      // what it said before is still to be read
      process.toHandle().destroyForcibly();
      String line = out.readLine();
      while (line != null && line.matches("[0-9]+")) {
        said = Integer.parseInt(line);
        line = out.readLine();
      }
      process.waitFor();
    }
    try (DiskQueue queue = new DiskQueue(home, ROOM)) {
      List<TradeTick> left = drained(queue);
      assertThat(left).hasSizeGreaterThanOrEqualTo(said).isEqualTo(ticks(0, left.size()));
    }
  }

  @Test
  void each_server_has_a_folder_of_its_own_and_takes_over_what_a_former_one_left()
      throws IOException {
    try (TickDisk first = TickDisk.open(home, ROOM)) {
      try (TickDisk second = TickDisk.open(home, ROOM)) {
        assertThat(first.add(ticks(0, 5))).isEqualTo(5);
        assertThat(second.add(ticks(5, 9))).isEqualTo(4);
        assertThat(first.take(100)).isEqualTo(ticks(0, 5));
      }
      first.again();
    }
    try (TickDisk only = TickDisk.open(home, ROOM)) {
      assertThat(only.bytes()).isPositive();
      assertThat(only.take(5)).isEqualTo(ticks(0, 5));
      assertThat(only.take(5)).isEqualTo(ticks(5, 9));
      assertThat(only.take(5)).isEmpty();
      assertThat(only.bytes()).isZero();
    }
  }

  @Test
  void no_more_servers_share_a_folder_than_it_has_places() throws IOException {
    List<TickDisk> all = new ArrayList<>();
    for (int i = 0; i < QueueFolder.MOST; i++) {
      all.add(TickDisk.open(home, ROOM));
    }
    assertThatThrownBy(() -> TickDisk.open(home, ROOM)).hasMessageContaining("in use");
    all.forEach(TickDisk::close);
    TickDisk.open(home, ROOM).close();
  }
}
