package ffe.adapter.venue.kraken;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/**
 * Kraken's public REST resources; the answer is left open, to be read within a bound. Public only
 * because the server makes the client in a class loader of its own.
 */
@Path("/0/public")
@Produces(MediaType.APPLICATION_JSON)
public interface KrakenHttp extends Closeable {

  @GET
  @Path("/AssetPairs")
  Response assetPairs(@QueryParam("pair") String pair);

  @GET
  @Path("/AssetPairs")
  Response allPairs();

  @GET
  @Path("/Ticker")
  Response ticker(@QueryParam("pair") String pairs);

  @GET
  @Path("/OHLC")
  Response ohlc(
      @QueryParam("pair") String pair,
      @QueryParam("interval") int minutes,
      @QueryParam("since") long since);
}
