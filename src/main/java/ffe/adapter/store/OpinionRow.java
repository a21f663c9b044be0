package ffe.adapter.store;

import ffe.decision.Opinion;
import ffe.trading.DecisionRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What an analyst answered, for counting; the whole answer is in the decision's record. */
@Entity
@Table(name = "opinion")
@IdClass(RowKeys.ByName.class)
class OpinionRow {

  static final String VIEW = "VIEW";
  static final String ABSTENTION = "ABSTENTION";

  @Id String account;

  @Id
  @Column(name = "decision_id")
  String id;

  @Id
  @Column(name = "analyst")
  String name;

  String kind;
  @Nullable String action;
  @Nullable Double probability;
  String reason;

  @SuppressWarnings("NullAway.Init")
  OpinionRow() {}

  static OpinionRow of(DecisionRecord decision, Opinion opinion) {
    OpinionRow row = new OpinionRow();
    row.account = decision.lane().account();
    row.id = decision.id();
    row.name = opinion.analyst();
    if (opinion instanceof Opinion.View view) {
      row.kind = VIEW;
      row.action = view.action().name();
      row.probability = view.probability().value();
      row.reason = view.reason();
    } else if (opinion instanceof Opinion.Abstention abstention) {
      row.kind = ABSTENTION;
      row.reason = abstention.reason();
    }
    return row;
  }
}
