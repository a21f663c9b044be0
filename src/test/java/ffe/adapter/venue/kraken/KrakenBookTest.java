package ffe.adapter.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.BookContract;
import ffe.adapter.venue.feed.Dialect;
import ffe.adapter.venue.feed.Frame;
import ffe.adapter.venue.feed.VenueOrders;
import ffe.market.Instrument;
import ffe.market.OrderBook;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class KrakenBookTest extends BookContract {

  private static final Instrument BTC = Instrument.of("BTC-USD");

  /** The ten best of each side in the guide on checksums, docs.kraken.com, read 2026-11. */
  private static final String GUIDE =
      "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":["
          + levels(
              "45283.5 0.10000000 45283.4 1.54582015 45282.1 0.10000000 45281.0 0.10000000"
                  + " 45280.3 1.54592586 45279.0 0.07990000 45277.6 0.03310103"
                  + " 45277.5 0.30000000 45277.3 1.54602737 45276.6 0.15445238")
          + "],\"asks\":["
          + levels(
              "45285.2 0.00100000 45286.4 1.54571953 45286.6 1.54571109 45289.6 1.54560911"
                  + " 45290.2 0.15890660 45291.8 1.54553491 45294.7 0.04454749"
                  + " 45296.1 0.35380000 45297.5 0.09945542 45299.5 0.18772827")
          + "],\"checksum\":3310070434}]}";

  /** The example of the channel's own page, whose numbers are written without zeros at the end. */
  private static final String PAGE =
      "{\"channel\":\"book\",\"type\":\"snapshot\",\"data\":[{\"symbol\":\"BTC/USD\",\"bids\":["
          + levels(
              "0.5666 4831.75496356 0.5665 6658.22734739 0.5664 18724.91513344"
                  + " 0.5663 11563.92544914 0.5662 14006.65365711 0.5661 17454.85679807"
                  + " 0.566 18097.1547 0.5659 33644.89175666 0.5658 148.3464 0.5657 606.70854372")
          + "],\"asks\":["
          + levels(
              "0.5668 4410.79769741 0.5669 4655.40412487 0.567 49844.89424998"
                  + " 0.5671 24306.41678 0.5672 29783.25223475 0.5673 57234.71239278"
                  + " 0.5674 45065.04744 0.5675 5912.76380354 0.5676 42514.92434778"
                  + " 0.5677 36304.0847022")
          + "],\"checksum\":2439117997,\"timestamp\":\"2023-10-06T17:35:55.440295Z\"}]}";

  private static String levels(String pricesAndQuantities) {
    return pricesAndQuantities
        .replaceAll("([0-9.]+) ([0-9.]+) ?", "{\"price\":$1,\"qty\":$2},")
        .replaceFirst(",$", "");
  }

  @Override
  protected Dialect dialect() {
    return new KrakenDialect();
  }

  @Override
  protected Instrument pair() {
    return BTC;
  }

  @Override
  protected int depth() {
    return KrakenBookWords.DEPTH;
  }

  @Override
  protected String whole(VenueOrders orders) {
    return KrakenBookWords.snapshot("BTC/USD", orders);
  }

  @Override
  protected String change(VenueOrders before, VenueOrders after) {
    return KrakenBookWords.update("BTC/USD", before, after);
  }

  @Override
  protected String foreign(String message) {
    return message.replace("BTC/USD", "SOL/USD");
  }

  private static Dialect.Talk subscribed() {
    Dialect.Talk talk = new KrakenDialect().talk();
    talk.subscribe(List.of(BTC));
    return talk;
  }

  @Test
  void agrees_with_the_checksums_of_krakens_own_examples() {
    assertThat(subscribed().read(GUIDE)).hasSize(1).allMatch(Frame.Booked.class::isInstance);
    assertThat(subscribed().read(PAGE)).hasSize(1).allMatch(Frame.Booked.class::isInstance);
  }

  @Test
  void drops_a_book_of_another_checksum_until_it_is_told_anew() {
    Dialect.Talk talk = subscribed();
    VenueOrders orders = VenueOrders.of("100.5", "100.6", "0.1", 40);
    VenueOrders next = orders.shaken(new Random(3));
    talk.read(KrakenBookWords.snapshot("BTC/USD", orders));

    List<Frame> told =
        talk.read(
            KrakenBookWords.message(
                "update",
                "BTC/USD",
                next.bidsSince(orders, 25),
                next.asksSince(orders, 25),
                4_294_967_295L));

    assertThat(told)
        .containsExactly(
            new Frame.BookLost(
                BTC,
                "its checksum is " + KrakenBookWords.checksum(next) + ", Kraken says 4294967295"));
    assertThat(talk.read(KrakenBookWords.update("BTC/USD", next, orders))).isEmpty();
    for (int i = 0; i < 3; i++) {
      assertThat(talk.due()).isEmpty();
    }
    assertThat(talk.due())
        .containsExactly(
            "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],"
                + "\"depth\":25},\"req_id\":1000000000}",
            "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],"
                + "\"depth\":25,\"snapshot\":true},\"req_id\":1000000000}");
    assertThat(talk.read(KrakenBookWords.snapshot("BTC/USD", next))).hasSize(1);
  }

  @Test
  void takes_a_level_away_that_it_does_not_have() {
    Dialect.Talk talk = subscribed();
    VenueOrders orders = VenueOrders.of("100.5", "100.6", "0.1", 40);
    talk.read(KrakenBookWords.snapshot("BTC/USD", orders));
    VenueOrders.Line gone =
        new VenueOrders.Line(new java.math.BigDecimal("3.1"), java.math.BigDecimal.ZERO);

    assertThat(
            talk.read(
                KrakenBookWords.message(
                    "update",
                    "BTC/USD",
                    List.of(gone),
                    List.of(),
                    KrakenBookWords.checksum(orders))))
        .hasSize(1)
        .allMatch(f -> f instanceof Frame.Booked b && b.bids().size() == OrderBook.DEPTH_MAX);
  }
}
