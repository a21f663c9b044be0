package ffe.adapter.venue.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several pairs in one stream. */
@Tag("unit")
class OandaDialectTest {

  private static final Instrument EUR = Instrument.of("EUR-USD");
  private static final Instrument GBP = Instrument.of("GBP-USD");
  private static final Instrument AUD = Instrument.of("AUD-USD");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123456789Z");
  private static final long ID = 1_772_452_800_123_456_789L;

  private final OandaDialect dialect = new OandaDialect(OandaBench.LOGIN);
  private final Dialect.Talk talk = dialect.talk();

  private static String request(String names) {
    return "/v3/accounts/101-004-1-001/pricing/stream?snapshot=true&instruments="
        + names.replace(",", "%2C");
  }

  /** What is asked for within a second and a half. */
  private List<String> due() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.addAll(talk.due());
    }
    return all;
  }

  private List<Frame> price(String name, String bid, String ask) {
    return talk.read(OandaWords.price(name, NOON, bid, ask));
  }

  private void follow(Instrument... pairs) {
    talk.subscribe(List.of(pairs));
    due();
    for (Instrument pair : pairs) {
      price(OandaPairs.name(pair), "1", "2");
    }
  }

  @Test
  void says_what_helps_where_no_account_is_given_and_asks_nobody() {
    assertThat(new OandaDialect(List.of()).obstacle())
        .contains(
            "OANDA tells prices to those who have an account: set FFE_VENUE_OANDA_TOKEN and"
                + " FFE_VENUE_OANDA_ACCOUNT_ID");
    assertThat(dialect.obstacle()).isEmpty();
    assertThat(dialect.lines().orElseThrow()).containsEntry("Authorization", "Bearer a token");
  }

  @Test
  void asks_for_all_pairs_at_once_and_not_more_often_than_every_second() {
    assertThat(talk.subscribe(List.of(EUR, AUD))).containsExactly(request("AUD_USD,EUR_USD"));
    assertThat(talk.subscribe(List.of(GBP))).isEmpty();
    assertThat(talk.due()).isEmpty();
    assertThat(talk.due()).isEmpty();
    assertThat(talk.due()).containsExactly(request("AUD_USD,EUR_USD,GBP_USD"));
    assertThat(due()).isEmpty();

    assertThat(talk.unsubscribe(List.of(AUD))).isEmpty();
    assertThat(due()).containsExactly(request("EUR_USD,GBP_USD"));
  }

  @Test
  void begins_with_the_price_that_stands() {
    talk.subscribe(List.of(EUR));

    assertThat(price("EUR_USD", "1.1", "1.2"))
        .containsExactly(
            new Frame.Subscribed(EUR),
            new Frame.Booked(
                EUR, List.of(level("1.1", "1000000")), List.of(level("1.2", "2000000"))),
            middle(ID, "1.15"));
    assertThat(price("EUR_USD", "1.1", "1.2")).as("told again").hasSize(1);
    assertThat(price("EUR_USD", "1.2", "1.3")).last().isEqualTo(middle(ID + 1, "1.25"));
  }

  private static OrderBook.Level level(String price, String quantity) {
    return new OrderBook.Level(Price.of(price), Quantity.of(quantity));
  }

  private static Frame middle(long id, String price) {
    return new Frame.Trades(
        EUR,
        false,
        List.of(
            new Frame.Trade(
                id, Instant.parse("2026-03-02T12:00:00.123456Z"), Price.of(price), Quantity.ZERO)));
  }

  @Test
  void takes_the_best_of_several_levels() {
    talk.subscribe(List.of(EUR));
    String deep =
        OandaWords.price("EUR_USD", NOON, "1.1", "1.2")
            .replace("\"bids\":[", "\"bids\":[{\"price\":\"1.15\",\"liquidity\":500000},");

    assertThat(talk.read(deep)).last().isEqualTo(middle(ID, "1.175"));
  }

  @Test
  void takes_no_price_while_nothing_can_be_traded_and_knows_no_quote_then() {
    follow(EUR);

    assertThat(talk.read(OandaWords.closed("EUR_USD", NOON, "1.1", "1.2")))
        .containsExactly(new Frame.Booked(EUR, List.of(), List.of()));
    assertThat(price("EUR_USD", "1.2", "1.3")).hasSize(2);
  }

  @Test
  void takes_no_price_of_one_side() {
    talk.subscribe(List.of(EUR));
    String onlyAsked =
        OandaWords.price("EUR_USD", NOON, "1.1", "1.2")
            .replaceFirst("\"bids\":\\[[^]]*]", "\"bids\":[]");

    assertThat(talk.read(onlyAsked))
        .containsExactly(
            new Frame.Subscribed(EUR),
            new Frame.Booked(EUR, List.of(), List.of(level("1.2", "2000000"))));
  }

  @Test
  void refuses_one_pair_alone_and_finds_it_among_several() {
    follow(EUR);
    assertThat(talk.subscribe(List.of(AUD, GBP)))
        .containsExactly(request("AUD_USD,EUR_USD,GBP_USD"));
    String no = OandaWords.refusal("Invalid value specified for 'instruments'");

    assertThat(talk.refused(400, no)).isEmpty();
    assertThat(due()).containsExactly(request("AUD_USD,EUR_USD"));
    assertThat(talk.refused(400, no))
        .containsExactly(
            new Frame.Refused(
                AUD,
                "OANDA refused with HTTP status 400: Invalid value specified for 'instruments'"));
    assertThat(due()).containsExactly(request("EUR_USD,GBP_USD"));
    assertThat(price("GBP_USD", "1.1", "1.2")).hasSize(3);
    assertThat(due()).isEmpty();

    assertThat(talk.subscribe(List.of(AUD))).containsExactly(request("AUD_USD,EUR_USD,GBP_USD"));
    assertThat(talk.refused(404, "<html>"))
        .containsExactly(new Frame.Refused(AUD, "OANDA refused with HTTP status 404: <html>"));
    assertThat(due()).as("what is heard goes on").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void says_what_helps_where_the_token_is_refused(int status) {
    talk.subscribe(List.of(EUR));

    assertThat(talk.refused(status, OandaWords.refusal("Insufficient authorization")))
        .containsExactly(
            new Frame.Ending(
                "OANDA refused with HTTP status "
                    + status
                    + ": Insufficient authorization (check FFE_VENUE_OANDA_TOKEN and"
                    + " FFE_VENUE_OANDA_ACCOUNT_ID; a live account needs its own"
                    + " FFE_VENUE_OANDA_REST_URL and FFE_VENUE_OANDA_STREAM_URL)"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void ends_where_it_is_nobodys_pair(int status) {
    talk.subscribe(List.of(EUR));

    assertThat(talk.refused(status, ""))
        .containsExactly(new Frame.Ending("OANDA refused with HTTP status " + status));
  }
}
