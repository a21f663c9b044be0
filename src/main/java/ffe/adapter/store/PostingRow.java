package ffe.adapter.store;

import ffe.portfolio.LedgerEntry;
import ffe.portfolio.Posting;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** One amount in one book, for sums in SQL. */
@Entity
@Table(name = "posting")
@IdClass(RowKeys.ByNumber.class)
class PostingRow {

  @Id String account;

  @Id
  @Column(name = "entry_id")
  String id;

  @Id int number;
  String book;
  String currency;
  BigDecimal amount;

  @SuppressWarnings("NullAway.Init")
  PostingRow() {}

  static PostingRow of(Step step, LedgerEntry entry, int number) {
    Posting posting = entry.postings().get(number);
    PostingRow row = new PostingRow();
    row.account = step.account();
    row.id = entry.id();
    row.number = number;
    row.book = posting.book();
    row.currency = posting.amount().currency().code();
    row.amount = posting.amount().amount();
    return row;
  }
}
