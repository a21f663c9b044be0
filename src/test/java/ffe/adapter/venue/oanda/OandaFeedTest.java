package ffe.adapter.venue.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.QuotedBench;
import ffe.adapter.venue.feed.QuotedFeedContract;
import ffe.adapter.venue.feed.VenueException;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
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
class OandaFeedTest extends QuotedFeedContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant CLOSES = Instant.parse("2026-03-06T22:00:00Z");
  private static final Instant OPENS = Instant.parse("2026-03-08T21:00:00Z");
  private static final String RULES = OandaWords.instrument("EUR_USD");

  @Override
  protected QuotedBench bench() throws IOException {
    return new OandaBench();
  }

  @Test
  void reads_the_rules_of_a_pair_exactly() throws IOException {
    assertThat(spec(RULES)).isEqualTo(OandaBench.SPEC);
    assertThat(spec(RULES.replace("Precision\":0", "Precision\":2").replace("\"1\"", "\"0.01\"")))
        .extracting(s -> s.quantityStep().toString(), s -> s.quantityMin().toString())
        .containsExactly("0.01", "0.01");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"displayPrecision\":5 > \"displayPrecision\":-1",
        "\"displayPrecision\":5 > \"displayPrecision\":99",
        "\"displayPrecision\":5 > \"displayPrecision\":\"\"",
        "\"tradeUnitsPrecision\":0 > \"tradeUnitsPrecision\":null",
        "\"minimumTradeSize\":\"1\" > \"minimumTradeSize\":\"0\"",
        "\"minimumTradeSize\":\"1\" > \"minimumTradeSize\":\"-1\"",
        "\"name\":\"EUR_USD\" > \"name\":\"EUR_JPY\""
      })
  void refuses_rules_that_make_no_sense(String change) {
    String[] both = change.split(" > ", 2);
    String changed = RULES.replace(both[0], both[1]);

    assertThat(changed).isNotEqualTo(RULES);
    assertThatThrownBy(() -> spec(changed)).isInstanceOf(VenueException.class);
  }

  @Test
  void takes_the_number_of_prices_for_their_number_and_not_for_a_volume() throws IOException {
    Candle told = new Candle(NOON, 1.1, 1.3, 1.0, 1.2, 0, 7);

    List<Candle> read =
        with(
            path -> Answer.json(OandaWords.candles("EUR_USD", "M1", List.of(told))),
            history -> List.copyOf(history.candles(Timeframe.M1, NOON, NOON)));

    assertThat(read).containsExactly(told);
  }

  /** Sunday 21:00 UTC is 17:00 in New York once the clocks there went on. */
  @Test
  void has_no_minutes_of_a_weekend_and_the_price_before_it() throws IOException {
    List<Candle> told = List.of(minute(CLOSES, -3), minute(OPENS, 2), minute(OPENS, 4));
    Instant now = OPENS.plus(Duration.ofMinutes(5));

    List<FinishedCandle> missed =
        with(
                path ->
                    Answer.json(
                        path.contains("/pricing")
                            ? OandaWords.pricing(now.plusSeconds(3), List.of())
                            : OandaWords.candles(
                                "EUR_USD", "M1", path.contains("=M1&") ? told : List.of())),
                history -> history.between(CLOSES.minus(Duration.ofMinutes(3)), now))
            .orElseThrow();

    assertThat(missed)
        .extracting(f -> f.candle().opensAt())
        .containsExactly(
            at(CLOSES, -3),
            at(CLOSES, -2),
            at(CLOSES, -1),
            OPENS,
            at(OPENS, 1),
            at(OPENS, 2),
            at(OPENS, 3),
            at(OPENS, 4));
    assertThat(missed.get(3).candle()).isEqualTo(new Candle(OPENS, 1.2, 1.2, 1.2, 1.2, 0, 0));
  }

  private static Candle minute(Instant from, int minutes) {
    return new Candle(at(from, minutes), 1.1, 1.3, 1.0, 1.2, 0, 7);
  }

  private static Instant at(Instant from, int minutes) {
    return from.plus(Duration.ofMinutes(minutes));
  }

  private static InstrumentSpec spec(String instrument) throws IOException {
    return with(
        path -> Answer.json(OandaWords.instruments(List.of(instrument))), OandaHistory::spec);
  }

  private static <T> T with(Function<String, Answer> rest, Function<OandaHistory, T> asked)
      throws IOException {
    try (LoopbackServer server = new LoopbackServer(0, rest)) {
      return asked.apply(
          new OandaHistory(new HttpOanda(HttpAsker.of("OANDA", server)), OandaBench.EUR));
    }
  }
}
