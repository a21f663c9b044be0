package ffe.desk;

import ffe.canon.Digest;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.portfolio.Account;
import ffe.trading.AgentPolicy;
import ffe.trading.AgentState;
import ffe.trading.DecisionRecord;
import ffe.trading.Lane;
import ffe.trading.LaneSnapshot;
import ffe.trading.LaneView;
import ffe.trading.TradingAccount;
import ffe.trading.TradingLane;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An account as the desk sees it from one of its lanes: what was last published, and the commands
 * it takes. Answers at once; a command waits a bounded time for the account's step to end.
 */
public interface Cockpit {

  Lane lane();

  StatusView status();

  List<PositionView> positions();

  List<HeadroomView> headroom();

  /** The lane as it was last published; empty while none runs here. */
  Optional<LaneView> view();

  /** What a change of the policy must keep to. */
  AgentPolicy.Frame frame();

  /** The candle that is still open; to be shown as unfinished only. */
  Optional<Candle> unfinished(Timeframe timeframe);

  /** Carries a command out and returns the status read afterwards; refused commands throw. */
  StatusView command(AgentState.Command command, String reason);

  /** Cancels working entry orders; protection stays. Returns how many were cancelled. */
  int cancelEntries(String reason);

  /** Computes a decision now, as advice; nothing is acted on. */
  DecisionRecord advise();

  /** What the account trades, sorted; {@link #lane} is of one of them. */
  List<Instrument> instruments();

  /**
   * Does something with the running account between two of its steps and publishes what came of it;
   * errors as of {@link #withLane}.
   */
  <T> T withAccount(Function<TradingAccount, T> work);

  /**
   * Does something with the running lane between two of its steps and publishes what came of it.
   * {@link ConflictException} when none runs here or it is at work; any other exception ends the
   * lane, which is then opened again from its journal.
   */
  <T> T withLane(Function<TradingLane, T> work);

  /** Computes a stored record again. */
  ReplayView replay(DecisionRecord record, String storedDigest);

  Account account();

  /** The lane as its journal has it now, with the events of its account. */
  LaneSnapshot journaled();

  /** Digest of the running account's ledger. */
  Digest ledgerState();
}
