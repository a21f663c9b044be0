import client.ApiClient;
import client.ApiException;
import client.api.AccountsApi;
import client.api.AdministrationApi;
import client.api.AgentApi;
import client.api.BacktestsApi;
import client.api.BooksApi;
import client.api.DataApi;
import client.api.DecisionsApi;
import client.api.MarketApi;
import client.api.OrdersApi;
import client.api.RiskApi;
import client.api.StateApi;
import client.model.AdviceRequest;
import client.model.BacktestRequest;
import client.model.ChanceRequest;
import client.model.SearchRequest;
import client.model.DecisionDetail;
import client.model.DecisionRecordResult;
import client.model.KeyRequest;
import client.model.NewKey;
import client.model.OrderRequest;
import client.model.Policy;
import client.model.RiskChange;
import client.model.RiskTrial;
import client.model.Side;
import client.model.TicketView;
import client.model.WatchRequest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;

/**
 * A program of somebody who has nothing but a client generated from the document: every read, some
 * commands. Prints the name of each operation with something of its answer.
 */
public final class Calls {

  private static final String MAIN = "main";

  private Calls() {}

  public static void main(String[] args) throws ApiException {
    ApiClient client = new ApiClient();
    client.updateBaseUri(args[0]);
    client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + args[1]));
    client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    state(new StateApi(client), new AgentApi(client), new MarketApi(client));
    decisions(new DecisionsApi(client), args[2]);
    books(new BooksApi(client), new OrdersApi(client), args[3]);
    risk(new RiskApi(client));
    administration(new AdministrationApi(client), new AccountsApi(client), args[2]);
    say("imports", new DataApi(client).imports(5).getImports().size());
    say("importJob", new DataApi(client).importJob(args[4]).getFile());
    backfills(new DataApi(client));
    datasets(new DataApi(client));
    backtests(new BacktestsApi(client), args[5]);
    searches(new BacktestsApi(client), args[6], args[7]);
    chances(new BacktestsApi(client), args[5], args[8]);
    order(new OrdersApi(client), new StateApi(client));
  }

  private static void say(String operation, Object answer) {
    System.out.println(operation + "=" + answer);
  }

  private static void state(StateApi state, AgentApi agent, MarketApi market) throws ApiException {
    say("live", state.live().getAlive());
    say("ready", state.ready().getReady());
    say("health", state.health().getComponents().getDatabase());
    say("status", state.status(MAIN).getBalance().getCurrency());
    say("config", state.config().getSettings().size());
    say("strip", state.strip(null).getCycles());
    say("models", state.models().getModels().size());
    say("botStatus", agent.botStatus(null).getDetail().getAgent());
    say("botStatusV1", agent.botStatusV1(MAIN).getCurrentAssetPair());
    say("botConfig", agent.botConfig(null).getWatchlist());
    say("botConfigV1", agent.botConfigV1(null).getPolicy().getValues().get("quorum"));
    say("tellBot", agent.tellBot("pause", MAIN).getState());
    say("tellBotV1", agent.tellBotV1("resume", MAIN).getState());
    say("botCancel", agent.botCancel(null).getCancelledEntries());
    say("symbols", market.symbols(null).getSeries().size());
    say("orderBook", market.orderBook("tape", "BTC-USD", 5, null).getTrouble());
    say("instruments", market.instruments("tape", "btc", 5, null, null).getCount());
    WatchRequest btc = new WatchRequest().source(WatchRequest.SourceEnum.TAPE).assetPair("BTC-USD");
    say("watch", market.watch(btc, null).getInstrument());
    say("watchlist", market.watchlist(null).getWatchlist().size() > 0);
    say("unwatch", market.unwatch("tape", "BTC-USD", null).getRemoved());
    OffsetDateTime from = OffsetDateTime.parse("2013-11-26T00:00:00Z");
    say(
        "candles",
        market
            .candles(
                null, "BTC-USD", "5m", from, null, null, null, 3, null, "sma:20", "skip", "true",
                null, MAIN)
            .getAverages()
            .keySet());
    say(
        "coverage",
        market.coverage(null, "BTC-USD", "5m", null, null, 5, MAIN).getSeries().size());
    say("ticks", market.ticks("kraken", "BTC-USD", null, null, 5, null, null, MAIN).getCount());
    say(
        "profile",
        market.profile(null, "BTC-USD", "5m", null, null, 12, MAIN).getProfile().getBands().size());
    say(
        "filter",
        market
            .filter(
                null, "BTC-USD", "5m", from, null, "close > open", null, "UTC", "range", 3, null,
                MAIN)
            .getMatches()
            .size());
    say("flaws", market.flaws(null, null, 5, null, MAIN).getCount() >= 0);
  }

  private static void backfills(DataApi data) throws ApiException {
    say("backfills", data.backfills(5).getSources().contains("kraken"));
    String last = data.backfills(1).getBackfills().get(0).getId();
    say("backfill", data.backfill(last).getState());
  }

  private static void datasets(DataApi data) throws ApiException {
    say("datasets", data.datasets(5, null).getDatasets().size() > 0);
    say("datasetVersions", data.datasetVersions("documented").getDatasets().get(0).getRows());
    say(
        "datasetCandles",
        data.datasetCandles("documented", "1", null, null, 5, null, null).getCandles().size());
  }

  private static void backtests(BacktestsApi backtests, String id) throws ApiException {
    say("orderBacktest", backtests.orderBacktest(new BacktestRequest().deposit("500")).getState());
    say("backtests", backtests.backtests(5).getBacktests().size() > 0);
    say("backtest", backtests.backtest(id).getSummary().getVerdict());
    say("backtestResult", backtests.backtestResult(id).getReport().getLuck().getTrials());
    say("backtestEquity", backtests.backtestEquity(id).getEquity().size() > 0);
    say("backtestTrades", backtests.backtestTrades(id).getOf());
  }

  private static void searches(BacktestsApi searches, String optimization, String walkForward)
      throws ApiException {
    SearchRequest space = new SearchRequest().space("quorum=1..2/1");
    say("orderOptimization", searches.orderOptimization(space).getState());
    say("optimizations", searches.optimizations(5).getSearches().size() > 0);
    say("optimization", searches.optimization(optimization).getSummary().getVerdict());
    say(
        "optimizationResult",
        searches.optimizationResult(optimization).getReport().getTrials().size());
    say("walkForwards", searches.walkForwards(5).getSearches().size() > 0);
    say("walkForward", searches.walkForward(walkForward).getSummary().getTrials());
    say("walkForwardResult", searches.walkForwardResult(walkForward).getReport().getTests().size());
  }

  private static void chances(BacktestsApi chances, String backtest, String id)
      throws ApiException {
    ChanceRequest of = new ChanceRequest().backtest(backtest).draws("200");
    say("orderMonteCarlo", chances.orderMonteCarlo(of).getState());
    say("monteCarlos", chances.monteCarlos(5).getMonteCarlo().size() > 0);
    say("monteCarlo", chances.monteCarlo(id).getSummary().getTrades());
    say("monteCarloResult", chances.monteCarloResult(id).getChances().getReturns());
  }

  private static void decisions(DecisionsApi decisions, String id) throws ApiException {
    say(
        "decisions",
        decisions
            .decisions(
                "BTC-USD", null, DecisionRecordResult.HELD, null, null, null, null, 5, null, MAIN)
            .getCount());
    DecisionDetail detail = decisions.decision(id, MAIN);
    say("decision", detail.getDecisionId());
    say("exportDecision", decisions.exportDecision(id, null).getFormat());
    say("replayDecision", decisions.replayDecision(id, null).getIdentical());
    say(
        "advise",
        decisions.advise(new AdviceRequest().assetPair("BTC-USD"), null).getAdvice());
  }

  private static void books(BooksApi books, OrdersApi orders, String order) throws ApiException {
    say("portfolio", books.portfolio(null).getStatus().getAccount());
    say("positions", books.positions(null).getCount());
    say("equity", books.equity(5, null).getPoints().get(0).getEquity().getCurrency());
    say("fees", books.fees(1, null, null).getFees().get(0).getFee().getCurrency());
    say("fills", books.fills(1, null, null).getFills().get(0).getLiquidity());
    say("ledger", books.ledger(1, null, null).getEntries().get(0).getPostings().size());
    say("performance", books.performance(7, null, null, null).getTooFewToTell());
    say("drift", books.drift(null, 24, null).getVerdict());
    say("voters", books.voters(null, 7, null, null, null).getTimeframe());
    say("realisedGains", books.realisedGains(1, null).getCount());
    say("roundTrips", books.roundTrips(1, null).getCount());
    say("transfers", books.transfers(1, null).getTransfers().get(0).getCause());
    say("orders", orders.orders(1, null, null).getOrders().get(0).getState());
    say("orderLife", orders.orderLife(order, null).getOrder().getProposal().getId());
  }

  private static void risk(RiskApi risk) throws ApiException {
    Policy policy = risk.riskPolicy(null);
    say("riskPolicy", policy.getValues().get("position_max"));
    say("riskPolicyVersions", risk.riskPolicyVersions(1, null).getCount());
    say("riskState", risk.riskState(null).getHalted());
    RiskTrial trial = new RiskTrial().version(policy.getVersion()).confidenceMin("70");
    say("checkRisk", risk.checkRisk(trial, null, null).getBasedOn().equals(policy.getVersion()));
    RiskChange wide = new RiskChange().version(policy.getVersion()).reason("wide").positionMax("99");
    try {
      risk.changeRiskPolicy(wide, null, null);
    } catch (ApiException e) {
      say("changeRiskPolicy", e.getCode() + " " + e.getResponseBody());
    }
  }

  private static void administration(AdministrationApi desk, AccountsApi accounts, String decision)
      throws ApiException {
    say("accounts", accounts.accounts().getAccounts().get(0).getName());
    say("audit", desk.audit(null, null, null, null, 1, null, null).getCount());
    say("auditBooks", desk.auditBooks(null).getBalanced());
    say("auditChain", desk.auditChain().getChains().size());
    say("proveDecision", desk.proveDecision(decision).getNumber() > 0);
    say("auditReplay", desk.auditReplay(null, 3, null).getIdentical());
    say("backups", desk.backups().getBackups().size() >= 0);
    say("maintenance", desk.maintenance().getTables().size() > 20);
    say("self", desk.self().getRole());
    NewKey key = desk.createKey(new KeyRequest().name("generated"));
    say("createKey", key.getKey().startsWith("ffe_"));
    say("keys", desk.keys().getKeys().stream().anyMatch(k -> k.getId().equals(key.getId())));
    say("revokeKey", desk.revokeKey(key.getId()).getRevoked().equals(key.getId()));
  }

  private static void order(OrdersApi orders, StateApi state) throws ApiException {
    BigDecimal price = new BigDecimal(state.status(null).getDetail().getLastPrice());
    OrderRequest request =
        new OrderRequest()
            .assetPair("BTC-USD")
            .side(Side.BUY)
            .notional("100")
            .stopLoss(of(price, "0.97"))
            .takeProfit(of(price, "1.06"));
    TicketView ticket = orders.order(request, true, null, null);
    say("order", ticket.getDryRun() + " " + !ticket.getGates().isEmpty());
  }

  private static String of(BigDecimal price, String part) {
    return price.multiply(new BigDecimal(part)).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
