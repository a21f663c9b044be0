package ffe.adapter.questdb;

import ffe.chain.Link;
import ffe.desk.chain.ChainStore;
import ffe.desk.chain.ChainStore.Chain;
import ffe.desk.chain.ChainTail;
import ffe.desk.chain.ChainTail.Execution;
import ffe.desk.chain.ChainTail.Place;
import ffe.desk.chain.ChainTail.Signal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * Writes what the journal has and QuestDB has not. How far it got stands in QuestDB, as number and
 * link of each row: asked when it is there again, so that nothing is lost that it lost, and what is
 * sent twice stands once. A link that is not the journal's is of another database, and says
 * nothing. One thread.
 */
final class JournalFlow {

  static final int ROWS_MAX = 1_000;

  /** Of one lane in one pass: then it is the others' turn. */
  static final int PAGES_MAX = 20;

  private final ChainStore chains;
  private final ChainTail tail;
  private final Predicate<String> leads;
  private final Map<Table, Map<String, Long>> told = new EnumMap<>(Table.class);

  /** A row of a table. */
  private record Row(Place place, RowWriter writer) {}

  private interface RowWriter {
    void write(Lines lines);
  }

  /**
   * @param leads whether the accounts of this name are told from here
   */
  JournalFlow(ChainStore chains, ChainTail tail, Predicate<String> leads) {
    this.chains = chains;
    this.tail = tail;
    this.leads = leads;
  }

  /** What was told is asked for anew. */
  void forget() {
    told.clear();
  }

  /** The lanes that are told from here, as they are now. */
  List<Chain> led() {
    return chains.chains().stream()
        .filter(chain -> !chain.account().isEmpty() && leads.test(chain.account()))
        .toList();
  }

  /** Writes what a table lacks of them. */
  void flow(QuestDb db, Table table, List<Chain> led, LongConsumer taken) {
    Map<String, Long> known = told.computeIfAbsent(table, t -> new TreeMap<>());
    // whoever leads them meanwhile got further than is known here
    known.keySet().retainAll(led.stream().map(Chain::name).toList());
    if (!known.keySet().containsAll(led.stream().map(Chain::name).toList())) {
      Map<String, Long> there = there(db, table, led);
      led.forEach(c -> known.putIfAbsent(c.name(), there.getOrDefault(c.name(), 0L)));
    }
    for (Chain chain : led) {
      flow(db, table, chain, known, taken);
    }
  }

  private void flow(
      QuestDb db, Table table, Chain chain, Map<String, Long> known, LongConsumer taken) {
    long after = known.getOrDefault(chain.name(), 0L);
    for (int page = 0; page < PAGES_MAX && after < chain.links(); page++) {
      List<Row> rows = rows(table, chain, after);
      if (!rows.isEmpty()) {
        Lines lines = new Lines(rows.size());
        rows.forEach(row -> row.writer().write(lines));
        db.write(lines.toString());
        taken.accept(rows.size());
      }
      boolean isAll = rows.size() < ROWS_MAX;
      after = isAll ? chain.links() : rows.get(rows.size() - 1).place().number();
      known.put(chain.name(), after);
    }
  }

  private List<Row> rows(Table table, Chain chain, long after) {
    return table == Table.SIGNALS
        ? rows(tail.signals(chain, after, ROWS_MAX), Signal::place, (s, l) -> write(chain, s, l))
        : rows(
            tail.executions(chain, after, ROWS_MAX),
            Execution::place,
            (e, l) -> write(chain, e, l));
  }

  private static <T> List<Row> rows(
      List<T> values, Function<T, Place> place, BiConsumer<T, Lines> writer) {
    return values.stream()
        .map(v -> new Row(place.apply(v), lines -> writer.accept(v, lines)))
        .toList();
  }

  private static void write(Chain chain, Signal signal, Lines lines) {
    lines
        .row(Table.SIGNALS.title())
        .symbol("account", chain.account())
        .symbol("source", signal.source())
        .symbol("instrument", signal.instrument())
        .symbol("kind", signal.kind())
        .symbol("action", signal.action())
        .symbol("verdict", signal.verdict())
        .symbol("reason", signal.reason())
        .string("decision_id", signal.id())
        .real("confidence_percent", signal.confidencePercent())
        .whole("number", signal.place().number())
        .string("link", signal.place().hash().toString())
        .at(signal.at());
  }

  private static void write(Chain chain, Execution execution, Lines lines) {
    lines
        .row(Table.EXECUTIONS.title())
        .symbol("account", chain.account())
        .symbol("source", execution.source())
        .symbol("instrument", execution.instrument())
        .symbol("side", execution.side())
        .symbol("fee_currency", execution.feeCurrency())
        .symbol("liquidity", execution.liquidity())
        .string("order_id", execution.order())
        .string("fill_id", execution.id())
        .real("quantity", execution.quantity())
        .real("price", execution.price())
        .real("fee", execution.fee())
        .whole("number", execution.place().number())
        .string("link", execution.place().hash().toString())
        .at(execution.at());
  }

  /** How far QuestDB has each lane, where it is known. */
  private Map<String, Long> there(QuestDb db, Table table, List<Chain> led) {
    Map<String, Long> there = new TreeMap<>();
    for (List<String> row : db.ask(table.newest())) {
      if (row.size() != Table.NEWEST_COLUMNS) {
        throw QuestDbException.away("it answers what is no answer of QuestDB");
      }
      String name = String.join(" ", row.subList(0, 3));
      led.stream()
          .filter(chain -> chain.name().equals(name))
          .findFirst()
          .flatMap(chain -> number(chain, row.get(3), row.get(4)))
          .ifPresent(number -> there.merge(name, number, Math::max));
    }
    return there;
  }

  /** Of a row that is this journal's. */
  private Optional<Long> number(Chain chain, String number, String hash) {
    if (!number.matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    long at = Long.parseLong(number);
    return chains.links(chain, at - 1, 1).stream()
        .filter(link -> link.number() == at && link.link().toString().equals(hash))
        .map(Link::number)
        .findFirst();
  }
}
