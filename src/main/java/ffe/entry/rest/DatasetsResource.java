package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.files.BadRowsException;
import ffe.desk.files.Dataset;
import ffe.desk.files.DatasetBook;
import ffe.desk.files.DatasetDesk;
import ffe.desk.files.DatasetOrder;
import ffe.desk.market.DataDesk;
import ffe.desk.market.GapMode;
import ffe.desk.market.OutOfRangeException;
import ffe.desk.market.SampleQuery;
import ffe.desk.market.SlotPage;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Datasets: candles under a name, in versions that never change. The body is the file. */
@Path("v1/datasets")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class DatasetsResource {

  private static final String ROOT = "/api/v1/datasets/";
  private static final int LENGTH_MAX = 9;

  @Inject DatasetDesk desk;

  @Inject DataDesk data;

  @Context HttpServletRequest request;

  @Context HttpHeaders headers;

  /** Answers 201 with a new version, 200 with the one that has the same candles already. */
  @POST
  @Consumes({"text/csv", "application/gzip", MediaType.APPLICATION_OCTET_STREAM})
  public Response upload(
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("instrument") @DefaultValue("") String pair,
      @QueryParam("timeframe") @DefaultValue("") String timeframe,
      InputStream body) {
    Instrument instrument = Sources.instrument("instrument", pair);
    Timeframe length = CandleQuery.timeframe(timeframe);
    if (!DatasetOrder.isName(name)) {
      throw ApiException.outOfRange(
          "name", "name is 1 to 32 lower-case letters, digits and hyphens");
    }
    try {
      DatasetBook.Kept kept =
          desk.upload(Caller.of(request), new DatasetOrder(name, instrument, length), body);
      Dataset made = kept.dataset();
      return Response.status(kept.isNew() ? Response.Status.CREATED : Response.Status.OK)
          .location(URI.create(ROOT + made.name()))
          .entity(json(made).build().toString())
          .build();
    } catch (BadRowsException e) {
      return refused(e);
    }
  }

  private static Response refused(BadRowsException e) {
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("detail", String.valueOf(e.getMessage()))
            .add("reference_id", UUID.randomUUID().toString())
            .add("code", "BAD_ROWS")
            .add("refused", e.rows());
    JsonArrayBuilder findings = Json.createArrayBuilder();
    e.findings()
        .forEach(
            f ->
                findings.add(
                    Json.createObjectBuilder()
                        .add("row", f.line())
                        .add("column", PlainJson.of(f.column()))
                        .add("found", f.reason())));
    return Response.status(422)
        .type(MediaType.APPLICATION_JSON)
        .entity(out.add("findings", findings).build().toString())
        .build();
  }

  /** The newest version of each name. */
  @GET
  public Response list(
      @QueryParam("limit") @DefaultValue("20") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor) {
    if (!cursor.isEmpty() && !DatasetOrder.isName(cursor)) {
      throw ApiException.outOfRange("cursor", "cursor is what the former page gave as next");
    }
    int most = Limits.read(limit, 1, DatasetDesk.LIST_MAX);
    List<Dataset> found = desk.list(Caller.of(request), cursor, most);
    boolean isFull = found.size() == most;
    Optional<String> next = isFull ? Optional.of(found.get(most - 1).name()) : Optional.empty();
    return told(found, "next", PlainJson.of(next));
  }

  /** All versions of one name, newest first. */
  @GET
  @Path("{name}")
  public Response versions(@PathParam("name") String name) {
    List<Dataset> found = desk.versions(Caller.of(request), name);
    if (found.isEmpty()) {
      throw ApiException.notFound("dataset");
    }
    return told(found, "name", PlainJson.of(name));
  }

  private Response told(List<Dataset> found, String beside, jakarta.json.JsonValue value) {
    JsonArrayBuilder all = Json.createArrayBuilder();
    found.forEach(one -> all.add(json(one)));
    String text =
        Json.createObjectBuilder().add("datasets", all).add(beside, value).build().toString();
    return Tagged.answer(headers, text, MediaType.APPLICATION_JSON).build();
  }

  /** Pages of its candles, oldest first; {@code Next-Cursor} is where the following one begins. */
  @GET
  @Path("{name}/{version}/candles")
  @Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
  public Response candles(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("limit") @DefaultValue("500") String limit,
      @QueryParam("cursor") @DefaultValue("") String cursor,
      @QueryParam("format") @DefaultValue("") String format) {
    Actor actor = Caller.of(request);
    boolean isFile = CandleQuery.isCsv(format, headers);
    Dataset set = found(actor, name, version);
    try {
      SampleQuery query =
          new SampleQuery(
              set.source(),
              set.instrument(),
              set.timeframe(),
              CandleQuery.time("from", from).or(() -> Optional.of(set.sum().first())),
              CandleQuery.time("to", to),
              Optional.empty(),
              Optional.empty(),
              Limits.read(limit, 1, SampleQuery.POINTS_MAX),
              List.of());
      SlotPage page =
          data.slots(actor, query.after(CandleQuery.time("cursor", cursor)), GapMode.SKIP, false)
              .orElseThrow(() -> ApiException.notFound("dataset"));
      return CandleAnswers.of(
          headers,
          new CandleAnswer(set.source(), set.instrument(), page, List.of(), false),
          isFile);
    } catch (OutOfRangeException e) {
      throw ApiException.outOfRange(e.field(), String.valueOf(e.getMessage()));
    }
  }

  private Dataset found(Actor actor, String name, String version) {
    Optional<Dataset> set =
        version.length() <= LENGTH_MAX && version.matches("[1-9][0-9]*")
            ? desk.find(actor, name, Integer.parseInt(version))
            : Optional.empty();
    return set.orElseThrow(() -> ApiException.notFound("dataset"));
  }

  private static JsonObjectBuilder json(Dataset set) {
    return Json.createObjectBuilder()
        .add("name", set.name())
        .add("version", set.version())
        .add("source", set.source())
        .add("instrument", set.instrument().name())
        .add("timeframe", set.timeframe().label())
        .add("rows", set.sum().rows())
        .add("first", set.sum().first().toString())
        .add("last", set.sum().last().toString())
        .add("gaps", set.sum().gaps())
        .add("missing", set.sum().missing())
        .add("digest", set.sum().digest())
        .add("actor", set.actor())
        .add("made_at", set.madeAt().toString());
  }
}
