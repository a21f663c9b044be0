package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.StatusView;
import ffe.desk.market.DataDesk;
import ffe.desk.market.FilterQuery;
import ffe.desk.market.OutOfRangeException;
import ffe.desk.market.SampleQuery;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which stored candles are meant. */
@Path("v1/market/filter")
@Produces(MediaType.APPLICATION_JSON)
@PerAccount
@SuppressWarnings("NullAway.Init")
public class FilterResource {

  @Inject Desk desk;

  @Inject DataDesk data;

  @Context HttpServletRequest request;

  @Context HttpHeaders headers;

  @GET
  public Response filter(
      @QueryParam("source") @DefaultValue("") String source,
      @QueryParam("asset_pair") @DefaultValue("") String pair,
      @QueryParam("timeframe") @DefaultValue("5m") String timeframe,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("where") @DefaultValue("") String where,
      @QueryParam("hours") @DefaultValue("") String hours,
      @QueryParam("zone") @DefaultValue("UTC") String zone,
      @QueryParam("by") @DefaultValue("range") String by,
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    Actor actor = Caller.of(request);
    StatusView status = desk.status(actor);
    if (!by.matches("range|day")) {
      throw ApiException.outOfRange("by", "by is range or day");
    }
    try {
      SampleQuery range =
          new SampleQuery(
              source.isEmpty() ? status.sourceId() : source,
              Sources.instrument("asset_pair", pair.isEmpty() ? status.instrument() : pair),
              CandleQuery.timeframe(timeframe),
              CandleQuery.time("from", from),
              CandleQuery.time("to", to),
              Optional.empty(),
              Optional.empty(),
              SampleQuery.POINTS_MAX,
              List.of());
      FilterQuery query =
          new FilterQuery(
              range.after(CandleQuery.time("cursor", cursor)),
              where,
              Optional.of(hours).filter(h -> !h.isEmpty()).map(FilterQuery.Hours::read),
              FilterQuery.zone(zone),
              FilterQuery.By.valueOf(by.toUpperCase(Locale.ROOT)),
              Limits.read(limit, 1, FilterQuery.MATCHES_MAX));
      return data.filter(actor, query)
          .map(view -> PlainJson.of(view).toString())
          .map(text -> Tagged.answer(headers, text, MediaType.APPLICATION_JSON).build())
          .orElseThrow(() -> ApiException.notFound("series; see /api/v1/market/symbols"));
    } catch (OutOfRangeException e) {
      throw ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()));
    }
  }
}
