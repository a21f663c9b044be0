package ffe.adapter.venue.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.BookedFeedContract;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.VenueBench;
import ffe.adapter.venue.feed.VenueException;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class BinanceFeedTest extends BookedFeedContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Override
  protected VenueBench bench() throws IOException {
    return new BinanceBench();
  }

  @Test
  void reads_the_rules_of_a_pair_exactly() throws IOException {
    assertThat(spec(BinanceWords.pair("BTC", "USDT", "TRADING", "0.01000000")))
        .isEqualTo(BinanceBench.SPEC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tickSize\":\"0.01000000\" > \"tickSize\":\"0\"",
        "\"tickSize\":\"0.01000000\" > \"tickSize\":\"-1\"",
        "\"stepSize\":\"0.00001000\" > \"stepSize\":\"0\"",
        "\"PRICE_FILTER\" > \"SOME_FILTER\"",
        "\"LOT_SIZE\" > \"SOME_FILTER\"",
        "\"minNotional\":\"5.00000000\" > \"minNotional\":true",
        "\"symbol\":\"BTCUSDT\" > \"symbol\":\"ETHUSDT\""
      })
  void refuses_rules_that_make_no_sense(String change) {
    String[] both = change.split(" > ", 2);
    String pair = BinanceWords.pair("BTC", "USDT", "TRADING", "0.01000000");
    String changed = pair.replace(both[0], both[1]);

    assertThat(changed).isNotEqualTo(pair);
    assertThatThrownBy(() -> spec(changed)).isInstanceOf(VenueException.class);
  }

  @Test
  void says_that_an_unknown_symbol_will_stay_unknown() throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(
            0,
            path ->
                new LoopbackServer.Answer(
                    400, "application/json", "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}"))) {
      assertThatThrownBy(() -> history(server).spec())
          .isInstanceOf(VenueException.Permanent.class)
          .hasMessage(
              "Binance answered with HTTP status 400:"
                  + " {\"code\":-1121,\"msg\":\"Invalid symbol.\"}");
    }
  }

  @Test
  void fills_minutes_that_binance_leaves_out_at_the_end_too() throws IOException {
    long noon = NOON.toEpochMilli();
    String rows = "[" + row(noon - 60_000) + "," + row(noon) + "," + row(noon + 240_000) + "]";
    try (LoopbackServer server = new LoopbackServer(0, path -> LoopbackServer.Answer.json(rows))) {
      Optional<List<FinishedCandle>> candles = history(server).between(NOON, NOON.plusSeconds(240));

      assertThat(candles.orElseThrow())
          .extracting(f -> f.candle().isEmpty())
          .containsExactly(false, true, true, true);
      assertThat(candles.orElseThrow()).allMatch(f -> f.timeframe() == Timeframe.M1);
    }
  }

  private static String row(long opens) {
    return "[" + opens + ",\"1\",\"1\",\"1\",\"1\",\"1\",1,\"1\",1,\"1\",\"1\",\"0\"]";
  }

  private static ffe.market.InstrumentSpec spec(String pair) throws IOException {
    try (LoopbackServer server =
        new LoopbackServer(
            0, path -> LoopbackServer.Answer.json(BinanceWords.exchangeInfo(NOON, pair)))) {
      return history(server).spec();
    }
  }

  private static BinanceHistory history(LoopbackServer server) {
    return new BinanceHistory(
        new HttpBinance(HttpAsker.of("Binance", server)), Instrument.of("BTC-USDT"));
  }
}
