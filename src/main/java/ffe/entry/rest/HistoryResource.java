package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Bookkeeper;
import ffe.desk.RowPage;
import ffe.order.Fill;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.Posting;
import ffe.portfolio.RoundTrip;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was filled, booked and earned; as JSON by pages, or whole as CSV for those who ask so. */
@Path("v1")
@Produces({MediaType.APPLICATION_JSON, Csv.TYPE})
@PerAccount
@SuppressWarnings("NullAway.Init")
public class HistoryResource {

  private static final int ROWS_MAX = 500;

  private static final Csv<Fill> FILLS =
      new Csv<Fill>()
          .column("time", Fill::time)
          .column("fill_id", Fill::id)
          .column("order_id", Fill::orderId)
          .column("instrument", Fill::instrument)
          .column("side", Fill::side)
          .column("price", Fill::price)
          .column("quantity", Fill::quantity)
          .column("notional", f -> f.notional().amount().toPlainString())
          .column("fee", f -> f.fee().amount().toPlainString())
          .column("fee_currency", f -> f.fee().currency())
          .column("liquidity", Fill::liquidity);

  private static final Csv<Fill> FEES =
      new Csv<Fill>()
          .column("time", Fill::time)
          .column("fill_id", Fill::id)
          .column("order_id", Fill::orderId)
          .column("instrument", Fill::instrument)
          .column("fee", f -> f.fee().amount().toPlainString())
          .column("currency", f -> f.fee().currency());

  private static final Csv<RoundTrip> GAINS =
      new Csv<RoundTrip>()
          .column("instrument", RoundTrip::instrument)
          .column("acquired", RoundTrip::openedAt)
          .column("disposed", RoundTrip::closedAt)
          .column("quantity", RoundTrip::quantity)
          .column("cost", t -> t.cost().amount().toPlainString())
          .column("proceeds", t -> t.proceeds().amount().toPlainString())
          .column("fees", t -> t.fees().amount().toPlainString())
          .column("gain", t -> t.profit().amount().toPlainString())
          .column("currency", t -> t.profit().currency());

  private static final Csv<RoundTrip> TRIPS =
      new Csv<RoundTrip>()
          .column("entry_fill_id", RoundTrip::entryFillId)
          .column("exit_fill_id", RoundTrip::exitFillId)
          .column("instrument", RoundTrip::instrument)
          .column("opened_at", RoundTrip::openedAt)
          .column("closed_at", RoundTrip::closedAt)
          .column("quantity", RoundTrip::quantity)
          .column("profit", t -> t.profit().amount().toPlainString())
          .column("currency", t -> t.profit().currency());

  private static final Csv<LedgerEntry> TRANSFERS =
      new Csv<LedgerEntry>()
          .column("time", LedgerEntry::at)
          .column("id", LedgerEntry::id)
          .column("kind", LedgerEntry::cause)
          .column("amount", e -> cash(e).amount().amount().toPlainString())
          .column("currency", e -> cash(e).amount().currency());

  @Inject Bookkeeper books;

  @Context HttpServletRequest request;

  @Context HttpHeaders headers;

  /** What the account's trading came to, over all days or some risk days, whole and cut. */
  @GET
  @Path("performance")
  @Produces(MediaType.APPLICATION_JSON)
  public String performance(
      @QueryParam("days") @Nullable String days,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to) {
    Actor actor = Caller.of(request);
    return Results.json(books.performance(actor, Results.query(days, from, to)));
  }

  @GET
  @Path("ledger")
  @Produces(MediaType.APPLICATION_JSON)
  public String ledger(
      @QueryParam("limit") @DefaultValue("100") String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Actor actor = Caller.of(request);
    return Pages.json(
        "entries", books.ledger(actor, Pages.after(cursor), Limits.read(limit, 1, ROWS_MAX)));
  }

  @GET
  @Path("fills")
  public Response fills(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Actor actor = Caller.of(request);
    return answer("fills", FILLS, books.fills(actor, Pages.after(cursor), rows(limit)));
  }

  /** What each fill cost. */
  @GET
  @Path("fees")
  public Response fees(
      @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
    Actor actor = Caller.of(request);
    RowPage<Fill> page = books.fills(actor, Pages.after(cursor), rows(limit));
    return answer("fees", FEES, page);
  }

  @GET
  @Path("round-trips")
  public Response roundTrips(@QueryParam("limit") @Nullable String limit) {
    return answer("round_trips", TRIPS, trips(limit));
  }

  /** Lots that were sold, first in first out. */
  @GET
  @Path("realised-gains")
  public Response gains(@QueryParam("limit") @Nullable String limit) {
    return answer("realised_gains", GAINS, trips(limit));
  }

  private RowPage<RoundTrip> trips(@Nullable String limit) {
    Actor actor = Caller.of(request);
    return new RowPage<>(books.roundTrips(actor, rows(limit)), Optional.empty());
  }

  /** Money that came from outside. */
  @GET
  @Path("transfers")
  public Response transfers(@QueryParam("limit") @Nullable String limit) {
    Actor actor = Caller.of(request);
    List<LedgerEntry> entries = books.transfers(actor, rows(limit));
    return answer("transfers", TRANSFERS, new RowPage<>(entries, Optional.empty()));
  }

  private static Posting cash(LedgerEntry entry) {
    return entry.postings().stream()
        .filter(p -> p.book().equals(Posting.CASH))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a transfer moves cash: " + entry.id()));
  }

  /** A list to be kept is whole unless a limit is said. */
  private int rows(@Nullable String limit) {
    boolean isFile = Csv.isWanted(headers);
    int most = isFile ? Bookkeeper.ROWS_MAX : ROWS_MAX;
    return limit == null ? (isFile ? most : 100) : Limits.read(limit, 1, most);
  }

  private <T> Response answer(String name, Csv<T> csv, RowPage<T> page) {
    if (!Csv.isWanted(headers)) {
      return Response.ok(Pages.json(name, page), MediaType.APPLICATION_JSON).build();
    }
    return Response.ok(csv.of(page.rows()), Csv.TYPE + ";charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"" + name + ".csv\"")
        .build();
  }
}
