package ffe.adapter.venue.alpaca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.QuotedBench;
import ffe.adapter.venue.feed.QuotedFeedContract;
import ffe.adapter.venue.feed.VenueException;
import ffe.market.Candle;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class AlpacaFeedTest extends QuotedFeedContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String RULES = AlpacaWords.asset("BTC/USD");

  @Override
  protected QuotedBench bench() throws IOException {
    return new AlpacaBench();
  }

  @Test
  void reads_the_rules_of_a_pair_exactly() throws IOException {
    assertThat(spec(RULES)).isEqualTo(AlpacaBench.SPEC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"price_increment\":\"0.1\" > \"price_increment\":\"0\"",
        "\"price_increment\":\"0.1\" > \"price_increment\":\"\"",
        "\"min_trade_increment\":\"0.000000001\" > \"min_trade_increment\":\"-1\"",
        "\"min_order_size\":\"0.000010954\" > \"min_order_size\":null",
        "\"symbol\":\"BTC/USD\" > \"symbol\":\"ETH/USD\""
      })
  void refuses_rules_that_make_no_sense(String change) {
    String[] both = change.split(" > ", 2);
    String changed = RULES.replace(both[0], both[1]);

    assertThat(changed).isNotEqualTo(RULES);
    assertThatThrownBy(() -> spec(changed)).isInstanceOf(VenueException.class);
  }

  @Test
  void reads_the_time_with_its_offset_and_to_the_nanosecond() throws IOException {
    Instant time =
        with(
            path -> Answer.json("{\"timestamp\":\"2026-03-02T07:00:00.000000001-05:00\"}"),
            AlpacaHistory::time);

    assertThat(time).isEqualTo(NOON.plusNanos(1));
  }

  /** Its own days begin at midnight in Chicago. */
  @Test
  void makes_days_and_four_hours_of_hours_by_utc() throws IOException {
    List<Candle> hours =
        List.of(hour(3, 10, 12, 9, 11), hour(4, 11, 15, 11, 13), hour(23, 13, 13, 5, 6));
    Function<String, Answer> rest =
        path ->
            Answer.json(
                path.contains("timeframe=1Hour")
                    ? AlpacaWords.bars("BTC/USD", hours, "")
                    : "{\"bars\":{}}");

    assertThat(candles(rest, Timeframe.D1)).containsExactly(new Candle(at(0), 10, 15, 5, 6, 6, 9));
    assertThat(candles(rest, Timeframe.H4))
        .containsExactly(
            new Candle(at(0), 10, 12, 9, 11, 2, 3),
            new Candle(at(4), 11, 15, 11, 13, 2, 3),
            new Candle(at(20), 13, 13, 5, 6, 2, 3));
  }

  @Test
  void takes_a_bar_of_quotes_alone_for_one_with_prices() throws IOException {
    Candle quoted = new Candle(NOON, 10, 12, 9, 11, 0, 0);

    assertThat(
            candles(
                path -> Answer.json(AlpacaWords.bars("BTC/USD", List.of(quoted), "")),
                Timeframe.M1))
        .containsExactly(new Candle(NOON, 10, 12, 9, 11, 0, 1));
  }

  private static Instant at(int hour) {
    return Instant.parse("2026-03-02T00:00:00Z").plus(Duration.ofHours(hour));
  }

  private static Candle hour(int at, double open, double high, double low, double close) {
    return new Candle(at(at), open, high, low, close, 2, 3);
  }

  private static List<Candle> candles(Function<String, Answer> rest, Timeframe timeframe)
      throws IOException {
    return with(rest, history -> List.copyOf(history.candles(timeframe, at(0), at(24))));
  }

  private static InstrumentSpec spec(String asset) throws IOException {
    return with(path -> Answer.json("[" + asset + "]"), AlpacaHistory::spec);
  }

  private static <T> T with(Function<String, Answer> rest, Function<AlpacaHistory, T> asked)
      throws IOException {
    try (LoopbackServer server = new LoopbackServer(0, rest)) {
      return asked.apply(
          new AlpacaHistory(new HttpAlpaca(HttpAsker.of("Alpaca", server)), AlpacaBench.BTC));
    }
  }
}
