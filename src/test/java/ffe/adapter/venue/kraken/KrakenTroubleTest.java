package ffe.adapter.venue.kraken;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.venue.feed.LoopbackSocket;
import ffe.market.FeedState;
import ffe.market.MarketEvent;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

  @Test
  void takes_a_binary_message_for_a_break() throws InterruptedException {
    bench.follow().sendBinary(new byte[] {1, 2, 3});

    assertThat(bench.until(MarketEvent.Broke.class).why()).isEqualTo("a binary message");
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
    socket.next();
    socket.send(answer);

    MarketEvent.Broke broke = bench.until(MarketEvent.Broke.class);

    assertThat(broke.why())
        .isIn("Kraken refused: Currency pair not supported BTC/USD", "Kraken is in maintenance");
    assertThat(socket.isGoneSoon()).isTrue();
  }
}
