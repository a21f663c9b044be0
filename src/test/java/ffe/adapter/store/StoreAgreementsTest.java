package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.canon.Canon;
import ffe.decision.Action;
import ffe.decision.DebateRole;
import ffe.decision.Vote;
import ffe.desk.models.Agreements.Agreement;
import ffe.desk.models.Agreements.Habit;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Debates as they are counted out of the real tables. */
@Tag("store")
class StoreAgreementsTest {

  private static final Instant EVER = Instant.parse("2020-01-01T00:00:00Z");

  private final StoreAgreements agreements = new StoreAgreements(TestStore.transactions());
  private final String account = TestStore.newAccount();

  /** So that each test counts its own. */
  private final String judge = "judge-" + account.replaceAll("[^a-z0-9]", "");

  private int decisions;

  private static Vote seat(String name, String action, double sure, DebateRole role) {
    return new Vote(
        name,
        action.isEmpty() ? Optional.empty() : Optional.of(Action.valueOf(action)),
        1,
        sure,
        "MODEL_VIEW",
        Optional.of(role),
        role == DebateRole.JUDGE ? Optional.empty() : Optional.of("ADVOCATE"));
  }

  private void debate(String bull, double bullish, String bear, double bearish, String judged) {
    keep(
        judged.isEmpty() ? "HOLD" : judged,
        seat("bull-" + judge, bull, bullish, DebateRole.BULL),
        seat("bear-" + judge, bear, bearish, DebateRole.BEAR),
        seat(judge, judged, judged.isEmpty() ? 0 : 0.6, DebateRole.JUDGE),
        new Vote("momentum", Optional.of(Action.HOLD), 1, 0.5, "RULE"));
  }

  private void keep(String action, Vote... votes) {
    String id = "d" + decisions++;
    TestStore.transactions()
        .run(
            "keep a decision",
            tx -> {
              try (PreparedStatement row =
                  tx.sql()
                      .prepareStatement(
                          "INSERT INTO decision (account, id, source, instrument, slot, kind,"
                              + " result, action, confidence_percent, reason, sentence,"
                              + " would_change, votes, code_version, digest, record) VALUES (?, ?,"
                              + " 'tape', 'BTC-USD', now(), 'advice', 'HELD', ?, 50, 'ANY', '-',"
                              + " '-', ?, 'v', ?, '{}')")) {
                row.setString(1, account);
                row.setString(2, id);
                row.setString(3, action);
                row.setString(4, Canon.write(List.of(votes)));
                row.setString(5, "0".repeat(64));
                row.executeUpdate();
              }
              for (Vote vote : votes) {
                opinion(tx, id, vote);
              }
              return 0;
            });
  }

  private void opinion(Transactions.Tx tx, String id, Vote vote) throws java.sql.SQLException {
    try (PreparedStatement row =
        tx.sql()
            .prepareStatement(
                "INSERT INTO opinion (account, decision_id, analyst, kind, action, probability,"
                    + " reason) VALUES (?, ?, ?, ?, ?, ?, 'ANY')")) {
      row.setString(1, account);
      row.setString(2, id);
      row.setString(3, vote.analyst());
      row.setString(4, vote.action().isPresent() ? "VIEW" : "ABSTENTION");
      row.setString(5, vote.action().map(Action::name).orElse(null));
      row.setDouble(6, vote.probability());
      row.executeUpdate();
    }
  }

  private Optional<Habit> habit() {
    return agreements.judges(EVER).stream().filter(h -> h.judge().equals(judge)).findFirst();
  }

  @Test
  void counts_what_a_judge_held_and_where_the_surer_side_wanted_to_act() {
    debate("BUY", 0.8, "HOLD", 0.6, "HOLD");
    debate("BUY", 0.6, "HOLD", 0.8, "HOLD");
    debate("BUY", 0.7, "HOLD", 0.7, "HOLD");
    debate("HOLD", 0.5, "SELL", 0.9, "HOLD");
    debate("BUY", 0.9, "SELL", 0.2, "BUY");
    debate("BUY", 0.9, "HOLD", 0.2, "");
    debate("", 0, "HOLD", 0.2, "HOLD");
    keep("HOLD", new Vote("momentum", Optional.of(Action.HOLD), 1, 0.5, "RULE"));
    assertThat(habit()).contains(new Habit(judge, 5, 4, 2));
    assertThat(agreements.judges(Instant.parse("2100-01-01T00:00:00Z"))).isEmpty();
  }

  @Test
  void fewer_than_thirty_debates_are_too_few_to_tell() {
    List<Boolean> thin = new ArrayList<>();
    for (long debates : new long[] {0, 29, 30}) {
      thin.add(new Habit("judge", debates, 0, 0).isThin());
    }
    assertThat(thin).containsExactly(true, true, false);
  }

  @Test
  void what_was_argued_as_told_is_neither_agreement_nor_disagreement() {
    debate("BUY", 0.8, "HOLD", 0.6, "BUY");
    keep("BUY", new Vote("bull-" + judge, Optional.of(Action.BUY), 1, 0.5, "MODEL_VIEW"));
    assertThat(agreements.since(EVER, List.of("bull-" + judge, "bear-" + judge, judge)))
        .containsOnly(
            java.util.Map.entry("bull-" + judge, new Agreement(1, 1)),
            java.util.Map.entry(judge, new Agreement(1, 1)));
  }
}
