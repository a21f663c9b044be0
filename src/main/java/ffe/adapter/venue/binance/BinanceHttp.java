package ffe.adapter.venue.binance;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * Binance's public REST resources; the answer is left open, to be read within a bound. Public only
 * because the server makes the client in a class loader of its own.
 */
@Path("/api/v3")
@Produces(MediaType.APPLICATION_JSON)
public interface BinanceHttp extends Closeable {

  @GET
  @Path("/exchangeInfo")
  Response symbol(
      @QueryParam("symbol") String symbol, @QueryParam("showPermissionSets") boolean permissions);

  @GET
  @Path("/exchangeInfo")
  Response symbols(
      @QueryParam("permissions") String permission,
      @QueryParam("showPermissionSets") boolean permissions);

  @GET
  @Path("/klines")
  Response klines(
      @QueryParam("symbol") String symbol,
      @QueryParam("interval") String interval,
      @QueryParam("startTime") @Nullable Long from,
      @QueryParam("limit") int limit);

  @GET
  @Path("/trades")
  Response trades(@QueryParam("symbol") String symbol, @QueryParam("limit") int limit);

  @GET
  @Path("/ticker/24hr")
  Response tickers(@QueryParam("symbols") String symbols);
}
