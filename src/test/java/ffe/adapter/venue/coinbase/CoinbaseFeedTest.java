package ffe.adapter.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.BookedFeedContract;
import ffe.adapter.venue.feed.HttpAsker;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackServer.Answer;
import ffe.adapter.venue.feed.VenueBench;
import ffe.adapter.venue.feed.VenueException;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CoinbaseFeedTest extends BookedFeedContract {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String RULES = CoinbaseWords.product("BTC", "USD", "1");

  @Override
  protected VenueBench bench() throws IOException {
    return new CoinbaseBench();
  }

  @Test
  void reads_the_rules_of_a_product_exactly() throws IOException {
    assertThat(spec(RULES)).isEqualTo(CoinbaseBench.SPEC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"price_increment\":\"0.01\" > \"price_increment\":\"0\"",
        "\"price_increment\":\"0.01\" > \"price_increment\":\"\"",
        "\"base_increment\":\"0.00000001\" > \"base_increment\":\"-1\"",
        "\"base_min_size\":\"0.00000001\" > \"base_min_size\":null",
        "\"quote_min_size\":\"1\" > \"quote_min_size\":true",
        "\"product_id\":\"BTC-USD\" > \"product_id\":\"ETH-USD\""
      })
  void refuses_rules_that_make_no_sense(String change) {
    String[] both = change.split(" > ", 2);
    String changed = RULES.replace(both[0], both[1]);

    assertThat(changed).isNotEqualTo(RULES);
    assertThatThrownBy(() -> spec(changed)).isInstanceOf(VenueException.class);
  }

  @Test
  void says_that_an_unknown_product_will_stay_unknown() {
    assertThatThrownBy(
            () ->
                with(
                    path -> new Answer(404, "application/json", "{\"error\":\"NOT_FOUND\"}"),
                    CoinbaseHistory::spec))
        .isInstanceOf(VenueException.Permanent.class)
        .hasMessage("Coinbase answered with HTTP status 404: {\"error\":\"NOT_FOUND\"}");
  }

  /** Nobody traded at the beginning, in between, at the end, nor in the minute that is open. */
  @Test
  void fills_the_minutes_that_coinbase_leaves_out_with_the_price_before() throws IOException {
    List<Candle> minutes =
        List.of(candle(NOON.plusSeconds(60), 7), candle(NOON.plusSeconds(180), 8));
    Optional<List<FinishedCandle>> told =
        between(
            minutes,
            List.of(candle(NOON.minus(Duration.ofHours(20)), 5), candle(NOON, 8)),
            NOON.plusSeconds(301));

    assertThat(told.orElseThrow())
        .extracting(f -> f.candle().close() + (f.candle().isEmpty() ? " empty" : ""))
        .containsExactly("5.0 empty", "7.0", "7.0 empty", "8.0", "8.0 empty");
    assertThat(told.orElseThrow().get(0).candle().opensAt()).isEqualTo(NOON);
  }

  @Test
  void waits_while_the_last_minute_may_lack_trades_and_while_nobody_ever_traded()
      throws IOException {
    List<Candle> minutes = List.of(candle(NOON.plusSeconds(240), 7));
    List<Candle> hours = List.of(candle(NOON.minusSeconds(86_400), 5));

    assertThat(between(minutes, hours, NOON.plusMillis(300_999))).isEmpty();
    assertThat(between(minutes, hours, NOON.plusMillis(301_000))).isPresent();
    assertThat(between(List.of(), List.of(), NOON.plusSeconds(330))).isEmpty();
  }

  /** The five minutes from noon on. */
  private static Optional<List<FinishedCandle>> between(
      List<Candle> minutes, List<Candle> hours, Instant venueTime) throws IOException {
    return with(
        path -> {
          if (path.endsWith("/time")) {
            return Answer.json(CoinbaseWords.time(venueTime));
          }
          long from = Long.parseLong(path.replaceAll(".*start=([0-9]+).*", "$1"));
          long to = Long.parseLong(path.replaceAll(".*end=([0-9]+).*", "$1"));
          List<Candle> rows =
              path.contains("ONE_MINUTE") ? minutes : path.contains("ONE_HOUR") ? hours : List.of();
          return Answer.json(
              CoinbaseWords.candles(
                  rows.stream()
                      .filter(c -> c.opensAt().getEpochSecond() >= from)
                      .filter(c -> c.opensAt().getEpochSecond() <= to)
                      .toList()));
        },
        history -> history.between(NOON, NOON.plusSeconds(300)));
  }

  private static Candle candle(Instant opensAt, double price) {
    return new Candle(opensAt, price, price, price, price, 0.5, 1);
  }

  private static InstrumentSpec spec(String product) throws IOException {
    return with(path -> Answer.json(product), CoinbaseHistory::spec);
  }

  private static <T> T with(Function<String, Answer> rest, Function<CoinbaseHistory, T> asked)
      throws IOException {
    try (LoopbackServer server = new LoopbackServer(0, rest)) {
      return asked.apply(
          new CoinbaseHistory(
              new HttpCoinbase(HttpAsker.of("Coinbase", server)), Instrument.of("BTC-USD")));
    }
  }
}
