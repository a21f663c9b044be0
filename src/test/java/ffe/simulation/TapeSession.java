package ffe.simulation;

import ffe.trading.AgentState;
import ffe.trading.CycleJournal;
import ffe.trading.TradingAccount;

/** The bundled recording, traded into a journal; for tests of other rooms. */
public final class TapeSession {

  private TapeSession() {}

  /**
   * @param afterEach runs after every so many events of the market
   */
  public static void trade(CycleJournal journal, int events, Runnable afterEach) {
    TapeSource source = TapeSource.bundled();
    TradingAccount account =
        OnlyLane.open(
            GoldenSession.setup(source, new PaperVenue(source.spec(), FillModel.KRAKEN), journal),
            1);
    while (OnlyLane.view(account).status().agent() != AgentState.ENDED) {
      account.advance(source.end(), events);
      afterEach.run();
    }
  }
}
