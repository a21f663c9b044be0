package ffe.entry.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.stream.Followed;
import ffe.entry.rest.StreamMessage.Wanted;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class StreamMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final StatusView OWN =
      StillDesk.status(new Lane("main", Instrument.of("BTC-USD"), "kraken"), NOW, NOW);

  @Test
  void what_is_not_said_is_the_account_s_own_market() {
    StreamMessage message = StreamMessage.read("{\"subscribe\":[{}]}", OWN);
    assertThat(message.subscribe())
        .containsExactly(
            new Wanted(
                new Followed("kraken", Instrument.of("BTC-USD"), Timeframe.M5),
                Optional.empty(),
                100));
    assertThat(StreamMessage.query(Map.of("account", new String[] {"main"}), OWN)).isEmpty();
  }

  @Test
  void an_address_asks_for_one_series_as_a_message_does() {
    Optional<Wanted> asked =
        StreamMessage.query(
            Map.of(
                "asset_pair", new String[] {"ETH/USD"},
                "timeframe", new String[] {"1m"},
                "limit", new String[] {"7"},
                "from", new String[] {"2026-01-01T00:00:00Z"}),
            OWN);
    String text =
        "{\"subscribe\":[{\"asset_pair\":\"ETH-USD\",\"timeframe\":\"1m\",\"limit\":7,"
            + "\"from\":\"2026-01-01T00:00:00Z\"}],\"unsubscribe\":[{\"source\":\"import:x\"}]}";
    StreamMessage message = StreamMessage.read(text, OWN);
    assertThat(message.subscribe()).containsExactly(asked.orElseThrow());
    assertThat(message.unsubscribe())
        .containsExactly(new Followed("import:x", Instrument.of("BTC-USD"), Timeframe.M5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "x | MALFORMED | |",
        "[] | MALFORMED | |",
        "{} | MALFORMED | |",
        "{\"subscribe\":[],\"subscribe\":[]} | MALFORMED | |",
        "{\"follow\":[]} | UNKNOWN_FIELD | follow | known fields are [subscribe, unsubscribe]",
        "{\"subscribe\":{}} | OUT_OF_RANGE | subscribe | subscribe is a list of at most 16 objects",
        "{\"subscribe\":[1]} | OUT_OF_RANGE | subscribe |",
        "{\"subscribe\":[{},{\"pair\":\"x\"}]} | UNKNOWN_FIELD | subscribe[1].pair |",
        "{\"subscribe\":[{\"limit\":501}]} | OUT_OF_RANGE | subscribe[0].limit | subscribe[0].limit is 1 to 500",
        "{\"subscribe\":[{\"limit\":1e2}]} | OUT_OF_RANGE | subscribe[0].limit |",
        "{\"subscribe\":[{\"limit\":true}]} | OUT_OF_RANGE | subscribe[0].limit |",
        "{\"subscribe\":[{\"timeframe\":\"7m\"}]} | OUT_OF_RANGE | subscribe[0].timeframe | subscribe[0].timeframe is 1m, 5m, 15m, 1h, 4h or 1d",
        "{\"subscribe\":[{\"from\":\"now\"}]} | OUT_OF_RANGE | subscribe[0].from |",
        "{\"subscribe\":[{\"asset_pair\":\"x\"}]} | UNKNOWN_INSTRUMENT | subscribe[0].asset_pair |",
        "{\"unsubscribe\":[{\"limit\":5}]} | UNKNOWN_FIELD | unsubscribe[0].limit |"
      })
  void a_refusal_names_the_field_and_its_limit(
      String text, String code, String field, String detail) {
    ApiException refused =
        catchThrowableOfType(ApiException.class, () -> StreamMessage.read(text, OWN));
    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.field()).isEqualTo(Optional.ofNullable(field));
    assertThat(refused).hasMessageContaining(detail == null ? "" : detail);
  }

  @Test
  void an_address_with_an_unknown_or_doubled_parameter_is_refused() {
    assertThat(
            catchThrowableOfType(
                    ApiException.class,
                    () -> StreamMessage.query(Map.of("pair", new String[] {"x"}), OWN))
                .code())
        .isEqualTo("UNKNOWN_PARAMETER");
    assertThat(
            catchThrowableOfType(
                    ApiException.class,
                    () -> StreamMessage.query(Map.of("limit", new String[] {"1", "2"}), OWN))
                .code())
        .isEqualTo("MALFORMED");
  }
}
