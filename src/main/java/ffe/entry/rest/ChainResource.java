package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.chain.ChainDesk;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Set;

/** The audit chain: how it stands, verified, exported, proved of a decision; admin only. */
@Path("v1/audit/chain")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class ChainResource {

  static final String PACKED = "application/gzip";

  @Inject ChainDesk desk;

  @Context HttpServletRequest request;

  /** The chains, what the last verification said, and how they are anchored. */
  @GET
  public String view() {
    return PlainJson.of(desk.view(Caller.of(request))).toString();
  }

  /** Begins to verify; look at the chains for how it goes and what came out. */
  @POST
  @Path("verify")
  public Response verify(InputStream text) {
    JsonBody.readOptional(text, Set.of());
    return Response.accepted(PlainJson.of(desk.verify(Caller.of(request))).toString()).build();
  }

  /** That a decision is in its chain. */
  @GET
  @Path("decisions/{id}")
  public String proof(@PathParam("id") String id) {
    return desk.proof(Caller.of(request), Limits.id(id))
        .map(proof -> PlainJson.of(proof).toString())
        .orElseThrow(() -> ApiException.notFound("decision"));
  }

  /** All links, for {@code ffe verify}. */
  @GET
  @Path("export")
  @Produces({PACKED, MediaType.APPLICATION_JSON})
  public Response export() {
    Actor actor = Caller.of(request);
    desk.needExport(actor);
    StreamingOutput body = out -> desk.export(actor, out);
    return Response.ok(body, PACKED)
        .header("Content-Disposition", "attachment; filename=\"audit-chain.gz\"")
        .build();
  }
}
