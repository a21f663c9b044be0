package ffe.desk.arena;

import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decisions and sheets in memory; counts what it is asked. */
final class MemorySheets implements SheetBook {

  final List<DecisionRecord> records = new ArrayList<>();
  final Map<String, Sheet> kept = new TreeMap<>();
  final List<String> retired = new ArrayList<>();
  int calls;

  private List<DecisionRecord> in(Span span) {
    return records.stream()
        .filter(r -> !r.slot().isBefore(span.from()) && r.slot().isBefore(span.to()))
        .sorted(Comparator.comparing(DecisionRecord::slot).reversed())
        .toList();
  }

  @Override
  public Extent extent(Span span) {
    calls++;
    return new Extent(in(span).size(), in(span).stream().map(DecisionRecord::slot).findFirst());
  }

  @Override
  public List<Missing> missing(Span span, int newest) {
    calls++;
    return in(span).stream()
        .limit(newest)
        .filter(r -> !kept.containsKey(r.id()))
        .map(r -> new Missing(r.id(), r.slot()))
        .toList();
  }

  @Override
  public List<DecisionRecord> records(Lane lane, List<String> ids) {
    calls++;
    return records.stream().filter(r -> ids.contains(r.id()) && !retired.contains(r.id())).toList();
  }

  @Override
  public void keep(Lane lane, List<Sheet> sheets) {
    calls++;
    sheets.forEach(s -> kept.put(s.decision(), s));
  }

  @Override
  public List<Sheet> sheets(Span span, int limit) {
    calls++;
    List<Instant> slots = in(span).stream().map(DecisionRecord::slot).toList();
    return kept.values().stream()
        .filter(s -> slots.contains(s.at()))
        .sorted(Comparator.comparing(Sheet::at).reversed())
        .limit(limit)
        .toList();
  }
}
