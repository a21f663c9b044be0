package ffe.adapter.venue.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.market.FinishedCandle;
import ffe.market.Instrument;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import ffe.money.Price;
import ffe.money.Quantity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("property")
class InboxTest {

  private static final Instant START = Instant.parse("2026-03-02T12:00:00Z");
  private static final int EVENTS_MAX = 60;

  /** Whatever comes in whatever order, also with our clock going back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void tells_each_trade_at_most_once_and_never_goes_back(long seed) {
    Random random = new Random(seed);
    System.out.println("seed " + seed);
    AtomicReference<Instant> clock = new AtomicReference<>(START);
    Inbox inbox =
        new Inbox(clock::get, EVENTS_MAX, sieve(), new SourcePosition(0, START), "connecting");
    MarketBook book = new MarketBook(Instrument.of("BTC-USD"), START, new TreeMap<>());
    List<Long> ids = new ArrayList<>();
    boolean isBroken = true;
    boolean expectsBackfill = false;
    long id = 0;
    for (int i = 0; i < 5_000; i++) {
      clock.updateAndGet(t -> t.plusMillis(random.nextInt(2_500) - 250));
      switch (random.nextInt(8)) {
        case 0 -> inbox.heard();
        case 1, 2, 3 -> {
          if (!isBroken) {
            id = Math.max(0, id - random.nextInt(3));
            List<Frame.Trade> trades = new ArrayList<>();
            for (int k = random.nextInt(12); k >= 0; k--) {
              trades.add(trade(++id, clock.get().plusMillis(random.nextInt(4_000) - 2_000)));
            }
            if (!inbox.put(trades, Optional.empty())) {
              inbox.broke("full");
              isBroken = true;
            }
          }
        }
        case 4 -> {
          if (random.nextInt(6) == 0) {
            inbox.broke("cut " + random.nextInt(2));
            isBroken = true;
          }
        }
        case 5 -> {
          if (isBroken) {
            isBroken =
                inbox.restore(Timeframe.M1.floor(clock.get()), candles(), List.of()).isPresent();
          }
        }
        default -> {
          Instant limit = clock.get().minusMillis(random.nextInt(300));
          List<MarketEvent> events = inbox.read(limit, 1 + random.nextInt(30));
          for (MarketEvent event : events) {
            assertThat(event.at()).isAfterOrEqualTo(book.now());
            assertThat(event instanceof MarketEvent.Restored).isEqualTo(expectsBackfill);
            expectsBackfill = event instanceof MarketEvent.Backfilled;
            book.advance(event.at());
            if (event instanceof MarketEvent.Traded traded) {
              ids.add(traded.tick().sequence());
              assertThat(inbox.position().sequence())
                  .isGreaterThanOrEqualTo(ids.get(ids.size() - 1));
            }
          }
        }
      }
    }
    assertThat(ids).hasSizeGreaterThan(200).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void says_why_it_is_not_restored() {
    Inbox inbox = new Inbox(() -> START, 5, sieve(), new SourcePosition(0, START), "connecting");

    assertThat(inbox.restore(START.minusSeconds(60), candles(), List.of()))
        .contains("the minute was over before those that were missed were told");
    assertThat(inbox.restore(START, candles(), List.of(of(1), of(2), of(3), of(4))))
        .contains("the queue of events has no room: the reader is too slow");
    assertThat(inbox.reason()).isEqualTo("connecting");
    assertThat(inbox.restore(START, candles(), List.of(of(1), of(2), of(3)))).isEmpty();
    assertThat(inbox.reason()).isEmpty();
  }

  private static PriceSieve sieve() {
    return new PriceSieve(
        new PriceSieve.Setup("hand", Instrument.of("BTC-USD"), 50, Optional::empty, flaw -> {}));
  }

  private static Frame.Trade of(long id) {
    return trade(id, START);
  }

  private static List<FinishedCandle> candles() {
    return List.of();
  }

  private static Frame.Trade trade(long id, Instant stamp) {
    return new Frame.Trade(id, stamp, Price.of("100"), Quantity.of("1"));
  }
}
