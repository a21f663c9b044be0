package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ffe.backtest.ModelSession;
import ffe.backtest.Oracle;
import ffe.canon.Canon;
import ffe.council.ModelRequest;
import ffe.decision.EnsembleStrategy;
import ffe.desk.backtest.AnswerShelf;
import ffe.desk.backtest.AnswerShelfContract;
import ffe.market.Instrument;
import ffe.trading.DecisionRecord;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreAnswersTest extends AnswerShelfContract {

  private final String account = TestStore.newAccount();

  @Override
  protected AnswerShelf shelf() {
    return new StoreAnswers(TestStore.transactions());
  }

  @Override
  protected String name() {
    return account;
  }

  private void keep(List<DecisionRecord> records, int from) {
    TestStore.transactions()
        .run(
            "keep decisions",
            tx -> {
              try (PreparedStatement row =
                  tx.sql()
                      .prepareStatement(
                          "INSERT INTO decision (account, id, source, instrument, slot, kind,"
                              + " result, action, confidence_percent, reason, sentence,"
                              + " would_change, votes, code_version, digest, record) VALUES (?, ?,"
                              + " 'tape', ?, ?, 'advice', 'HELD', 'HOLD', 50, 'ANY', '-', '-',"
                              + " '[]', 'v', ?, ?)")) {
                for (int i = 0; i < records.size(); i++) {
                  DecisionRecord record = records.get(i);
                  row.setString(1, account);
                  row.setString(2, "d" + (from + i));
                  row.setString(3, record.lane().instrument().name());
                  row.setObject(4, record.slot().atOffset(java.time.ZoneOffset.UTC));
                  row.setString(5, "0".repeat(64));
                  row.setString(6, Canon.write(record));
                  row.addBatch();
                }
                return row.executeBatch();
              }
            });
  }

  private List<Instant> decided(Instant from, Instant to, String pair) {
    List<Instant> slots = new ArrayList<>();
    shelf().decided(List.of(Instrument.of(pair)), from, to, d -> slots.add(d.slot()));
    return slots;
  }

  @Test
  void decisions_are_handed_out_by_slot_page_after_page() {
    List<DecisionRecord> all = ModelSession.traded(EnsembleStrategy.WEIGHTED).decisions();
    List<Instant> slots = all.stream().map(DecisionRecord::slot).toList();
    Instant first = slots.get(0);
    Instant last = slots.get(slots.size() - 1);
    // three accounts' worth, which is more than a page
    keep(all, 0);
    keep(all, 1_000);
    keep(all, 2_000);
    List<Instant> thrice =
        slots.stream().flatMap(slot -> List.of(slot, slot, slot).stream()).toList();
    assertThat(decided(first, last, "BTC-USD")).isEqualTo(thrice).hasSize(360);
    assertThat(decided(slots.get(3), slots.get(4), "BTC-USD"))
        .containsExactlyElementsOf(thrice.subList(9, 15));
    assertThat(decided(first, last, "ETH-USD")).isEmpty();
    assertThat(decided(last.plusSeconds(1), Instant.parse("2017-12-31T00:00:00Z"), "BTC-USD"))
        .isEmpty();
  }

  @Test
  void an_answer_that_is_not_as_it_was_recorded_is_refused() {
    ModelRequest request =
        new ModelRequest("openai", "gpt-1", "s", "u" + account, 100, Duration.ofSeconds(1));
    ModelRequest other =
        new ModelRequest("openai", "gpt-1", "s", "v" + account, 100, Duration.ofSeconds(1));
    shelf().keep(request, Oracle.says(request), Instant.EPOCH);
    TestStore.transactions()
        .run(
            "copy a line to another request",
            tx -> {
              try (PreparedStatement insert =
                  tx.sql()
                      .prepareStatement(
                          "INSERT INTO recorded_answer SELECT ?, provider, model, line,"
                              + " recorded_at FROM recorded_answer WHERE request = ?")) {
                insert.setString(1, other.digest().hex());
                insert.setString(2, request.digest().hex());
                return insert.executeUpdate();
              }
            });
    assertThatIllegalStateException()
        .isThrownBy(() -> shelf().to(other))
        .withMessageContaining("is not as it was recorded");
  }
}
