package ffe.adapter.venue.kraken;

import static ffe.adapter.venue.kraken.KrakenBench.BTC;
import static ffe.adapter.venue.kraken.KrakenBench.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.VenueException;
import ffe.market.Candle;
import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Venue;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.money.Price;
import ffe.money.Quantity;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class KrakenHistoryTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** As documented on docs.kraken.com (Get Tradable Asset Pairs), shortened. */
  private static final String PAIR =
      "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"wsname\":\"XBT/USD\","
          + "\"aclass_base\":\"currency\",\"base\":\"XXBT\",\"quote\":\"ZUSD\",\"cost_decimals\":5,"
          + "\"pair_decimals\":1,\"lot_decimals\":8,\"lot_multiplier\":1,"
          + "\"fees\":[[0,0.26],[50000,0.24]],\"ordermin\":\"0.0001\",\"costmin\":\"0.5\","
          + "\"tick_size\":\"0.1\",\"status\":\"online\"}}}";

  private record Fixed(String body) implements KrakenPublic {
    @Override
    public JsonObject assetPairs(String pair) {
      return KrakenAnswer.result(body);
    }

    @Override
    public JsonObject ohlc(String pair, int minutes, long since) {
      return KrakenAnswer.result(body);
    }
  }

  @Test
  void reads_the_rules_of_a_pair_exactly() {
    assertThat(history(PAIR).spec())
        .isEqualTo(
            new InstrumentSpec(
                new Venue("KRAKEN"),
                BTC,
                Price.of("0.1"),
                Quantity.of("0.00000001"),
                Quantity.of("0.0001"),
                Money.of("0.5", Currency.USD)));
  }

  @Test
  void takes_the_price_decimals_where_no_tick_size_is_told() {
    String old = PAIR.replace(",\"tick_size\":\"0.1\"", "").replace(",\"costmin\":\"0.5\"", "");
    InstrumentSpec spec = history(old).spec();

    assertThat(spec.priceTick()).isEqualTo(Price.of("0.1"));
    assertThat(spec.notionalMin().isZero()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"BTC-USD:XBTUSD", "ETH-BTC:ETHXBT", "DOGE-EUR:XDGEUR", "XRP-USDT:XRPUSDT"})
  void asks_by_the_names_that_rest_knows(String both) {
    String[] names = both.split(":", 2);
    StringBuilder asked = new StringBuilder();
    KrakenPublic rest =
        new KrakenPublic() {
          @Override
          public JsonObject assetPairs(String pair) {
            asked.append(pair);
            return KrakenAnswer.result(PAIR);
          }

          @Override
          public JsonObject ohlc(String pair, int minutes, long since) {
            throw new AssertionError("not asked for");
          }
        };
    new KrakenHistory(rest, Instrument.of(names[0])).spec();

    assertThat(asked).hasToString(names[1]);
  }

  @Test
  void says_that_an_unknown_pair_will_stay_unknown() {
    KrakenHistory history = history("{\"error\":[\"EQuery:Unknown asset pair\"]}");

    assertThatThrownBy(history::spec)
        .isInstanceOf(VenueException.Permanent.class)
        .hasMessageContaining("EQuery:Unknown asset pair");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EService:Unavailable", "EService:Busy", "EGeneral:Internal error"})
  void says_which_errors_may_pass(String error) {
    KrakenHistory history = history("{\"error\":[\"" + error + "\"]}");

    assertThatThrownBy(history::spec)
        .isInstanceOf(VenueException.Retryable.class)
        .hasMessageContaining(error);
  }

  /** They count requests: to ask again at once would be counted, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "EAPI:Rate limit exceeded",
        "EGeneral:Too many requests",
        "EService:Throttled:1772452800",
        "EService: Throttled: 1772452800"
      })
  void says_which_errors_ask_for_a_pause(String error) {
    KrakenHistory history = history("{\"error\":[\"" + error + "\"]}");

    assertThatThrownBy(history::spec)
        .isInstanceOfSatisfying(
            VenueException.Throttled.class,
            e -> assertThat(e.after()).isEqualTo(Duration.ofSeconds(15)))
        .hasMessageContaining(error);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"tick_size\":\"0\"",
        "\"tick_size\":\"-1\"",
        "\"ordermin\":\"0\"",
        "\"lot_decimals\":400",
        "\"ordermin\":true"
      })
  void refuses_rules_that_make_no_sense(String field) {
    String name = field.substring(0, field.indexOf(':'));
    String body = PAIR.replaceAll(name + ":(\"[^\"]*\"|[0-9]+)", field);

    assertThatThrownBy(() -> history(body).spec()).isInstanceOf(VenueException.class);
  }

  @Test
  void turns_an_open_circuit_into_a_retryable_failure() {
    KrakenPublic rest =
        new KrakenPublic() {
          @Override
          public JsonObject assetPairs(String pair) {
            throw new CircuitBreakerOpenException("open");
          }

          @Override
          public JsonObject ohlc(String pair, int minutes, long since) {
            throw new CircuitBreakerOpenException("open");
          }
        };

    assertThatThrownBy(() -> new KrakenHistory(rest, BTC).spec())
        .isInstanceOf(VenueException.Retryable.class);
  }

  @Test
  void drops_the_unfinished_candle_whatever_our_clock_says() {
    List<FinishedCandle> candles = between(NOON, NOON.plusSeconds(120), at(0), at(1), at(2));

    assertThat(candles).extracting(f -> f.candle().opensAt()).containsExactly(minute(0), minute(1));
    assertThat(maybe(NOON, NOON.plusSeconds(180), at(0), at(1), at(2))).isEmpty();
  }

  @Test
  void drops_what_is_not_finished_by_our_clock_either() {
    assertThat(between(NOON, NOON.plusSeconds(60), at(0), at(1), at(2), at(3)))
        .extracting(f -> f.candle().opensAt())
        .containsExactly(minute(0));
  }

  @Test
  void fills_a_minute_without_an_entry_flat_since_nobody_traded() {
    List<FinishedCandle> candles =
        between(NOON, NOON.plusSeconds(240), at(-1), at(0), at(3), at(4));

    assertThat(candles).hasSize(4);
    assertThat(candles.get(1).candle()).isEqualTo(new Candle(minute(1), 100, 100, 100, 100, 0, 0));
    assertThat(candles.get(2).candle().isEmpty()).isTrue();
  }

  @Test
  void does_not_take_an_answer_that_begins_too_late() {
    assertThat(maybe(NOON, NOON.plusSeconds(120), at(1), at(2))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[1772452800,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\"],[1]]",
        "[[1772452800,\"1\",\"1\",\"2\",\"1\",\"1\",\"1\",1],[1]]",
        "[[1772452800,\"1\",\"NaN\",\"1\",\"1\",\"1\",\"1\",1],[1]]",
        "[[1772452800,\"1\",\"1\",\"1\",\"1\",\"1\",\"-1\",1],[1]]",
        "[[1772452800,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",99999999999],[1]]",
        "[[1772452860,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1],"
            + "[1772452800,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1],[1]]",
        "[[1772452800,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1],"
            + "[1772452861,\"1\",\"1\",\"1\",\"1\",\"1\",\"1\",1],[1]]",
        "{}",
        "\"<html>\""
      })
  void refuses_candles_that_are_not_candles(String rows) {
    KrakenHistory history = history("{\"error\":[],\"result\":{\"XXBTZUSD\":" + rows + "}}");

    assertThatThrownBy(() -> history.between(NOON, NOON.plusSeconds(600)))
        .isInstanceOf(VenueException.Retryable.class);
  }

  private static KrakenHistory history(String body) {
    return new KrakenHistory(new Fixed(body), BTC);
  }

  private static List<FinishedCandle> between(Instant from, Instant to, String... rows) {
    return maybe(from, to, rows).orElseThrow();
  }

  private static Optional<List<FinishedCandle>> maybe(Instant from, Instant to, String... rows) {
    String body =
        "{\"error\":[],\"result\":{\"XXBTZUSD\":[" + String.join(",", rows) + "],\"last\":1}}";
    return history(body).between(from, to);
  }

  private static String at(int i) {
    return row(minute(i).getEpochSecond(), "100", "1", 1);
  }

  private static Instant minute(int i) {
    return NOON.plusSeconds(60L * i);
  }
}
