package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.market.Instrument;
import ffe.trading.AgentState;
import ffe.trading.Lane;
import ffe.trading.LaneAppend;
import ffe.trading.LaneStatus;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A lane's status as last committed.
 *
 * <p>{@code number} is that of the account's append that wrote it, counted over all its lanes: the
 * row with the greatest one tells the account's agent and limits. {@code revision} is the lane's
 * own count, for the optimistic lock.
 */
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

  @Column(name = "append_number")
  long number;

  String agent;

  @Column(name = "agent_reason")
  String agentReason;

  @Column(name = "session_at")
  Instant sessionAt;

  String body;

  @SuppressWarnings("NullAway.Init")
  LaneRow() {}

  @SuppressWarnings("NullAway.Init")
  private LaneRow(Lane lane, LaneStatus status, long append) {
    account = lane.account();
    id = lane.source();
    name = lane.instrument().name();
    take(status, append);
  }

  Instrument instrument() {
    return Instrument.of(name);
  }

  /** Those of an account and source that have run. */
  static List<LaneRow> all(EntityManager rows, Lane any) {
    return rows.createQuery(
            "select l from LaneRow l where l.account = :account and l.id = :source order by l.name",
            LaneRow.class)
        .setParameter("account", any.account())
        .setParameter("source", any.source())
        .getResultList();
  }

  /** Replaces the state of every lane of the append's account: one read, a write for each. */
  static void keep(EntityManager rows, LaneAppend append) {
    List<LaneRow> known = all(rows, append.lane());
    append
        .statuses()
        .forEach(
            (instrument, status) -> {
              Optional<LaneRow> row =
                  known.stream().filter(r -> r.name.equals(instrument.name())).findFirst();
              row.ifPresent(r -> r.take(status, append.number()));
              if (row.isEmpty()) {
                Lane lane = new Lane(append.lane().account(), instrument, append.lane().source());
                rows.persist(new LaneRow(lane, status, append.number()));
              }
            });
  }

  private void take(LaneStatus status, long append) {
    number = append;
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
        kept.tried(),
        kept.trail());
  }
}
