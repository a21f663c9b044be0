package ffe.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Jobs of one kind that the engine runs.
 *
 * @param name of the command
 * @param path of its routes
 * @param list the field of a list
 * @param about the field that an order cannot be without, and what it is in words
 * @param columns of a list
 * @param facts of one
 * @param moving what tells that a run goes on, with fields in braces
 */
record JobKind(
    String name,
    String path,
    String list,
    About about,
    List<String> columns,
    List<String> facts,
    String moving) {

  private static final Pattern FIELD = Pattern.compile("\\{([a-z_.]+)}");

  /**
   * What they are about.
   *
   * @param group all of them in words
   */
  record About(String field, String words, String group) {}

  private static final List<String> SEARCHED =
      List.of(
          "verdict=summary.words",
          "trials=summary.trials",
          "return of the chosen=summary.total",
          "return in the tests=summary.outside",
          "probability of skill=summary.skill",
          "probability of overfitting=summary.overfitting",
          "digest=summary.digest",
          "data digest=summary.data",
          "code=summary.code_version");

  private static final List<String> STOOD =
      List.of("id=id", "state=state", "field=problem.field", "problem=problem.words");

  private static final List<String> LISTED =
      List.of("ordered (UTC)=ordered_at", "id=id", "state=state");

  static JobKind backtests() {
    return new JobKind(
        "backtests",
        "/api/v1/backtests",
        "backtests",
        new About("", "", "Backtests that the engine runs as jobs."),
        joined(
            LISTED,
            List.of(
                "source=order.source",
                "instrument=order.asset_pair",
                "timeframe=order.timeframe",
                "verdict=summary.verdict",
                "total return=summary.total",
                "trades=summary.trades",
                "problem=problem.words")),
        List.of(
            "backtest=id",
            "state=state",
            "source=order.source",
            "instrument=order.asset_pair",
            "timeframe=order.timeframe",
            "told up to=progress.told",
            "cycles=progress.cycles",
            "seconds left=progress.seconds_left",
            "field=problem.field",
            "problem=problem.words",
            "verdict=summary.verdict",
            "total return=summary.total",
            "of holding=summary.held",
            "trades=summary.trades",
            "digest=summary.digest",
            "data digest=summary.data",
            "code=summary.code_version"),
        "{progress.told}, {progress.cycles} cycles");
  }

  private static JobKind search(String name, String path, String words) {
    return new JobKind(
        name,
        path,
        "searches",
        new About("space", "What varies, as momentum.fast=5..20/5,quorum=1..2/1.", words),
        joined(LISTED, List.of("space=order.space", "verdict=summary.verdict")),
        joined(STOOD, SEARCHED),
        "{progress.tried} of {progress.of}");
  }

  static JobKind optimizations() {
    return search(
        "optimizations",
        "/api/v1/optimizations",
        "Searches for the best of many variants that the engine runs as jobs.");
  }

  static JobKind walkForward() {
    return search(
        "walk-forward",
        "/api/v1/walk-forward",
        "What choosing again and again would have come to, as jobs of the engine.");
  }

  static JobKind monteCarlo() {
    return new JobKind(
        "monte-carlo",
        "/api/v1/monte-carlo",
        "monte_carlo",
        new About(
            "backtest",
            "Id of a backtest that is done, as 'ffe backtests list' shows it.",
            "What else chance could have made of a backtest, as jobs of the engine."),
        joined(LISTED, List.of("backtest=order.backtest", "trades=summary.trades")),
        joined(
            STOOD,
            List.of(
                "backtest=order.backtest",
                "trades=summary.trades",
                "returns=summary.returns",
                "result of returns, low=summary.of_returns.result.low",
                "result of returns, median=summary.of_returns.result.median",
                "result of returns, high=summary.of_returns.result.high",
                "drawdown of returns, high=summary.of_returns.drawdown.high",
                "result of trades, low=summary.of_trades.result.low",
                "result of trades, median=summary.of_trades.result.median",
                "result of trades, high=summary.of_trades.result.high",
                "drawdown of trades, high=summary.of_trades.drawdown.high",
                "digest=summary.digest",
                "run digest=summary.run",
                "data digest=summary.data",
                "code=summary.code_version")),
        "{progress.share}");
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  Sheet sheet(Object view) {
    return Sheet.ofFields(view, facts.toArray(new String[0]));
  }

  Sheet sheetOfAll(Object view) {
    return Sheet.of(Json.list(view, list), columns.toArray(new String[0]));
  }

  boolean isOpen(Reply reply) {
    return List.of("queued", "running").contains(state(reply));
  }

  /** Of an order that was not waited for: whether it was taken. */
  int exitOfOrder(Reply reply) {
    return isOpen(reply) ? Exit.OK : exitOfEnd(reply);
  }

  /** Of one that was waited for. */
  int exitOfEnd(Reply reply) {
    return state(reply).equals("done") ? Exit.OK : Exit.NO;
  }

  boolean isQueued(Reply reply) {
    return state(reply).equals("queued");
  }

  private static String state(Reply reply) {
    return Json.text(reply.json(), "state");
  }

  /** What changes while a run goes on. */
  String moved(Reply reply) {
    return state(reply)
        + " "
        + FIELD
            .matcher(moving)
            .replaceAll(m -> Matcher.quoteReplacement(Json.text(reply.json(), m.group(1))));
  }

  String id(String text) {
    if (!text.matches("[0-9a-f]{12}")) {
      throw new Trouble(
          Exit.USAGE,
          "'"
              + Sheet.clean(text)
              + "': an id is 12 hexadecimal digits; see: ffe "
              + name
              + " list");
    }
    return text;
  }
}
