package ffe.adapter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.portfolio.LedgerEvent;
import ffe.trading.DecisionRecord;
import ffe.trading.JournalDownException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is written to the log while the bundled tape is traded is what its journal holds. */
@Tag("unit")
class CycleLogTest {

  private static final Logger LOG = Logger.getLogger("ffe.cycle");

  private static final List<Told> TOLD = new ArrayList<>();
  private static final Map<String, String> NOW = new TreeMap<>();
  private static TapeDay day;

  private static final Handler EAR =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          TOLD.add(new Told(line.getMessage(), new TreeMap<>(NOW)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private record Told(String words, Map<String, String> fields) {
    boolean names(String field, String value) {
      return value.equals(fields.get(field));
    }
  }

  @BeforeAll
  static void listen() {
    LOG.addHandler(EAR);
    LOG.setUseParentHandlers(false);
    day = TapeDay.of(journal -> new CycleLog(journal, CycleLogTest::fields));
  }

  @AfterAll
  static void leave() {
    LOG.removeHandler(EAR);
    LOG.setUseParentHandlers(true);
  }

  private static void fields(Map<String, String> fields, Runnable work) {
    NOW.putAll(fields);
    work.run();
    NOW.keySet().removeAll(fields.keySet());
  }

  @Test
  void every_decision_order_and_fill_has_its_line_with_its_ids() {
    assertThat(day.decisions()).hasSizeGreaterThan(50);
    assertThat(day.fills()).isNotEmpty();
    for (DecisionRecord record : day.decisions()) {
      assertThat(TOLD)
          .filteredOn(line -> line.names(CycleLog.DECISION, record.id()))
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.words()).contains(record.id(), record.reason());
                assertThat(line.fields())
                    .containsEntry(CycleLog.ACCOUNT, "main")
                    .containsEntry(CycleLog.CYCLE, record.slot().toString());
                assertThat(line.fields().containsKey(CycleLog.ORDER))
                    .isEqualTo(record.proposal().isPresent());
              });
    }
    for (LedgerEvent.Filled fill : day.fills()) {
      assertThat(TOLD)
          .filteredOn(line -> line.names("fill", fill.id()))
          .singleElement()
          .matches(line -> line.names(CycleLog.ORDER, fill.fill().orderId().value()));
    }
    assertThat(TOLD)
        .filteredOn(line -> line.words().contains(" is FILLED"))
        .extracting(line -> line.fields().get(CycleLog.ORDER))
        .containsExactlyElementsOf(
            day.fills().stream().map(fill -> fill.fill().orderId().value()).toList());
  }

  @Test
  void what_was_not_committed_is_not_told() {
    int before = TOLD.size();
    CycleLog broken = new CycleLog(new BrokenJournal(), CycleLogTest::fields);
    assertThatThrownBy(() -> broken.append(day.anAppend()))
        .isInstanceOf(JournalDownException.class);
    assertThat(TOLD).hasSize(before);
  }
}
