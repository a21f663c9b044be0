package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.desk.ControlAction;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody told the engine. */
@Entity
@Table(name = "control_action")
@IdClass(RowKeys.ById.class)
class ControlRow {

  @Id String account;
  @Id String id;

  /** The order of writing; given by the database. */
  @Column(insertable = false, updatable = false)
  @Nullable Long number;

  @Column(name = "wall_at")
  Instant wallAt;

  @Column(name = "market_at")
  Instant marketAt;

  String actor;
  String door;
  String command;
  String effect;
  String body;

  @SuppressWarnings("NullAway.Init")
  ControlRow() {}

  static ControlRow of(ControlAction action) {
    ControlRow row = new ControlRow();
    row.account = action.account();
    row.id = UUID.randomUUID().toString();
    row.wallAt = action.wallAt();
    row.marketAt = action.marketAt();
    row.actor = action.actor();
    row.door = action.door();
    row.command = action.command();
    row.effect = action.effect();
    row.body = Canon.write(action);
    return row;
  }

  ControlAction toDomain() {
    return Canon.read(body, ControlAction.class);
  }
}
