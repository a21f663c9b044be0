package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.backtest.JobDesk;
import ffe.desk.backtest.JobView;
import ffe.desk.search.SearchDesk;
import ffe.desk.search.SearchForm;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchOrder.Aim;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchResult;
import ffe.desk.search.SearchSummary;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the routes of one kind of search have in common.
 *
 * @param path of the routes, and the field of a list
 */
record SearchDoor(SearchDesk desk, Aim aim, String path) {

  private static final String NONE = "search";

  Response order(Actor actor, InputStream text) {
    JobDesk.need(actor, Role.TRADER);
    JsonBody body = JsonBody.readOptional(text, new TreeSet<>(SearchForm.fields()));
    Map<String, String> given = new TreeMap<>();
    SearchForm.fields().forEach(f -> body.text(f).ifPresent(value -> given.put(f, value)));
    JobView<SearchOrder, SearchProgress, SearchSummary> view =
        desk.order(actor, SearchForm.read(aim, given));
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("/api/v1/" + path + "/" + view.id()))
        .entity(json(view).toString())
        .build();
  }

  String list(Actor actor, String limit) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(actor, aim, Limits.read(limit, 1, SearchDesk.LIST_MAX))
        .forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder().add("searches", all).build().toString();
  }

  String one(Actor actor, String id) {
    return told(desk.find(actor, aim, id));
  }

  String cancel(Actor actor, String id) {
    return told(desk.cancel(actor, aim, id));
  }

  private static String told(Optional<JobView<SearchOrder, SearchProgress, SearchSummary>> view) {
    return view.map(v -> json(v).toString()).orElseThrow(() -> ApiException.notFound(NONE));
  }

  String result(Actor actor, String id) {
    SearchResult result = found(actor, id);
    return Json.createObjectBuilder()
        .add("id", id)
        .add("digest", result.digest())
        .add("data_digest", result.data())
        .add("report", PlainJson.of(result.report()))
        .build()
        .toString();
  }

  Response report(Actor actor, String id) {
    SearchResult result = found(actor, id);
    return desk.find(actor, aim, id)
        .map(view -> ReportFile.answer(ReportFile.of(view, result)))
        .orElseThrow(() -> ApiException.notFound(NONE));
  }

  private SearchResult found(Actor actor, String id) {
    return desk.result(actor, aim, id).orElseThrow(() -> ApiException.notFound(NONE));
  }

  private static JsonObject json(JobView<SearchOrder, SearchProgress, SearchSummary> view) {
    return Orders.job(view, json(view.order()));
  }

  private static JsonObjectBuilder json(SearchOrder order) {
    return Json.createObjectBuilder()
        .add("run", Orders.json(order.run()))
        .add("space", order.space())
        .add("method", PlainJson.of(order.method()))
        .add("judging", PlainJson.of(order.judging()));
  }
}
