package ffe.desk.files;

import ffe.market.Candle;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Files of candles and trades that people sent, kept on this server until they are read. */
public interface SeriesFiles {

  /** Of a file as it is sent. */
  long BYTES_MAX = 256L << 20;

  /**
   * Writes what comes to a file of its own.
   *
   * @return its size
   * @throws BadFileException when it is too large, or there is no room
   */
  long receive(String id, InputStream body);

  /**
   * Opens a received file.
   *
   * @throws BadFileException when it is not a file of that kind
   */
  Reading open(String id, ImportOrder order);

  /** Removes a received file. */
  void discard(String id);

  /** A file being read, a block at a time. */
  interface Reading extends AutoCloseable {

    /**
     * The next rows; the last block {@link Block#isLast}.
     *
     * @throws BadFileException when the file ends in its middle or unpacks to too much
     */
    Block next();

    @Override
    void close();
  }

  /**
   * A row that was not taken.
   *
   * @param line from 1, the header included
   * @param column whose cell is wrong; empty where the row as a whole is
   * @param reason what was found
   */
  record Refused(long line, Optional<String> column, String reason) {}

  /**
   * Some rows of a file, as candles or as trades.
   *
   * @param bytesRead of the file as it was sent, up to here
   */
  record Block(
      List<Candle> candles,
      List<SeriesStore.Trade> trades,
      List<Refused> refused,
      long bytesRead,
      boolean isLast) {

    public int rows() {
      return candles.size() + trades.size() + refused.size();
    }
  }
}
