package ffe.desk.backtest;

import ffe.backtest.Answers;
import ffe.desk.models.Spending;
import ffe.market.Instrument;
import ffe.trading.DecisionRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Port: what models answered, stored: in runs, and in decisions that were made. */
public interface AnswerShelf extends Answers {

  /** Decisions that are read for one run; the oldest. */
  int DECISIONS_MAX = 20_000;

  /**
   * Hands out the decisions in which models were asked, by slot, oldest first. Such as were retired
   * or have the form of another version are left out.
   *
   * @param from the first slot that is in
   * @param to the last slot that is in
   */
  void decided(
      List<Instrument> instruments, Instant from, Instant to, Consumer<DecisionRecord> each);

  /** What a job spends, by whichever server, however often it is begun; its days are not told. */
  Spending spentBy(String job);
}
