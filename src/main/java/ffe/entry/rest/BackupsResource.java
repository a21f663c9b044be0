package ffe.entry.rest;

import ffe.desk.keeping.Backups;
import ffe.desk.keeping.SafeKeeping;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** Backups on this server's disk; admin only. A restore is a start with FFE_RESTORE_FROM. */
@Path("v1/backups")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class BackupsResource {

  @Inject SafeKeeping keeping;

  @Context HttpServletRequest request;

  /** Makes one now and answers when it was written and read back. */
  @POST
  public String make(InputStream text) {
    JsonBody.readOptional(text, Set.of());
    return report(keeping.make(Caller.of(request)));
  }

  @GET
  public String list() {
    JsonArrayBuilder backups = Json.createArrayBuilder();
    keeping.list(Caller.of(request)).forEach(kept -> backups.add(PlainJson.of(kept)));
    return Json.createObjectBuilder()
        .add("backups", backups)
        .add("last_success", PlainJson.of(keeping.lastSuccess()))
        .add("trouble", PlainJson.of(keeping.trouble()))
        .build()
        .toString();
  }

  @POST
  @Path("{name}/verify")
  public String verify(@PathParam("name") String name, InputStream text) {
    JsonBody.readOptional(text, Set.of());
    return keeping
        .verify(Caller.of(request), name)
        .map(BackupsResource::report)
        .orElseThrow(() -> ApiException.notFound("backup"));
  }

  private static String report(Backups.Report report) {
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("name", report.name())
            .add("intact", report.intact())
            .add("problem", text(report.problem()))
            .add("manifest_sha256", text(report.manifestSha256()));
    report
        .manifest()
        .ifPresent(
            m ->
                out.add("schema", m.schema())
                    .add("application", m.application())
                    .add("taken_at", m.takenAt().toString())
                    .add("rows", m.rows())
                    .add("markets", PlainJson.of(m.markets()))
                    .add("ledgers", PlainJson.of(m.ledgers()))
                    .add("tables", PlainJson.of(m.tables())));
    return out.build().toString();
  }

  private static JsonValue text(Optional<String> text) {
    return PlainJson.of(text);
  }
}
