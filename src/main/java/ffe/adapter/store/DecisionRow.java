package ffe.adapter.store;

import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.canon.Digest;
import ffe.decision.Vote;
import ffe.desk.ConflictException;
import ffe.desk.DecisionLine;
import ffe.desk.DecisionLines;
import ffe.trading.DecisionRecord;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A decision record, whole, and beside it the columns of its line in a list. */
@Entity
@Table(name = "decision")
@IdClass(RowKeys.ById.class)
class DecisionRow {

  private static final Logger LOG = Logger.getLogger(DecisionRow.class.getName());

  /** What stands where the text was; no canonical text begins so. */
  private static final String RETIRED = "retired ";

  @Id String account;
  @Id String id;
  String source;
  String instrument;
  Instant slot;
  String kind;
  @Nullable Long revision;
  String result;
  String action;

  @Column(name = "confidence_percent")
  double confidencePercent;

  String reason;
  String sentence;

  @Column(name = "would_change")
  String wouldChange;

  String votes;

  @Column(name = "code_version")
  String codeVersion;

  String digest;
  String record;

  @SuppressWarnings("NullAway.Init")
  DecisionRow() {}

  /** Written as the bare list. */
  record Votes(List<Vote> votes) {}

  /**
   * @param revision the append that commits it; empty for advice
   */
  static DecisionRow of(DecisionRecord decision, Optional<Long> revision) {
    DecisionLine line = DecisionLines.of(decision, List.of());
    DecisionRow row = new DecisionRow();
    row.account = decision.lane().account();
    row.id = decision.id();
    row.source = decision.lane().source();
    row.instrument = decision.lane().instrument().name();
    row.slot = decision.slot();
    row.kind = decision.inputs().kind();
    row.revision = revision.orElse(null);
    row.result = decision.result().name();
    row.action = line.action();
    row.confidencePercent = line.confidencePercent();
    row.reason = decision.reason();
    row.sentence = line.sentence();
    row.wouldChange = line.wouldChange();
    row.votes = Canon.write(new Votes(line.votes()));
    row.codeVersion = decision.codeVersion();
    row.record = Canon.write(decision);
    row.digest = Digest.of(row.record).hex();
    return row;
  }

  /**
   * @throws ConflictException OTHER_VERSION if the record has the form of another version, RETIRED
   *     if it was old and taken out
   */
  DecisionRecord toDomain() {
    if (record.startsWith(RETIRED)) {
      // the day, the file, its digest
      String[] words = record.substring(RETIRED.length()).split(" ", -1);
      throw new ConflictException(
          ConflictException.RETIRED,
          "the record of decision "
              + id
              + " of "
              + slot
              + " was retired by age on "
              + words[0]
              + "; it is in the file "
              + words[1]
              + " among the retired ones of the data directory, its digest is "
              + digest);
    }
    try {
      return Canon.read(record, DecisionRecord.class);
    } catch (CanonException e) {
      LOG.log(Level.FINE, "decision " + id, e);
      throw new ConflictException(
          ConflictException.OTHER_VERSION,
          "decision "
              + id
              + " was recorded by code version "
              + codeVersion
              + ", in a form that this version does not read");
    }
  }
}
