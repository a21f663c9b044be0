package ffe.entry.rest;

import ffe.desk.backtest.AskedModels;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.JobView;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.TradingHours;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was ordered as a job, as JSON. */
final class Orders {

  private Orders() {}

  /**
   * How a job stands.
   *
   * @param order what was ordered
   */
  static JsonObject job(JobView<?, ?, ?> view, JsonObjectBuilder order) {
    return Json.createObjectBuilder()
        .add("id", view.id())
        .add("state", view.state().name().toLowerCase(Locale.ROOT))
        .add("order", order)
        .add("actor", view.actor())
        .add("ordered_at", view.orderedAt().toString())
        .add("begun_at", PlainJson.of(view.begunAt()))
        .add("ended_at", PlainJson.of(view.endedAt()))
        .add("attempts", view.attempts())
        .add("worker", view.worker())
        .add("progress", PlainJson.of(view.progress()))
        .add("problem", PlainJson.of(view.problem()))
        .add("summary", PlainJson.of(view.summary()))
        .build();
  }

  /** As they are ordered. */
  private static String names(List<Instrument> instruments) {
    return instruments.stream().map(Instrument::name).collect(Collectors.joining(","));
  }

  static JsonObjectBuilder json(BacktestOrder order) {
    BacktestOrder.Data data = order.data();
    return Json.createObjectBuilder()
        .add("source", data.source())
        .add("asset_pair", names(data.instruments()))
        .add("dataset", PlainJson.of(data.dataset()))
        .add("dataset_digest", PlainJson.of(data.digest()))
        .add("timeframe", PlainJson.of(data.timeframe().map(Timeframe::label)))
        .add("from", PlainJson.of(data.from()))
        .add("to", PlainJson.of(data.to()))
        .add("analysts", PlainJson.of(order.analysts()))
        .add("strategy", order.strategy())
        .add("deposit", order.deposit().toPlainString())
        .add("costs", PlainJson.of(order.costs()))
        .add("limits", PlainJson.of(order.limits()))
        .add("lift_after_days", PlainJson.of(order.liftAfterDays()))
        .add("hours", PlainJson.of(data.hours().map(TradingHours::label)))
        .add("margin", PlainJson.of(order.margin()))
        .add("trials", order.trials())
        .add("models", models(order))
        .add("budget_usd", PlainJson.of(order.models().flatMap(AskedModels::budgetUsd)));
  }

  private static JsonArrayBuilder models(BacktestOrder order) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    order.models().stream()
        .flatMap(asked -> asked.seating().seats().stream())
        .forEach(
            seat ->
                all.add(
                    Json.createObjectBuilder()
                        .add("provider", seat.provider())
                        .add("model", seat.model())));
    return all;
  }
}
