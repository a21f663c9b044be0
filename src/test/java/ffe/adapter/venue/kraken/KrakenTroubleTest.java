package ffe.adapter.venue.kraken;

import static ffe.adapter.venue.feed.FeedBench.START;
import static ffe.adapter.venue.kraken.KrakenBench.snapshot;
import static ffe.adapter.venue.kraken.KrakenBench.trade;
import static ffe.adapter.venue.kraken.KrakenBench.update;
import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.FeedBench;
import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections that fail and messages that cannot be read, over loopback. */
@Tag("unit")
class KrakenTroubleTest {

  private KrakenBench bench;

  @BeforeEach
  void start() throws IOException {
    bench = new KrakenBench();
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void stays_broken_when_nobody_answers_at_the_address() {
    bench.open();
    bench.server.close();
    bench.beat();

    bench.until(MarketEvent.Broke.class, b -> b.why().startsWith("cannot connect: Conn"));
    assertThat(bench.book().state()).isEqualTo(FeedState.BROKEN);
  }

  static Stream<String> unreadable() {
    return Stream.of(
        "<html><body>502 Bad Gateway</body></html>",
        "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\"",
        "[1,2,3]",
        "",
        update(trade(3, "\"fifty\"", START)),
        update(trade(3, "-5", START)),
        update(trade(3, "1e999999999", START)),
        update(trade(3, "null", START)),
        update(trade(3, "102", START)).replace("\"trade_id\":3", "\"trade_id\":3.5"),
        update(trade(3, "102", START)).replace("2026-03-01T", "yesterday "),
        update(trade(3, "102", START)).replace("\"data\":[", "\"data\":[null,"),
        update(trade(3, "102", START), trade(4, "3000", START).replace("BTC/USD", "ETH/USD")),
        "{\"channel\":\"trade\",\"type\":\"update\"}",
        " ".repeat(FeedBench.MESSAGE_CHARS_MAX + 1));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void takes_what_it_cannot_read_for_a_break(String text) throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    socket.send(text);

    MarketEvent.Broke broke = bench.until(MarketEvent.Broke.class);

    assertThat(broke.why())
        .matches("(?s)unreadable message: .+|a message above 1000000 characters");
    assertThat(broke.why().length()).isLessThan(250);
    assertThat(socket.isGoneSoon()).isTrue();
    assertThat(bench.ids()).containsExactly(2L);
  }

  @Test
  void takes_a_binary_message_for_a_break() throws InterruptedException {
    bench.follow().sendBinary(new byte[] {1, 2, 3});

    assertThat(bench.until(MarketEvent.Broke.class).why()).isEqualTo("a binary message");
  }

  @Test
  void passes_over_what_was_not_asked_for() throws InterruptedException {
    LoopbackSocket socket = bench.follow();
    socket.send(update(trade(900, "3000", START).replace("BTC/USD", "ETH/USD")));
    socket.send("{\"channel\":\"instrument\",\"type\":\"update\",\"data\":{}}");
    socket.send("{\"method\":\"pong\",\"req_id\":7}");
    socket.send(snapshot());
    socket.send(update(trade(3, "102", START)));

    bench.until(MarketEvent.Traded.class);

    assertThat(bench.ids()).containsExactly(2L, 3L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":\"Currency pair not supported BTC/USD\",\"method\":\"subscribe\","
            + "\"success\":false,\"symbol\":\"BTC/USD\"}",
        "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"api_version\":\"v2\","
            + "\"system\":\"maintenance\",\"version\":\"2.0.0\"}]}"
      })
  void stays_broken_when_kraken_refuses_or_rests(String answer) throws InterruptedException {
    bench.open();
    bench.beat();
    LoopbackSocket socket = bench.server.next();
    socket.next();
    socket.send(answer);

    MarketEvent.Broke broke = bench.until(MarketEvent.Broke.class);

    assertThat(broke.why())
        .isIn("Kraken refused: Currency pair not supported BTC/USD", "Kraken is in maintenance");
    assertThat(socket.isGoneSoon()).isTrue();
  }
}
