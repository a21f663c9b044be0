package ffe.adapter.venue.coinbase;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;

/**
 * Coinbase's public REST resources; the answer is left open, to be read within a bound. Answers are
 * up to a second old unless none from a cache are asked for. Public only because the server makes
 * the client in a class loader of its own.
 */
@Path("/api/v3/brokerage")
@Produces(MediaType.APPLICATION_JSON)
@ClientHeaderParam(name = "Cache-Control", value = "no-cache")
public interface CoinbaseHttp extends Closeable {

  @GET
  @Path("/time")
  Response time();

  @GET
  @Path("/market/products/{product}")
  Response product(@PathParam("product") String product);

  @GET
  @Path("/market/products")
  Response products(
      @QueryParam("product_type") String type, @QueryParam("product_ids") List<String> products);

  @GET
  @Path("/market/products/{product}/candles")
  Response candles(
      @PathParam("product") String product,
      @QueryParam("start") long from,
      @QueryParam("end") long to,
      @QueryParam("granularity") String granularity);

  @GET
  @Path("/market/products/{product}/ticker")
  Response trades(@PathParam("product") String product, @QueryParam("limit") int limit);
}
