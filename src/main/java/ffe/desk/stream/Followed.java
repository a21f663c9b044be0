package ffe.desk.stream;

import ffe.desk.files.SeriesView;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import java.time.Instant;
import java.util.Comparator;

/** A series of candles that somebody follows. */
public record Followed(String source, Instrument instrument, Timeframe timeframe)
    implements Comparable<Followed> {

  private static final Comparator<Followed> ORDER =
      Comparator.comparing(Followed::source)
          .thenComparing(Followed::instrument)
          .thenComparing(Followed::timeframe);

  /** {@code kraken/BTC-USD/1m}. */
  public String id() {
    return source + "/" + instrument.name() + "/" + timeframe.label();
  }

  Instant after(Instant opensAt) {
    return opensAt.plus(timeframe.length());
  }

  /** Whether a stored series may have the candle that opens then, or a later one, whole. */
  boolean isIn(SeriesView stored, Instant opensAt) {
    return stored.isOf(source, instrument)
        && timeframe.length().toSeconds() % stored.timeframe().length().toSeconds() == 0
        && !stored.closesAt().isBefore(after(opensAt));
  }

  @Override
  public int compareTo(Followed other) {
    return ORDER.compare(this, other);
  }
}
