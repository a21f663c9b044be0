package ffe.adapter.cold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.keeping.CandleBits;
import ffe.desk.keeping.ColdFailedException;
import ffe.desk.keeping.ColdShelf.Written;
import ffe.desk.keeping.OldRows;
import ffe.market.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ParquetFolderTest {

  private static final YearMonth JANUARY = YearMonth.of(2024, 1);
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final OldRows.Series SERIES =
      new OldRows.Series(OldRows.Kind.CANDLES, "kraken", "BTC-USD", "1m");

  @TempDir Path home;

  private ParquetFolder shelf() {
    return new ParquetFolder(home.resolve("cold"));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .map(p -> home.relativize(p).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void gives_back_a_month_of_minutes_bit_for_bit() {
    List<Candle> candles = OddCandles.of(FIRST, 44_640, 7);
    Written written = shelf().write(SERIES, JANUARY, candles);
    assertThat(written.candles()).isEqualTo(44_640);
    List<Candle> read = shelf().read(written);
    assertThat(read).isEqualTo(candles);
    // equal records may differ in the bits of a zero; a digest does not
    assertThat(CandleBits.digest(read))
        .isEqualTo(CandleBits.digest(candles))
        .isEqualTo(written.digest());
    assertThat(1 / read.get(1).volume()).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void names_a_file_by_series_month_and_what_it_holds() throws IOException {
    List<Candle> candles = OddCandles.of(FIRST, 10, 7);
    Written written = shelf().write(SERIES, JANUARY, candles);
    assertThat(written.file())
        .isEqualTo(
            "candles/kraken/BTC-USD/1m/2024-01-" + written.digest().substring(0, 16) + ".parquet");
    assertThat(files()).containsExactly("cold/" + written.file());
    assertThat(written.bytes()).isEqualTo(Files.size(home.resolve("cold/" + written.file())));
  }

  @Test
  void the_same_candles_make_the_same_file_and_others_never_replace_it() throws IOException {
    List<Candle> candles = OddCandles.of(FIRST, 100, 7);
    Written first = shelf().write(SERIES, JANUARY, candles);
    byte[] bytes = Files.readAllBytes(home.resolve("cold/" + first.file()));
    assertThat(shelf().write(SERIES, JANUARY, candles)).isEqualTo(first);
    assertThat(Files.readAllBytes(home.resolve("cold/" + first.file()))).isEqualTo(bytes);
    Written other = shelf().write(SERIES, JANUARY, candles.subList(0, 99));
    assertThat(files()).hasSize(2);
    assertThat(shelf().read(first)).isEqualTo(candles);
    assertThat(shelf().read(other)).isEqualTo(candles.subList(0, 99));
  }

  @Test
  void keeps_names_inside_the_folder_and_apart_from_each_other() throws IOException {
    List<Candle> candles = OddCandles.of(FIRST, 3, 7);
    for (String source : List.of("../../x", "import:my file", "import_my file", "..")) {
      Written written =
          shelf()
              .write(
                  new OldRows.Series(OldRows.Kind.IMPORTS, source, "BTC-USD", "1m"),
                  JANUARY,
                  candles);
      assertThat(shelf().read(written)).isEqualTo(candles);
    }
    assertThat(files()).hasSize(4).allMatch(f -> f.startsWith("cold/candles/"));
    assertThatThrownBy(() -> shelf().read(new Written("../secret.parquet", "0".repeat(64), 1, 1)))
        .isInstanceOf(ColdFailedException.class)
        .hasMessageContaining("not in the folder");
  }

  @Test
  void refuses_a_file_with_any_byte_changed_or_cut_off_or_missing() throws IOException {
    List<Candle> candles = OddCandles.of(FIRST, 200, 7);
    Written written = shelf().write(SERIES, JANUARY, candles);
    Path file = home.resolve("cold/" + written.file());
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(11);
    int harmless = 0;
    for (int i = 0; i < 300; i++) {
      byte[] broken = whole.clone();
      broken[random.nextInt(broken.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, broken);
      try {
        // metadata that nobody reads may differ; never a candle
        assertThat(CandleBits.digest(shelf().read(written))).isEqualTo(written.digest());
        harmless++;
      } catch (ColdFailedException e) {
        assertThat(e.getMessage()).startsWith(written.file() + " cannot be read: ");
      }
    }
    assertThat(harmless).isLessThan(150);
    Files.write(file, Arrays.copyOf(whole, whole.length - 1));
    assertThatThrownBy(() -> shelf().read(written)).isInstanceOf(ColdFailedException.class);
    Files.delete(file);
    assertThatThrownBy(() -> shelf().read(written)).isInstanceOf(ColdFailedException.class);
  }

  @Test
  void leaves_nothing_behind_where_it_cannot_write() throws IOException {
    Files.writeString(home.resolve("cold"), "a file where the folder should be");
    assertThatThrownBy(() -> shelf().write(SERIES, JANUARY, OddCandles.of(FIRST, 3, 7)))
        .isInstanceOf(ColdFailedException.class)
        .hasMessageStartingWith("no candles went to ");
    assertThat(files()).containsExactly("cold");
  }

  @Test
  void refuses_another_file_and_more_candles_than_were_written() {
    List<Candle> candles = OddCandles.of(FIRST, 20, 7);
    Written written = shelf().write(SERIES, JANUARY, candles);
    Written other = shelf().write(SERIES, JANUARY, OddCandles.of(FIRST, 20, 8));
    assertThatThrownBy(
            () -> shelf().read(new Written(written.file(), other.digest(), 20, written.bytes())))
        .hasMessageContaining("not what their digest says");
    assertThatThrownBy(
            () -> shelf().read(new Written(written.file(), written.digest(), 19, written.bytes())))
        .hasMessageContaining("more than 19");
  }

  @Test
  void without_a_folder_nothing_is_written_or_read() {
    assertThatThrownBy(() -> new NoShelf().write(SERIES, JANUARY, List.of()))
        .hasMessageContaining("ffe.cold.folder");
    assertThatThrownBy(() -> new NoShelf().read(new Written("x", "0".repeat(64), 1, 1)))
        .hasMessageContaining("ffe.cold.folder");
  }
}
