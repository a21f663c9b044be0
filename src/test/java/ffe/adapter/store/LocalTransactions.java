package ffe.adapter.store;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;

/** The same work in transactions of the persistence unit itself, without a container. */
class LocalTransactions extends Transactions {

  private final EntityManagerFactory factory;

  LocalTransactions(EntityManagerFactory factory) {
    this.factory = factory;
  }

  /** For tests that let something happen at the worst moment. */
  void beforeCommit(EntityManager rows) throws Exception {}

  @Override
  Open begin() {
    EntityManager rows = factory.createEntityManager();
    try {
      rows.getTransaction().begin();
    } catch (RuntimeException e) {
      rows.close();
      throw e;
    }
    return new Open() {
      @Override
      public EntityManager rows() {
        return rows;
      }

      @Override
      public void commit() throws Exception {
        try (rows) {
          beforeCommit(rows);
          rows.getTransaction().commit();
        }
      }

      @Override
      public void rollback() {
        try (rows) {
          rows.getTransaction().rollback();
        }
      }
    };
  }
}
