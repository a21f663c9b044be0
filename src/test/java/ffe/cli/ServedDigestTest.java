package ffe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.backtest.Backtest;
import ffe.backtest.Walks;
import ffe.canon.Canon;
import ffe.desk.backtest.BacktestForm;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.CandleShelf;
import ffe.desk.backtest.Plans;
import ffe.desk.backtest.Recording;
import ffe.market.Candle;
import ffe.market.CandleSeries;
import ffe.market.Timeframe;
import ffe.strategy.Strategies;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same order of the same candles, typed over a file and read by a server from its store.
 *
 * <p>The file has the name of the stored source: what candles are called is part of each decision's
 * identity, so that of other names the digests differ.
 */
@Tag("cli")
class ServedDigestTest {

  private static final CandleSeries WALK = Walks.of(Timeframe.H1, 700, 5);

  private static final CandleShelf SHELF =
      new CandleShelf() {
        @Override
        public int count(BacktestOrder.Data data, int max) {
          return Math.min(WALK.size(), max);
        }

        @Override
        public List<Candle> read(BacktestOrder.Data data, int max) {
          return IntStream.range(0, count(data, max)).mapToObj(WALK::candle).toList();
        }
      };

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"3,,", ",fx,", ",,1", "3,fx,", "3,,1", ",fx,1", "3,fx,1"})
  void is_the_one_of_the_command_line(String margin, String hours, String trailing)
      throws IOException {
    Map<String, String> terms = new TreeMap<>();
    put(terms, "margin", margin);
    put(terms, "hours", hours);
    put(terms, "trailing_stop", trailing);

    String served = served(terms);

    assertThat(typed(terms)).isEqualTo(served);
    for (String left : terms.keySet()) {
      Map<String, String> without = new TreeMap<>(terms);
      without.remove(left);
      assertThat(served(without)).as("without " + left).isNotEqualTo(served);
    }
  }

  private static void put(Map<String, String> terms, String name, String value) {
    if (value != null) {
      terms.put(name, value);
    }
  }

  private String typed(Map<String, String> terms) throws IOException {
    List<String> words = new ArrayList<>(List.of("backtest", file(), "-o", "json"));
    terms.forEach((name, value) -> words.addAll(List.of("--" + name.replace('_', '-'), value)));
    Typed said = Typed.of(words.toArray(String[]::new));
    assertThat(said.exit()).as(said.err()).isZero();
    return Json.text(Json.read(said.out()), "digest");
  }

  /** Read back from its text, as one that a job of the store carries. */
  private static String served(Map<String, String> terms) {
    Map<String, String> fields = new TreeMap<>(terms);
    fields.putAll(Map.of("source", "import:walk", "timeframe", "1h", "spread_bps", "2"));
    BacktestOrder order = Canon.read(Canon.write(BacktestForm.read(fields)), BacktestOrder.class);
    Recording recording = Recording.of(order.data(), SHELF, WALK.size());
    return Backtest.run(
            Plans.of(order, recording, Strategies::named), "code", Backtest.Watch.NOBODY)
        .orElseThrow()
        .digest()
        .hex();
  }

  private String file() throws IOException {
    StringBuilder text = new StringBuilder("ts_ms,open,high,low,close,volume\n");
    for (int i = 0; i < WALK.size(); i++) {
      text.append(WALK.opensAt(i).toEpochMilli());
      for (double n :
          new double[] {WALK.open(i), WALK.high(i), WALK.low(i), WALK.close(i), WALK.volume(i)}) {
        text.append(',').append(BigDecimal.valueOf(n).toPlainString());
      }
      text.append('\n');
    }
    return Files.writeString(folder.resolve("import:walk"), text).toString();
  }
}
