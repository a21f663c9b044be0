package ffe.entry.rest;

import ffe.desk.Role;
import ffe.desk.backtest.JobDesk;
import ffe.desk.backtest.JobView;
import ffe.desk.chance.ChanceDesk;
import ffe.desk.chance.ChanceForm;
import ffe.desk.chance.ChanceOrder;
import ffe.desk.chance.ChanceProgress;
import ffe.desk.chance.ChanceResult;
import ffe.desk.chance.ChanceSummary;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What else chance could have made of a backtest, as jobs that run beside. */
@Path("v1/monte-carlo")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class MonteCarloResource {

  private static final String NONE = "Monte Carlo";

  @Inject ChanceDesk desk;

  @Context HttpServletRequest request;

  /** Answers 202 when it waits in the queue; {@code Location} tells of its progress. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response order(InputStream text) {
    JobDesk.need(Caller.of(request), Role.TRADER);
    JsonBody body = JsonBody.readOptional(text, new TreeSet<>(ChanceForm.FIELDS));
    Map<String, String> given = new TreeMap<>();
    ChanceForm.FIELDS.forEach(f -> body.text(f).ifPresent(value -> given.put(f, value)));
    JobView<ChanceOrder, ChanceProgress, ChanceSummary> view =
        desk.order(Caller.of(request), ChanceForm.read(given));
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create("/api/v1/monte-carlo/" + view.id()))
        .entity(json(view).toString())
        .build();
  }

  @GET
  public String list(@QueryParam("limit") @DefaultValue("20") String limit) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(Caller.of(request), Limits.read(limit, 1, ChanceDesk.LIST_MAX))
        .forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder().add("monte_carlo", all).build().toString();
  }

  @GET
  @Path("{id}")
  public String one(@PathParam("id") String id) {
    return desk.find(Caller.of(request), id)
        .map(view -> json(view).toString())
        .orElseThrow(() -> ApiException.notFound(NONE));
  }

  /** Ends it wherever it waits or runs. */
  @DELETE
  @Path("{id}")
  public String cancel(@PathParam("id") String id) {
    return desk.cancel(Caller.of(request), id)
        .map(view -> json(view).toString())
        .orElseThrow(() -> ApiException.notFound(NONE));
  }

  /** All that was drawn, of one that came to its end. */
  @GET
  @Path("{id}/result")
  public String result(@PathParam("id") String id) {
    ChanceResult result =
        desk.result(Caller.of(request), id).orElseThrow(() -> ApiException.notFound(NONE));
    return Json.createObjectBuilder()
        .add("id", id)
        .add("digest", result.digest())
        .add("run_digest", result.run())
        .add("data_digest", result.data())
        .add("code_version", result.codeVersion())
        .add("chances", PlainJson.of(result.chances()))
        .build()
        .toString();
  }

  static JsonObject json(JobView<ChanceOrder, ChanceProgress, ChanceSummary> view) {
    ChanceOrder order = view.order();
    return Orders.job(
        view,
        Json.createObjectBuilder()
            .add("backtest", order.backtest())
            .add("run", Orders.json(order.run()))
            .add("digest", order.digest())
            .add("draw", PlainJson.of(order.draw())));
  }
}
