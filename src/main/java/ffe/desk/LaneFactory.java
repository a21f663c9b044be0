package ffe.desk;

import ffe.trading.LaneSetup;
import java.util.List;

/** Makes the parts of an account's lanes. */
public interface LaneFactory {

  /** Names of the market sources: {@code tape}, {@code kraken}. */
  List<String> sources();

  /** The account the settings name; opened at the first start. */
  AccountPlan configured();

  /** How fast session time goes against the wall clock; 1 for a live feed. */
  double speed(String source);

  /** An engine begins with an account. */
  void opened(AccountPlan plan);

  /** No engine has the account any more. */
  void archived(AccountPlan plan);

  /**
   * The parts of the lanes of an account, by instrument, with their sources not yet opened; asks
   * nobody outside.
   *
   * @throws RuntimeException with a message that names the fix, if the source cannot be had now
   */
  List<LaneSetup> make(AccountPlan plan);

  /**
   * @throws IllegalArgumentException with what would do, if no lane can be made of the plan
   */
  void check(AccountPlan plan);
}
