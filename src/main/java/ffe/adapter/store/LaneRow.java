package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.trading.AgentState;
import ffe.trading.Lane;
import ffe.trading.LaneStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A lane's status as last committed. Its version is the number of the lane's last append. */
@Entity
@Table(name = "lane")
@IdClass(RowKeys.ByName.class)
class LaneRow {

  @Id String account;

  @Id
  @Column(name = "source")
  String id;

  @Id
  @Column(name = "instrument")
  String name;

  @Version long revision;
  String agent;

  @Column(name = "agent_reason")
  String agentReason;

  @Column(name = "session_at")
  Instant sessionAt;

  String body;

  @SuppressWarnings("NullAway.Init")
  LaneRow() {}

  @SuppressWarnings("NullAway.Init")
  private LaneRow(Lane lane, LaneStatus status) {
    account = lane.account();
    id = lane.source();
    name = lane.instrument().name();
    take(status);
  }

  static Optional<LaneRow> find(EntityManager rows, Lane lane) {
    RowKeys.ByName key =
        new RowKeys.ByName(lane.account(), lane.source(), lane.instrument().name());
    return Optional.ofNullable(rows.find(LaneRow.class, key));
  }

  /** Replaces the lane's status; the step this makes, even if the status is the same. */
  static Step keep(EntityManager rows, Lane lane, LaneStatus status) {
    Optional<LaneRow> known = find(rows, lane);
    if (known.isEmpty()) {
      rows.persist(new LaneRow(lane, status));
      return new Step(lane, 1);
    }
    LaneRow row = known.get();
    row.take(status);
    rows.lock(row, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
    return new Step(lane, row.revision + 1);
  }

  private void take(LaneStatus status) {
    agent = status.agent().name();
    agentReason = status.agentReason();
    sessionAt = status.position().time();
    body = Canon.write(status);
  }

  /** The agent is what the columns say: a restore pauses it there. */
  LaneStatus toDomain() {
    LaneStatus kept = Canon.read(body, LaneStatus.class);
    return new LaneStatus(
        kept.position(),
        AgentState.valueOf(agent),
        agentReason,
        kept.risk(),
        kept.blocked(),
        kept.holdFrom(),
        kept.protection(),
        kept.unprotectedSince(),
        kept.lastCycleAt(),
        kept.tried());
  }
}
