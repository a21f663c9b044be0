package ffe.adapter.venue.alpaca;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * Alpaca's resources of crypto prices; the answer is left open, to be read within a bound. Public
 * only because the server makes the client in a class loader of its own.
 */
@Path("/v1beta3/crypto/us")
@Produces(MediaType.APPLICATION_JSON)
public interface AlpacaHttp extends Closeable {

  String KEY = "APCA-API-KEY-ID";
  String SECRET = "APCA-API-SECRET-KEY";

  @GET
  @Path("/bars")
  Response bars(
      @HeaderParam(KEY) String key,
      @HeaderParam(SECRET) String secret,
      @QueryParam("symbols") String symbols,
      @QueryParam("timeframe") String timeframe,
      @QueryParam("start") String from,
      @QueryParam("end") String to,
      @QueryParam("limit") int limit,
      @QueryParam("page_token") @Nullable String page);

  @GET
  @Path("/snapshots")
  Response snapshots(
      @HeaderParam(KEY) String key,
      @HeaderParam(SECRET) String secret,
      @QueryParam("symbols") String symbols);
}
