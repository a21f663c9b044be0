package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.market.InstrumentDesk;
import ffe.desk.market.WatchDesk;
import ffe.desk.market.WatchView;
import ffe.market.Instrument;
import ffe.market.Quote;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Instruments that people of this server watch. */
@Path("v1/market/watchlist")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class WatchlistResource {

  private static final Set<String> FIELDS = Set.of("source", "asset_pair");

  @Inject WatchDesk desk;

  @Inject InstrumentDesk instruments;

  @Context HttpServletRequest request;

  @GET
  public String list() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(Caller.of(request)).forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder().add("watchlist", all).build().toString();
  }

  /** Answers 201 when it was added, 200 when it was watched already. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response add(InputStream text) {
    Actor actor = Caller.of(request);
    JsonBody body = JsonBody.read(text, FIELDS);
    String source =
        body.string("source")
            .map(s -> Sources.known(instruments, actor, s))
            .orElseGet(() -> instruments.sourceOf(actor));
    Instrument instrument = Sources.instrument("asset_pair", body.string("asset_pair").orElse(""));
    boolean added;
    try {
      added = desk.add(actor, source, instrument);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          422, "UNKNOWN_INSTRUMENT", String.valueOf(e.getMessage()), Optional.of("asset_pair"));
    }
    return Response.status(added ? 201 : 200)
        .entity(done(source, instrument, "added", added))
        .build();
  }

  @DELETE
  @Path("{source}/{pair}")
  public String remove(@PathParam("source") String source, @PathParam("pair") String pair) {
    Actor actor = Caller.of(request);
    Instrument instrument = Sources.instrument("pair", pair);
    if (!desk.remove(actor, Sources.known(instruments, actor, source), instrument)) {
      throw ApiException.notFound("watched instrument");
    }
    return done(source, instrument, "removed", true);
  }

  private static String done(String source, Instrument instrument, String what, boolean isDone) {
    return Json.createObjectBuilder()
        .add("source", source)
        .add("instrument", instrument.name())
        .add(what, isDone)
        .build()
        .toString();
  }

  private static JsonObjectBuilder json(WatchView view) {
    Optional<Quote> quote = view.quote();
    return Json.createObjectBuilder()
        .add("source", view.source())
        .add("instrument", view.instrument().name())
        .add("since", view.since().toString())
        .add("last", PlainJson.of(view.last()))
        .add("since_midnight_percent", PlainJson.of(quote.flatMap(Quote::sinceMidnight)))
        .add("low_24h", PlainJson.of(quote.flatMap(Quote::low)))
        .add("high_24h", PlainJson.of(quote.flatMap(Quote::high)))
        .add("bid", PlainJson.of(quote.flatMap(Quote::bid)))
        .add("ask", PlainJson.of(quote.flatMap(Quote::ask)))
        .add("spread_bps", PlainJson.of(quote.flatMap(Quote::spread)))
        .add("age_seconds", PlainJson.of(view.age().map(Duration::toSeconds)))
        .add("stale", view.isStale())
        .add("traded_by", PlainJson.of(view.traders()))
        .add("trouble", view.trouble());
  }
}
