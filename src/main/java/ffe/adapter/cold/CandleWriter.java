package ffe.adapter.cold;

import ffe.market.Candle;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;

/** Hands candles to the library, column by column. */
@SuppressWarnings("NullAway.Init") // the library hands the consumer over before the first candle
final class CandleWriter extends WriteSupport<Candle> {

  /** How the library wants to be asked. */
  static final class Builder extends ParquetWriter.Builder<Candle, Builder> {

    private final Map<String, String> about;

    Builder(OutputFile file, Map<String, String> about) {
      super(file);
      this.about = about;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Candle> getWriteSupport(Configuration conf) {
      return new CandleWriter(about);
    }

    @Override
    protected WriteSupport<Candle> getWriteSupport(ParquetConfiguration conf) {
      return new CandleWriter(about);
    }
  }

  private final Map<String, String> about;
  private RecordConsumer out;

  private CandleWriter(Map<String, String> about) {
    this.about = about;
  }

  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration conf) {
    return new WriteContext(CandleParquet.SCHEMA, about);
  }

  @Override
  public WriteContext init(ParquetConfiguration conf) {
    return new WriteContext(CandleParquet.SCHEMA, about);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(Candle candle) {
    out.startMessage();
    out.startField("opens_at", 0);
    out.addLong(CandleParquet.micros(candle));
    out.endField("opens_at", 0);
    put("open", 1, candle.open());
    put("high", 2, candle.high());
    put("low", 3, candle.low());
    put("close", 4, candle.close());
    put("volume", 5, candle.volume());
    out.startField("trades", 6);
    out.addInteger(candle.trades());
    out.endField("trades", 6);
    out.endMessage();
  }

  private void put(String column, int at, double value) {
    out.startField(column, at);
    out.addDouble(value);
    out.endField(column, at);
  }
}
