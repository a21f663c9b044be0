package ffe.desk.backtest;

import org.junit.jupiter.api.Tag;

@Tag("unit")
class MemoryTrialsTest extends TrialBookContract {

  @Override
  protected TrialBook book() {
    return new MemoryTrials();
  }
}
