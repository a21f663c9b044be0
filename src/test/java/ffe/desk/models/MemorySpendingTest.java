package ffe.desk.models;

import java.time.Instant;

class MemorySpendingTest extends SpendingContract {

  private final MemorySpending memory = new MemorySpending();

  @Override
  protected Spending spending() {
    return memory;
  }

  @Override
  protected Instant day() {
    return Instant.parse("2026-11-21T10:00:00Z");
  }
}
