package ffe.adapter.store;

import ffe.desk.access.KeyStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Access keys in the database. One statement a call. */
@Dependent
public class StoreKeys implements KeyStore {

  private final Transactions transactions;

  @Inject
  StoreKeys(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<KeyRecord> find(String sha256) {
    return transactions.run(
        "find an access key",
        tx ->
            tx.rows()
                .createQuery(
                    "select k from KeyRow k where k.sha256 = :sha256 and k.revokedAt is null",
                    KeyRow.class)
                .setParameter("sha256", sha256)
                .getResultStream()
                .findFirst()
                .map(KeyRow::toDomain));
  }

  @Override
  public void add(KeyRecord key) {
    transactions.run(
        "add access key " + key.id(),
        tx -> {
          tx.rows().persist(KeyRow.of(key));
          return key;
        });
  }

  @Override
  public List<KeyRecord> list(int limit) {
    return transactions.run(
        "list access keys",
        tx ->
            tx
                .rows()
                .createQuery("select k from KeyRow k order by k.createdAt desc, k.id", KeyRow.class)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .map(KeyRow::toDomain)
                .toList());
  }

  @Override
  public boolean revoke(String id, Instant at) {
    return transactions.run(
        "revoke access key " + id,
        tx ->
            tx.rows()
                    .createQuery(
                        "update KeyRow k set k.revokedAt = :at"
                            + " where k.id = :id and k.revokedAt is null")
                    .setParameter("at", at)
                    .setParameter("id", id)
                    .executeUpdate()
                == 1);
  }
}
