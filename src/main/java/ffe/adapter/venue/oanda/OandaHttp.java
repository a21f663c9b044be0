package ffe.adapter.venue.oanda;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * OANDA's resources (v20); the answer is left open, to be read within a bound. Public only because
 * the server makes the client in a class loader of its own.
 */
@Path("/v3")
@Produces(MediaType.APPLICATION_JSON)
public interface OandaHttp extends Closeable {

  String AUTHORIZATION = "Authorization";

  @GET
  @Path("/accounts/{account}/instruments")
  Response instruments(
      @HeaderParam(AUTHORIZATION) String bearer,
      @PathParam("account") String account,
      @QueryParam("instruments") @Nullable String names);

  @GET
  @Path("/accounts/{account}/pricing")
  Response pricing(
      @HeaderParam(AUTHORIZATION) String bearer,
      @PathParam("account") String account,
      @QueryParam("instruments") String names);

  @GET
  @Path("/instruments/{name}/candles")
  Response candles(
      @HeaderParam(AUTHORIZATION) String bearer,
      @PathParam("name") String name,
      @QueryParam("price") String components,
      @QueryParam("granularity") String granularity,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("dailyAlignment") int midnight,
      @QueryParam("alignmentTimezone") String zone);
}
