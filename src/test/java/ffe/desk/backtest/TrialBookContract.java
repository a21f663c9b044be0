package ffe.desk.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.backtest.TrialBook.Ground;
import ffe.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every book of trials. Each test has a market of its own. */
public abstract class TrialBookContract {

  private static final Instant T = Instant.parse("2024-01-01T00:00:00Z");
  private static final String A = "a".repeat(64);
  private static final String B = "b".repeat(64);

  private final Instrument here = Instrument.of(name() + "-USD");
  private final Instrument there = Instrument.of(name() + "-USD");
  private final TrialBook book = book();

  protected abstract TrialBook book();

  private static String name() {
    return new Random()
        .ints(8, 'A', 'Z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Ground days(int from, int to, Instrument... of) {
    return new Ground(List.of(of), T.plusSeconds(86_400L * from), T.plusSeconds(86_400L * to));
  }

  @Test
  void each_variant_counts_once_however_often_it_was_tried() {
    book.keep(days(0, 10, here), List.of(A, B));
    book.keep(days(0, 10, here), List.of(A));
    book.keep(days(5, 20, here), List.of(A));

    assertThat(book.tried(days(0, 10, here), List.of())).isEqualTo(2);
    assertThat(book.tried(days(0, 10, here), List.of(A))).isEqualTo(1);
    assertThat(book.tried(days(0, 10, here), List.of(A, B))).isZero();
  }

  @Test
  void only_times_that_overlap_count() {
    book.keep(days(10, 20, here), List.of(A));

    assertThat(book.tried(days(0, 10, here), List.of())).isZero();
    assertThat(book.tried(days(20, 30, here), List.of())).isZero();
    assertThat(book.tried(days(0, 11, here), List.of())).isEqualTo(1);
    assertThat(book.tried(days(19, 30, here), List.of())).isEqualTo(1);
    assertThat(book.tried(days(12, 13, here), List.of())).isEqualTo(1);
  }

  @Test
  void one_instrument_in_common_is_the_same_market() {
    book.keep(days(0, 10, here, there), List.of(A));
    book.keep(days(0, 10, there), List.of(B));

    assertThat(book.tried(days(0, 10, here), List.of())).isEqualTo(1);
    assertThat(book.tried(days(0, 10, there), List.of())).isEqualTo(2);
    assertThat(book.tried(days(0, 10, here, there), List.of())).isEqualTo(2);
    assertThat(book.tried(days(0, 10, Instrument.of("NONE-USD")), List.of())).isZero();
  }

  @Test
  void nothing_is_kept_of_nothing() {
    book.keep(days(0, 10, here), List.of());
    assertThat(book.tried(days(0, 10, here), List.of())).isZero();
  }
}
