package ffe.adapter.venue.alpaca;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** As {@link AlpacaHttp}, of the trading side, which tells what is traded and by which rules. */
@Path("/v2")
@Produces(MediaType.APPLICATION_JSON)
public interface AlpacaTradingHttp extends Closeable {

  @GET
  @Path("/clock")
  Response clock(
      @HeaderParam(AlpacaHttp.KEY) String key, @HeaderParam(AlpacaHttp.SECRET) String secret);

  @GET
  @Path("/assets")
  Response assets(
      @HeaderParam(AlpacaHttp.KEY) String key,
      @HeaderParam(AlpacaHttp.SECRET) String secret,
      @QueryParam("status") String status,
      @QueryParam("asset_class") String kind);
}
