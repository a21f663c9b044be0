package ffe.adapter.store;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;

/**
 * The container's transactions. One that is already open on the thread is refused: whoever appends
 * must know that it was committed when the call returns.
 */
@Dependent
class JtaTransactions extends Transactions {

  @PersistenceContext(unitName = "ffe")
  @SuppressWarnings("NullAway.Init")
  EntityManager rows;

  @Inject
  @SuppressWarnings("NullAway.Init")
  UserTransaction transaction;

  @Override
  Open begin() throws Exception {
    if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
      throw new IllegalStateException("the store was called within a transaction of the caller");
    }
    transaction.begin();
    return new Open() {
      @Override
      public EntityManager rows() {
        return rows;
      }

      @Override
      public void commit() throws Exception {
        transaction.commit();
      }

      @Override
      public void rollback() throws Exception {
        transaction.rollback();
      }
    };
  }
}
