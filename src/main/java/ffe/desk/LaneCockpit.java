package ffe.desk;

import ffe.canon.Canon;
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

/** An account that runs here, seen from one of its lanes. */
final class LaneCockpit implements Cockpit {

  private final Engine engine;
  private final Instrument instrument;

  LaneCockpit(Engine engine, Instrument instrument) {
    this.engine = engine;
    this.instrument = instrument;
  }

  @Override
  public Lane lane() {
    return engine.published().setup(instrument).lane();
  }

  @Override
  public List<Instrument> instruments() {
    return engine.plan().instruments();
  }

  @Override
  public StatusView status() {
    return engine.status(instrument);
  }

  @Override
  public List<PositionView> positions() {
    return engine.published().positions();
  }

  @Override
  public List<HeadroomView> headroom() {
    return engine.published().headroom(instrument);
  }

  @Override
  public Optional<LaneView> view() {
    return engine.published().view(instrument);
  }

  @Override
  public AgentPolicy.Frame frame() {
    return engine.published().setup(instrument).frame();
  }

  @Override
  public Optional<Candle> unfinished(Timeframe timeframe) {
    return engine.published().unfinished(instrument, timeframe);
  }

  @Override
  public StatusView command(AgentState.Command command, String reason) {
    boolean done = engine.atOnce(running -> running.command(command, reason));
    if (!done) {
      AgentState state = engine.published().agent();
      throw new ConflictException(
          state == AgentState.HALTED ? "TRADING_HALTED" : "NOT_NOW",
          command + " has no meaning while the agent is " + state);
    }
    return status();
  }

  @Override
  public int cancelEntries(String reason) {
    return engine.atOnce(TradingAccount::cancelEntries);
  }

  @Override
  public DecisionRecord advise() {
    String kind = "advice-" + engine.now();
    return withLane(running -> running.advise(kind));
  }

  @Override
  public ReplayView replay(DecisionRecord stored, String storedDigest) {
    return engine.replay(stored, storedDigest);
  }

  @Override
  public <T> T withAccount(Function<TradingAccount, T> work) {
    return engine.with(work);
  }

  @Override
  public <T> T withLane(Function<TradingLane, T> work) {
    return engine.with(running -> work.apply(running.lane(instrument).orElseThrow()));
  }

  @Override
  public Account account() {
    return engine.published().setup(instrument).account();
  }

  @Override
  public LaneSnapshot journaled() {
    return engine.published().journaled(instrument);
  }

  @Override
  public Digest ledgerState() {
    return withLane(running -> Canon.digest(running.view().ledger().state()));
  }
}
