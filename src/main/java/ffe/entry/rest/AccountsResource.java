package ffe.entry.rest;

import ffe.desk.AccountDesk;
import ffe.desk.AccountPlan;
import ffe.desk.AccountView;
import ffe.market.Instrument;
import ffe.money.Money;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Paper accounts: list, open another, begin again. */
@Path("v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@SuppressWarnings("NullAway.Init")
public class AccountsResource {

  private static final Set<String> FIELDS =
      Set.of("name", "source", "asset_pair", "initial_balance");
  private static final String AMOUNT = "\\d{1,10}(\\.\\d{1,8})?";

  @Inject AccountDesk desk;

  @Context HttpServletRequest request;

  @GET
  public String list() {
    JsonArrayBuilder all = Json.createArrayBuilder();
    desk.list(Caller.of(request)).forEach(view -> all.add(json(view)));
    return Json.createObjectBuilder().add("accounts", all).build().toString();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response open(InputStream text) {
    JsonBody body = JsonBody.read(text, FIELDS);
    String name = needed(body, "name");
    String source = needed(body, "source");
    List<Instrument> instruments = pairs(needed(body, "asset_pair"));
    String amount = body.string("initial_balance").orElse("10000");
    if (!amount.matches(AMOUNT)) {
      throw ApiException.outOfRange("initial_balance", "initial_balance is an amount like 10000");
    }
    Money deposit = new Money(new BigDecimal(amount), instruments.get(0).quote());
    AccountView opened =
        checked(() -> desk.open(Caller.of(request), name, source, instruments, deposit));
    return Response.status(Response.Status.CREATED).entity(json(opened).build().toString()).build();
  }

  /** Trades one instrument more, over the same ledger. */
  @POST
  @Path("{name}/instruments")
  @Consumes(MediaType.APPLICATION_JSON)
  public String add(@PathParam("name") String name, InputStream text) {
    Instrument instrument = pair(needed(JsonBody.read(text, Set.of("asset_pair")), "asset_pair"));
    return json(checked(() -> desk.add(Caller.of(request), name, instrument))).build().toString();
  }

  /** Trades one instrument less; refused while something is held or ordered in it. */
  @DELETE
  @Path("{name}/instruments/{pair}")
  public String remove(@PathParam("name") String name, @PathParam("pair") String pair) {
    Instrument instrument = pair(pair);
    return json(checked(() -> desk.remove(Caller.of(request), name, instrument)))
        .build()
        .toString();
  }

  /** One or more, with commas between them. */
  private static List<Instrument> pairs(String text) {
    return Arrays.stream(text.split(",", AccountPlan.INSTRUMENTS_MAX + 1))
        .map(AccountsResource::pair)
        .toList();
  }

  private static Instrument pair(String text) {
    return Instrument.parse(text)
        .orElseThrow(
            () ->
                new ApiException(
                    422,
                    "UNKNOWN_INSTRUMENT",
                    "asset_pair is a pair such as BTC-USD, or several with commas between them",
                    Optional.of("asset_pair")));
  }

  @POST
  @Path("{name}/reset")
  public String reset(@PathParam("name") String name, InputStream body) {
    JsonBody.readOptional(body, Set.of());
    AccountView next = checked(() -> desk.reset(Caller.of(request), name));
    return Json.createObjectBuilder()
        .add("archived", name)
        .add("opened", json(next))
        .build()
        .toString();
  }

  private static JsonArrayBuilder names(List<Instrument> instruments) {
    JsonArrayBuilder names = Json.createArrayBuilder();
    instruments.forEach(instrument -> names.add(instrument.name()));
    return names;
  }

  private static AccountView checked(Supplier<AccountView> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new ApiException(422, "OUT_OF_RANGE", String.valueOf(e.getMessage()));
    }
  }

  private static String needed(JsonBody body, String field) {
    return body.string(field)
        .orElseThrow(() -> ApiException.outOfRange(field, field + " is needed"));
  }

  private static JsonObjectBuilder json(AccountView view) {
    JsonObjectBuilder out =
        Json.createObjectBuilder()
            .add("name", view.plan().name())
            .add("mode", "paper")
            .add("source", view.plan().source())
            .add("instruments", names(view.plan().instruments()))
            .add("initial_balance", view.plan().deposit().amount().toPlainString())
            .add("currency", view.plan().deposit().currency().code())
            .add("opened_at", view.openedAt().toString())
            .add("archived", view.archivedAt().isPresent());
    view.archivedAt()
        .ifPresentOrElse(
            at -> out.add("archived_at", at.toString()), () -> out.addNull("archived_at"));
    out.add(
        "equity",
        view.status()
            .flatMap(s -> s.equity())
            .<JsonValue>map(m -> Json.createValue(m.amount().toPlainString()))
            .orElse(JsonValue.NULL));
    view.status()
        .ifPresentOrElse(
            s -> out.add("state", s.agent().name().toLowerCase(Locale.ROOT)),
            () -> out.addNull("state"));
    return out.add("trouble", view.trouble());
  }
}
