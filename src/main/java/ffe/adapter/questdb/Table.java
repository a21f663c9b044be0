package ffe.adapter.questdb;

import java.util.Locale;

/** The tables in QuestDB. Rows with equal keys are one row: what is sent again stands once. */
public enum Table {
  /** Before the others, so that who sees a decision finds what was traded before it. */
  EXECUTIONS(
      "ts TIMESTAMP, account SYMBOL, source SYMBOL, instrument SYMBOL, order_id VARCHAR, fill_id"
          + " VARCHAR, side SYMBOL, quantity DOUBLE, price DOUBLE, fee DOUBLE, fee_currency SYMBOL,"
          + " liquidity SYMBOL, number LONG, link VARCHAR",
      "MONTH",
      "ts, account, fill_id"),
  SIGNALS(
      "ts TIMESTAMP, account SYMBOL, source SYMBOL, instrument SYMBOL, decision_id VARCHAR, kind"
          + " SYMBOL, action SYMBOL, confidence_percent DOUBLE, verdict SYMBOL, reason SYMBOL,"
          + " number LONG, link VARCHAR",
      "MONTH",
      "ts, account, decision_id"),
  TICKS(
      "ts TIMESTAMP, source SYMBOL, instrument SYMBOL, price DOUBLE, quantity DOUBLE, id LONG",
      "DAY",
      "ts, source, instrument, id");

  /** Of {@link #newest}. */
  static final int NEWEST_COLUMNS = 5;

  private final String columns;
  private final String partition;
  private final String keys;

  Table(String columns, String partition, String keys) {
    this.columns = columns;
    this.partition = partition;
    this.keys = keys;
  }

  /** Its name in QuestDB, and in metrics. */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Makes it where it is not there; one that is there stays as its owner made it. */
  String create() {
    return "CREATE TABLE IF NOT EXISTS "
        + title()
        + " ("
        + columns
        + ") TIMESTAMP(ts) PARTITION BY "
        + partition
        + " WAL DEDUP UPSERT KEYS("
        + keys
        + ")";
  }

  /** Of each lane its newest row, as number and link. */
  String newest() {
    return "SELECT t.account, t.source, t.instrument, t.number, t.link FROM "
        + title()
        + " t JOIN (SELECT account, source, instrument, max(number) number FROM "
        + title()
        + ") m ON t.account = m.account AND t.source = m.source AND t.instrument = m.instrument"
        + " AND t.number = m.number";
  }
}
