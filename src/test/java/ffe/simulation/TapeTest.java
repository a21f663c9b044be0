package ffe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.canon.Digest;
import ffe.market.Tick;
import ffe.money.Price;
import ffe.money.Quantity;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class TapeTest {

  private static final String GOOD =
      "ts_ms,price,amount\n1385337600000,800.01,0.1\n1385337613000,800.05,0.27838049\n";

  private static Tape read(byte[] bytes) {
    return Tape.read("mine.csv", () -> new ByteArrayInputStream(bytes));
  }

  private static Tape read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }

  @Test
  void reads_rows_exactly_with_and_without_the_last_line_feed() {
    for (String text : new String[] {GOOD, GOOD.strip()}) {
      Tape tape = read(text);
      assertThat(tape.size()).isEqualTo(2);
      assertThat(tape.tick(2))
          .isEqualTo(
              new Tick(
                  Instant.parse("2013-11-25T00:00:13Z"),
                  Price.of("800.05"),
                  Quantity.of("0.27838049"),
                  2));
    }
  }

  @Test
  void unpacks_gzip_and_names_the_bytes_of_the_file_by_their_digest() throws IOException {
    byte[] packed = gzip(GOOD);
    assertThat(read(packed).tick(1)).isEqualTo(read(GOOD).tick(1));
    assertThat(read(packed).digest()).isEqualTo(Digest.of(packed));
    assertThat(read(GOOD).digest()).isEqualTo(Digest.of(GOOD));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1385337614000,800                  | 2 fields",
        "1385337614000,800,1,2              | 4 fields",
        "''                                 | 1 fields",
        "soon,800,1                         | not whole milliseconds",
        "1385337614000.5,800,1              | not whole milliseconds",
        "-1385337614000,800,1               | not whole milliseconds",
        "999999999999999,800,1              | time is absurd",
        "0,800,1                            | time is absurd",
        "1385337612999,800,1                | time goes back",
        "1385337614000,NaN,1                | price is not a plain number",
        "1385337614000,Infinity,1           | price is not a plain number",
        "1385337614000,-800,1               | price is not a plain number",
        "1385337614000,8e2,1                | price is not a plain number",
        "1385337614000,+800,1               | price is not a plain number",
        "1385337614000, 800,1               | price is not a plain number",
        "1385337614000,.5,1                 | price is not a plain number",
        "1385337614000,5.,1                 | price is not a plain number",
        "1385337614000,٨٠٠,1                | price is not a plain number",
        "1385337614000,0,1                  | price of zero",
        "1385337614000,100000001,1          | price is above 100000000",
        "1385337614000,800.123456789,1      | more than 8 decimals",
        "1385337614000,800,-1               | amount is not a plain number",
        "1385337614000,800,1000000001       | amount is above 1000000000",
        "1385337614000,800,''               | amount is not a plain number",
      })
  void refuses_a_corrupt_row_by_file_and_line(String row, String why) {
    assertThatThrownBy(() -> read(GOOD + row.replace("''", "") + "\n"))
        .isInstanceOf(CorruptTapeException.class)
        .hasMessageStartingWith("mine.csv line 4: ")
        .hasMessageContaining(why);
  }

  @Test
  void refuses_a_line_without_end() {
    assertThatThrownBy(() -> read(GOOD + "1".repeat(200)))
        .isInstanceOf(CorruptTapeException.class)
        .hasMessage("mine.csv line 4: longer than 120 characters");
  }

  @Test
  void refuses_another_header_and_a_file_without_trades() {
    assertThatThrownBy(() -> read("time,price,amount\n1385337600000,800.01,0.1\n"))
        .hasMessageStartingWith("mine.csv line 1: the header is not");
    assertThatThrownBy(() -> read("ts_ms,price,amount\n")).hasMessage("mine.csv line 2: no trade");
    assertThatThrownBy(() -> read("")).isInstanceOf(CorruptTapeException.class);
  }

  @Test
  void refuses_more_rows_than_it_has_room_for() {
    byte[] endless = new byte[Tape.ROWS_MAX + 10];
    Arrays.fill(endless, (byte) '\n');
    assertThatThrownBy(() -> read(endless))
        .hasMessage("mine.csv has more than " + Tape.ROWS_MAX + " rows");
  }

  @Test
  void refuses_a_file_that_is_cut_off_or_cannot_be_read() throws IOException {
    byte[] packed = gzip(GOOD);
    assertThatThrownBy(() -> read(Arrays.copyOf(packed, packed.length - 12)))
        .isInstanceOf(CorruptTapeException.class)
        .hasMessageStartingWith("mine.csv cannot be read");
    assertThatThrownBy(
            () ->
                Tape.read(
                    "mine.csv",
                    () -> {
                      throw new IOException("no such disk");
                    }))
        .hasMessage("mine.csv cannot be read: no such disk");
  }
}
