package ffe.adapter.questdb;

import ffe.market.Depth;
import ffe.market.InstrumentSpec;
import ffe.market.MarketBook;
import ffe.market.MarketEvent;
import ffe.market.MarketSource;
import ffe.market.SecondPrice;
import ffe.market.SourcePosition;
import ffe.market.Timeframe;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source whose trades are put into a buffer as they are read. */
final class WatchedSource implements MarketSource {

  private final MarketSource source;
  private final TickBuffer ticks;

  WatchedSource(MarketSource source, TickBuffer ticks) {
    this.source = source;
    this.ticks = ticks;
  }

  @Override
  public List<MarketEvent> read(Instant limit, int max) {
    List<MarketEvent> events = source.read(limit, max);
    for (MarketEvent event : events) {
      if (event instanceof MarketEvent.Traded traded) {
        ticks.add(source.id(), source.spec().instrument(), traded.tick());
      }
    }
    return events;
  }

  @Override
  public String id() {
    return source.id();
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public boolean isRecorded() {
    return source.isRecorded();
  }

  @Override
  public InstrumentSpec spec() {
    return source.spec();
  }

  @Override
  public Optional<Timeframe> bars() {
    return source.bars();
  }

  @Override
  public MarketBook open(Optional<SourcePosition> resumeAfter) {
    return source.open(resumeAfter);
  }

  @Override
  public SourcePosition position() {
    return source.position();
  }

  @Override
  public Duration behind(Instant told) {
    return source.behind(told);
  }

  @Override
  public long dropped() {
    return source.dropped();
  }

  @Override
  public Optional<Depth> depth() {
    return source.depth();
  }

  @Override
  public Optional<SecondPrice> second() {
    return source.second();
  }

  @Override
  public Optional<MarketSource> another() {
    return source.another();
  }

  @Override
  public void close() {
    source.close();
  }
}
