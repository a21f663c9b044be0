package ffe.strategy;

import ffe.decision.Analyst;
import ffe.observation.Scene;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class GridReversionTest {

  private final Analyst analyst = new GridReversion();

  private static Scene quiet() {
    return new Scene(1000).wiggle(240, 1);
  }

  @Test
  void buys_what_fell_through_a_line() {
    // mean 999.94, lines at 994.9652, 990.0151: 0.60 + 0.10 * 1 / 5
    Said.by(analyst, quiet().move(1, -6))
        .buys("GRID_LINE", 0.62, "986.048", "1006.723")
        .because(
            "Price closed at 994, -0.59 % from its mean of 999.94, with RSI 40.4. It fell to line 1"
                + " of 15 on the last candle.")
        .unless("A close beyond the mean at 999.94, or ADX above 30.");
  }

  @Test
  void a_farther_line_and_an_extreme_rsi_make_it_surer() {
    Said.by(analyst, quiet().move(1, -11)).buys("GRID_LINE", 0.64, "981.088", "1001.659");
    // line 5 of 5 that count, RSI below 30: 0.60 + 0.10 + 0.10
    Said.by(analyst, quiet().move(1, -26)).buys("GRID_LINE", 0.80, "966.208", "986.4672");
  }

  @Test
  void sells_what_rose_through_a_line() {
    Said.by(analyst, quiet().move(1, 11)).sells("GRID_LINE", 0.64);
  }

  @Test
  void a_way_inside_two_lines_is_no_signal() {
    Said.by(analyst, quiet().move(1, -4))
        .holds("NO_SIGNAL", 0.30)
        .unless("A close at 994.9851 or lower, or at 1004.96 or higher.");
  }

  @Test
  void rising_back_below_the_mean_is_no_new_signal() {
    // two lines under, then one: the signal of the fall stands, a candle old
    Said.by(analyst, quiet().move(1, -11).move(1, 4)).buys("GRID_LINE", 0.62, "985.056", "1005.71");
  }

  @Test
  void a_price_that_came_back_is_no_signal() {
    Said.by(analyst, quiet().move(1, -6).move(1, 8)).holds("SIGNAL_GONE", 0.30);
  }

  @Test
  void holds_outside_the_grid() {
    Said.by(analyst, quiet().move(1, -100)).holds("OUTSIDE_GRID", 0.30);
    Said.by(analyst, quiet().move(1, 100)).holds("OUTSIDE_GRID", 0.30);
  }

  @Test
  void falling_through_several_lines_in_half_an_hour_cools_down() {
    Said.by(analyst, quiet().move(3, -6))
        .abstains(
            "COOL_DOWN",
            "A BUY signal came on the last candle, less than 6 candles after the one before.");
  }

  @Test
  void abstains_from_a_strong_trend() {
    Said.by(analyst, new Scene(1000).move(300, 1))
        .abstains(
            "TREND_TOO_STRONG", "ADX of the 15 minutes is 100.0, above 30; no grid against it.");
  }

  @Test
  void warms_up() {
    Said.by(analyst, new Scene(1000).wiggle(112, 1))
        .abstains("WARMING_UP", "Has 112 of 113 candles of 5m.");
    Said.by(analyst, new Scene(1000).wiggle(113, 1)).holds("NO_SIGNAL", 0.30);
  }
}
