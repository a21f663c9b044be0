package ffe.desk.backtest;

import ffe.council.Asker;
import ffe.council.Seat;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Port: the models that may vote in runs, and what they answer there. */
public interface ModelBench {

  /** Without a model. */
  ModelBench NONE =
      new ModelBench() {
        @Override
        public List<Seat> seats() {
          return List.of();
        }

        @Override
        public AskedModels seated(Wish wish) {
          throw new RefusedOrderException("models", "no model may vote here");
        }

        @Override
        public Asker asker(AskedModels models, Recording recording, String job) {
          throw new RefusedOrderException("models", "no model answers here");
        }
      };

  /**
   * Who is to vote.
   *
   * @param names of providers, each once
   * @param strategy how all votes are counted
   * @param rules how many vote besides
   * @param budgetUsd what answers that are not recorded may cost; empty to ask nobody
   */
  record Wish(List<String> names, String strategy, int rules, Optional<BigDecimal> budgetUsd) {

    public Wish {
      names = List.copyOf(names);
    }
  }

  /** All that may vote, in the order in which they sit. */
  List<Seat> seats();

  /**
   * @throws RefusedOrderException if one cannot vote or be asked, or may not cost as much
   */
  AskedModels seated(Wish wish);

  /**
   * Who answers for them in a run: what was decided or asked in its time before, and only where a
   * budget was ordered their vendors, whose answers are kept.
   *
   * @param job whose budget it is, however often it is begun
   */
  Asker asker(AskedModels models, Recording recording, String job);
}
