package ffe.adapter.store;

import ffe.desk.backtest.TrialBook;
import ffe.desk.backtest.TrialBookContract;
import org.junit.jupiter.api.Tag;

@Tag("store")
class StoreTrialsTest extends TrialBookContract {

  @Override
  protected TrialBook book() {
    return new StoreTrials(TestStore.transactions());
  }
}
