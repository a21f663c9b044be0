package ffe.adapter.questdb;

import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.SourcePosition;
import ffe.market.Tick;
import ffe.money.Price;
import ffe.money.Quantity;
import ffe.simulation.TapeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells as many trades as are asked for, each a millisecond and a microsecond after the former. */
final class PlayedSource implements MarketSource {

  private final InstrumentSpec spec = TapeSource.bundled(Duration.ofHours(1)).spec();
  private long told;

  static Tick tick(long n) {
    return new Tick(
        PlayedJournal.START.plusNanos(n * 1_001_000),
        Price.of("905.6" + n % 10),
        Quantity.of("0.00000001"),
        9_007_199_254_740_993L + n);
  }

  @Override
  public List<MarketEvent> read(Instant limit, int max) {
    List<MarketEvent> events = new ArrayList<>();
    for (int i = 0; i < max; i++) {
      events.add(new MarketEvent.Traded(tick(told)));
      told++;
    }
    events.add(new MarketEvent.Passed(limit));
    return events;
  }

  @Override
  public String id() {
    return "tape:played";
  }

  @Override
  public String description() {
    return "played";
  }

  @Override
  public boolean isRecorded() {
    return true;
  }

  @Override
  public InstrumentSpec spec() {
    return spec;
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    throw new UnsupportedOperationException();
  }

  @Override
  public SourcePosition position() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {
    told = 0;
  }
}
