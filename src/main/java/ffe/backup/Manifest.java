package ffe.backup;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is in a backup.
 *
 * @param schema version of the last migration the tables went through
 * @param application version of the engine that made it
 * @param takenAt wall clock of that engine
 * @param markets where each lane stood on the clock of its market
 * @param ledgers what each account's books are the sum of
 * @param tables in an order in which they can be filled
 */
public record Manifest(
    int schema,
    String application,
    Instant takenAt,
    List<Market> markets,
    List<Ledger> ledgers,
    List<Table> tables) {

  /** The form of the file; a reader refuses a greater one. */
  static final int FORMAT = 1;

  private static final String FIRST = "ffe-backup ";
  private static final String HEX = "[0-9a-f]{64}";

  /** Where a lane stood; {@code lane} is account, source and instrument. */
  public record Market(Instant at, String lane) {
    public Market {
      line(lane);
    }
  }

  /**
   * An account's ledger events.
   *
   * @param sha256 of their canonical texts, each with a line end, in the order they were booked
   */
  public record Ledger(long events, String sha256, String account) {
    public Ledger {
      counts(events);
      digest(sha256);
      line(account);
    }
  }

  /**
   * A table's content as PostgreSQL's text COPY has it.
   *
   * @param bytes of that text, unpacked
   */
  public record Table(String name, long rows, long bytes, String sha256, List<String> columns) {
    public Table {
      columns = List.copyOf(columns);
      counts(rows);
      counts(bytes);
      digest(sha256);
      word(name);
      columns.forEach(Manifest::word);
    }

    String entry() {
      return name + ".copy";
    }
  }

  public Manifest {
    markets = List.copyOf(markets);
    ledgers = List.copyOf(ledgers);
    tables = List.copyOf(tables);
    line(application);
    if (schema < 1 || tables.stream().map(Table::name).distinct().count() != tables.size()) {
      throw new IllegalArgumentException("a schema from 1 and each table once");
    }
  }

  /** Rows of all tables. */
  public long rows() {
    return tables.stream().mapToLong(Table::rows).sum();
  }

  String text() {
    StringBuilder out = new StringBuilder();
    say(out, FIRST + FORMAT);
    say(out, "schema " + schema);
    say(out, "application " + application);
    say(out, "taken " + takenAt);
    markets.forEach(m -> say(out, "market " + m.at() + " " + m.lane()));
    ledgers.forEach(l -> say(out, "ledger " + l.events() + " " + l.sha256() + " " + l.account()));
    tables.forEach(
        t ->
            say(
                out,
                String.format(
                    Locale.ROOT,
                    "table %s %d %d %s %s",
                    t.name(),
                    t.rows(),
                    t.bytes(),
                    t.sha256(),
                    String.join(",", t.columns()))));
    return out.toString();
  }

  private static void say(StringBuilder out, String line) {
    out.append(line).append('\n');
  }

  static Manifest parse(String text) throws BackupException {
    List<String> lines = text.lines().toList();
    try {
      int format = Integer.parseInt(after(FIRST, lines.get(0)));
      if (format > FORMAT) {
        throw new BackupException(
            "made by a newer engine: format " + format + ", this engine reads up to " + FORMAT);
      }
      List<Market> markets = new ArrayList<>();
      List<Ledger> ledgers = new ArrayList<>();
      List<Table> tables = new ArrayList<>();
      for (String line : lines.subList(4, lines.size())) {
        String[] part = line.split(" ", -1);
        switch (part[0]) {
          case "market" -> markets.add(new Market(Instant.parse(part[1]), rest(line, 2)));
          case "ledger" -> ledgers.add(new Ledger(Long.parseLong(part[1]), part[2], rest(line, 3)));
          case "table" -> tables.add(table(part));
          default -> throw new IllegalArgumentException("no such line: " + part[0]);
        }
      }
      return new Manifest(
          Integer.parseInt(after("schema ", lines.get(1))),
          after("application ", lines.get(2)),
          Instant.parse(after("taken ", lines.get(3))),
          markets,
          ledgers,
          tables);
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new BackupException("its manifest is not one of this engine", e);
    }
  }

  private static Table table(String[] part) {
    return new Table(
        part[1],
        Long.parseLong(part[2]),
        Long.parseLong(part[3]),
        part[4],
        Arrays.asList(part[5].split(",", -1)));
  }

  private static String after(String head, String line) {
    if (!line.startsWith(head)) {
      throw new IllegalArgumentException("expected " + head);
    }
    return line.substring(head.length());
  }

  private static String rest(String line, int words) {
    return line.split(" ", words + 1)[words];
  }

  private static void counts(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("a count is not negative: " + number);
    }
  }

  private static void digest(String hex) {
    if (!hex.matches(HEX)) {
      throw new IllegalArgumentException("not a SHA-256: " + hex);
    }
  }

  private static void word(String name) {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("not a plain name: " + name);
    }
  }

  private static void line(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not one line of text");
    }
  }
}
