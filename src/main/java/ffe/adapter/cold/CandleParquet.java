package ffe.adapter.cold;

import ffe.desk.keeping.CandleBits;
import ffe.desk.keeping.OldRows;
import ffe.market.Candle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/**
 * Candles as Parquet: openings as microseconds of UTC, prices and volume as doubles, the number of
 * trades as an integer, none of them ever null; pages are packed with gzip and carry checksums.
 * What the candles are of stands in the file's own key-value metadata.
 */
final class CandleParquet {

  static final MessageType SCHEMA = schema();

  private CandleParquet() {}

  private static MessageType schema() {
    return Types.buildMessage()
        .required(PrimitiveTypeName.INT64)
        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
        .named("opens_at")
        .required(PrimitiveTypeName.DOUBLE)
        .named("open")
        .required(PrimitiveTypeName.DOUBLE)
        .named("high")
        .required(PrimitiveTypeName.DOUBLE)
        .named("low")
        .required(PrimitiveTypeName.DOUBLE)
        .named("close")
        .required(PrimitiveTypeName.DOUBLE)
        .named("volume")
        .required(PrimitiveTypeName.INT32)
        .named("trades")
        .named("candle");
  }

  /** What a file says of itself. */
  static Map<String, String> about(
      OldRows.Series series, YearMonth month, List<Candle> candles, String digest) {
    Map<String, String> about = new TreeMap<>();
    about.put("ffe.source", series.source());
    about.put("ffe.instrument", series.instrument());
    about.put("ffe.timeframe", series.timeframe());
    about.put("ffe.month", month.toString());
    about.put("ffe.candles", Integer.toString(candles.size()));
    about.put("ffe.digest", digest);
    return about;
  }

  static void write(Path file, Map<String, String> about, List<Candle> candles) throws IOException {
    try (ParquetWriter<Candle> writer =
        new CandleWriter.Builder(new LocalOutputFile(file), about)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new Gzip())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withPageWriteChecksumEnabled(true)
            .build()) {
      for (Candle candle : candles) {
        writer.write(candle);
      }
    }
  }

  /**
   * In the order of the file.
   *
   * @param max more candles than that are refused before they are read
   */
  static List<Candle> read(Path file, int max) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new Gzip())
            .usePageChecksumVerification()
            .build();
    try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
      MessageType found = reader.getFileMetaData().getSchema();
      if (!SCHEMA.getColumns().equals(found.getColumns())) {
        throw new IOException("its columns are not those of candles");
      }
      if (reader.getRecordCount() > max) {
        throw new IOException("it has more than " + max + " candles");
      }
      String madeBy = reader.getFileMetaData().getCreatedBy();
      List<Candle> candles = new ArrayList<>((int) reader.getRecordCount());
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        add(
            candles,
            pages.getRowCount(),
            new ColumnReadStoreImpl(
                pages, new DummyRecordConverter(SCHEMA).getRootConverter(), SCHEMA, madeBy));
        pages = reader.readNextRowGroup();
      }
      return candles;
    }
  }

  private static void add(List<Candle> candles, long rows, ColumnReadStore store) {
    List<ColumnReader> columns = SCHEMA.getColumns().stream().map(store::getColumnReader).toList();
    for (long i = 0; i < rows; i++) {
      candles.add(
          new Candle(
              Instant.EPOCH.plus(columns.get(0).getLong(), ChronoUnit.MICROS),
              columns.get(1).getDouble(),
              columns.get(2).getDouble(),
              columns.get(3).getDouble(),
              columns.get(4).getDouble(),
              columns.get(5).getDouble(),
              columns.get(6).getInteger()));
      columns.forEach(ColumnReader::consume);
    }
  }

  static long micros(Candle candle) {
    return CandleBits.micros(candle.opensAt());
  }
}
