package ffe.adapter.venue.kraken;

import static ffe.adapter.venue.feed.FeedBench.START;
import static ffe.adapter.venue.kraken.KrakenBench.BTC;
import static ffe.adapter.venue.kraken.KrakenBench.snapshot;
import static ffe.adapter.venue.kraken.KrakenBench.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.venue.feed.FeedBench;
import ffe.adapter.venue.feed.LoopbackServer;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.FeedState;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.SourceChangedException;
import ffe.market.Timeframe;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A source that opens while nobody answers at Kraken, so that a lane is there to be halted. */
@Tag("unit")
class KrakenOutageTest {

  private static final LoopbackServer.Answer DEAD =
      new LoopbackServer.Answer(503, "text/html", "<html>gone</html>");

  @Test
  void opens_with_what_former_runs_knew_while_kraken_is_dead() throws IOException {
    try (KrakenBench bench = new KrakenBench(KnownPast.warm())) {
      bench.server.close();

      MarketBook book = bench.open();

      assertThat(bench.source.spec()).isEqualTo(KnownPast.SPEC);
      assertThat(book.state()).isEqualTo(FeedState.BROKEN);
      assertThat(book.candles(BTC, Timeframe.H4, 2_000).size()).isEqualTo(719);
      assertThat(bench.server.asked()).isEmpty();
    }
  }

  @Test
  void opens_before_anything_is_known_and_is_not_restored_by_rules_that_stand_in()
      throws IOException, InterruptedException {
    KnownPast past = KnownPast.nothing();
    try (KrakenBench bench = new KrakenBench(past)) {
      bench.server.answerWith(path -> DEAD);
      assertThat(bench.open().state()).isEqualTo(FeedState.BROKEN);
      LoopbackSocket socket =
          bench.answered(snapshot(trade(1, "100", START.minusSeconds(60)), trade(2, "101", START)));
      bench.until(MarketEvent.Broke.class, b -> b.why().startsWith("the gap cannot be closed: "));
      assertThat(bench.book().state()).isEqualTo(FeedState.BROKEN);

      bench.server.answerWith(bench::candles);
      bench.alive(socket, FeedBench.CLOCK_STEP_MIN);

      assertThatThrownBy(() -> bench.until(MarketEvent.Restored.class, r -> true, bench::beat))
          .isInstanceOf(SourceChangedException.class)
          .hasMessageContaining("rules of BTC-USD");
      assertThat(past.spec(BTC)).contains(KnownPast.SPEC);
    }
  }
}
