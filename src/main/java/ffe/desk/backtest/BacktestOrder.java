package ffe.desk.backtest;

import ffe.backtest.BacktestPlan;
import ffe.canon.LeftOutWhenEmpty;
import ffe.council.Seat;
import ffe.desk.files.Dataset;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import ffe.money.Bps;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What was ordered: all that a run depends on, but the code and the stored candles themselves.
 *
 * @param analysts names of rules, sorted, each once
 * @param strategy how they are counted
 * @param deposit in the quote currency
 * @param limits of the standard policy those that are changed, by their keys
 * @param liftAfterDays after which a halt is lifted that only an admin ends; empty for never
 * @param trials variants that were tried before this one was chosen, this one included
 * @param margin the terms of a margin account; empty for a cash account
 * @param models who votes besides; empty for rules alone
 */
public record BacktestOrder(
    Data data,
    List<String> analysts,
    String strategy,
    BigDecimal deposit,
    Costs costs,
    SortedMap<String, String> limits,
    Optional<Integer> liftAfterDays,
    int trials,
    @LeftOutWhenEmpty Optional<Margin> margin,
    @LeftOutWhenEmpty Optional<AskedModels> models)
    implements JobOrder {

  /** The bundled recording of trades. */
  public static final String TAPE = "tape";

  private static final String TAPE_PAIR = "BTC-USD";

  static final int LIFT_DAYS_MAX = 3_650;
  static final int TRIALS_MAX = 1_000_000;

  private static final BigDecimal DEPOSIT_MAX = new BigDecimal("1000000000");
  private static final BigDecimal COST_MAX = BigDecimal.valueOf(1_000);

  /**
   * What is run over.
   *
   * @param source {@value #TAPE}, or the source of stored candles
   * @param instrument the first by name, where there are several
   * @param timeframe empty for the tape, whose trades are told one by one
   * @param from opening of the first candle; empty for the oldest there is
   * @param to opening of the first one left out; empty for all to the newest
   * @param beside what one account trades besides, sorted
   * @param hours when they are traded; empty for day and night
   * @param digest of all candles of the dataset that the source is; empty for any other source
   */
  public record Data(
      String source,
      Instrument instrument,
      Optional<Timeframe> timeframe,
      Optional<Instant> from,
      Optional<Instant> to,
      @LeftOutWhenEmpty List<Instrument> beside,
      @LeftOutWhenEmpty Optional<TradingHours> hours,
      @LeftOutWhenEmpty Optional<String> digest) {

    /** Of one instrument, traded day and night. */
    public Data(
        String source,
        Instrument instrument,
        Optional<Timeframe> timeframe,
        Optional<Instant> from,
        Optional<Instant> to) {
      this(source, instrument, timeframe, from, to, List.of(), Optional.empty(), Optional.empty());
    }

    /** Of a dataset, between two instants. */
    static Data of(Dataset set, Optional<Instant> from, Optional<Instant> to) {
      return new Data(
          set.source(),
          set.instrument(),
          Optional.of(set.timeframe()),
          from,
          to,
          List.of(),
          Optional.empty(),
          Optional.of(set.sum().digest()));
    }

    /** Of some instruments, at least one. */
    static Data of(Data one, List<Instrument> all) {
      List<Instrument> sorted = all.stream().sorted().toList();
      return new Data(
          one.source,
          sorted.get(0),
          one.timeframe,
          one.from,
          one.to,
          sorted.subList(1, sorted.size()),
          one.hours,
          one.digest);
    }

    /** The same, traded at such hours. */
    Data at(Optional<TradingHours> calendar) {
      return new Data(source, instrument, timeframe, from, to, beside, calendar, digest);
    }

    public Data {
      beside = List.copyOf(beside);
      if (source.isEmpty() || source.length() > 64) {
        throw new RefusedOrderException("source", "source has 1 to 64 characters");
      }
      boolean isTape = source.equals(TAPE);
      if (isTape == timeframe.isPresent()) {
        throw new RefusedOrderException(
            "timeframe",
            isTape
                ? "the tape tells trades and has no timeframe"
                : "timeframe is 1m, 5m, 15m, 1h, 4h or 1d");
      }
      if (isTape && !(instrument.name().equals(TAPE_PAIR) && beside.isEmpty())) {
        throw new RefusedOrderException("asset_pair", "the tape is of " + TAPE_PAIR);
      }
      check(instrument, beside);
      if (isTape && (from.isPresent() || to.isPresent())) {
        throw new RefusedOrderException(
            from.isPresent() ? "from" : "to", "the tape is run whole: leave from and to empty");
      }
      if (isTape && hours.isPresent()) {
        throw new RefusedOrderException("hours", "the tape is traded day and night");
      }
      if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
        throw new RefusedOrderException("from", "from is before to: " + from.get());
      }
    }

    private static void check(Instrument first, List<Instrument> beside) {
      if (beside.size() >= BacktestPlan.MARKETS_MAX) {
        throw new RefusedOrderException(
            "asset_pair",
            "a run trades at most "
                + BacktestPlan.MARKETS_MAX
                + " pairs, not "
                + (beside.size() + 1));
      }
      Instrument before = first;
      for (Instrument next : beside) {
        if (next.compareTo(before) <= 0) {
          throw new RefusedOrderException("asset_pair", "each pair once: " + next);
        }
        if (!next.quote().equals(first.quote())) {
          throw new RefusedOrderException(
              "asset_pair",
              "pairs of one account have one currency behind the dash, as BTC-USD,ETH-USD; these"
                  + " have "
                  + first.quote()
                  + " and "
                  + next.quote());
        }
        before = next;
      }
    }

    public boolean isTape() {
      return timeframe.isEmpty();
    }

    /** The dataset with its version, as {@code btc-2019@2}; empty for any other source. */
    public Optional<String> dataset() {
      return digest.map(any -> source.substring(Dataset.PREFIX.length()));
    }

    /** Sorted. */
    public List<Instrument> instruments() {
      List<Instrument> all = new ArrayList<>(beside);
      all.add(0, instrument);
      return all;
    }

    /** The same of each instrument by itself. */
    public List<Data> each() {
      return instruments().stream().map(one -> of(this, List.of(one))).toList();
    }

    /** In words: {@code 1h BTC-USD of import:mine}. */
    public String words() {
      return timeframe
          .map(t -> t.label() + " " + Instrument.names(instruments()) + " of " + source)
          .orElse("the bundled recording of " + instrument);
    }
  }

  /** What trading costs, in basis points. */
  public record Costs(Bps makerFee, Bps takerFee, Bps spread, Bps slippage) {

    public Costs {
      range("maker_fee_bps", makerFee);
      range("taker_fee_bps", takerFee);
      range("spread_bps", spread);
      range("slippage_bps", slippage);
    }

    private static void range(String field, Bps bps) {
      if (bps.value().signum() < 0 || bps.value().compareTo(COST_MAX) > 0) {
        throw new RefusedOrderException(
            field, field + " is 0 to " + COST_MAX + ", not " + bps.value().toPlainString());
      }
    }
  }

  public BacktestOrder {
    analysts = analysts.stream().sorted().distinct().toList();
    limits = Collections.unmodifiableSortedMap(new TreeMap<>(limits));
    if (analysts.isEmpty()) {
      throw new RefusedOrderException("analysts", "analysts names at least one rule");
    }
    if (deposit.signum() <= 0 || deposit.compareTo(DEPOSIT_MAX) > 0) {
      throw new RefusedOrderException(
          "deposit",
          "deposit is above 0 and at most "
              + DEPOSIT_MAX.toPlainString()
              + ", not "
              + deposit.toPlainString());
    }
    liftAfterDays.ifPresent(days -> within("lift_after_days", days, LIFT_DAYS_MAX));
    within("trials", trials, TRIALS_MAX);
  }

  private static void within(String field, int value, int most) {
    if (value < 1 || value > most) {
      throw new RefusedOrderException(field, field + " is 1 to " + most + ", not " + value);
    }
  }

  /** Rules, then models. */
  public List<String> voters() {
    return Stream.concat(
            analysts.stream(),
            models.stream().flatMap(m -> m.seating().seats().stream()).map(Seat::provider))
        .toList();
  }

  public Optional<Duration> liftAfter() {
    return liftAfterDays.map(Duration::ofDays);
  }

  @Override
  public JobKind<BacktestOrder, BacktestProgress, BacktestSummary, BacktestResult> kind() {
    return JobKind.BACKTEST;
  }

  @Override
  public String words() {
    return data.words() + " by " + String.join(", ", voters());
  }
}
