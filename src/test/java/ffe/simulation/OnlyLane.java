package ffe.simulation;

import ffe.trading.LaneSetup;
import ffe.trading.LaneView;
import ffe.trading.TradingAccount;
import java.util.List;

/** An account with one lane. */
public final class OnlyLane {

  private OnlyLane() {}

  public static TradingAccount open(LaneSetup setup, long token) {
    return TradingAccount.open(List.of(setup), token);
  }

  public static LaneView view(TradingAccount account) {
    return account.views().values().iterator().next();
  }
}
