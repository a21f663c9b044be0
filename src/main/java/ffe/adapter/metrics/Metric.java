package ffe.adapter.metrics;

import org.eclipse.microprofile.metrics.Metadata;

/** Every metric of the engine but those of its REST door, with what it says. */
public enum Metric {
  CIRCUIT_BREAKER_STATE(
      "ffe_circuit_breaker_state", "Calls to a service: 0 closed, 1 half open, 2 open."),
  DECISIONS("ffe_decisions_total", "Decisions of committed cycles, by action."),
  DECISION_LATENCY(
      "ffe_decision_latency_seconds", "From asking the analysts to the cycle's committed record."),
  TRADES("ffe_trades_total", "Fills booked, by side."),
  AGENT_UPTIME("ffe_agent_uptime_seconds", "Seconds since this server started."),
  AGENT_STATE(
      "ffe_agent_state",
      "The agent: 0 stopped, 1 running, 2 paused, 3 flattening, 4 halted, 5 ended."),
  CYCLES("ffe_cycles_total", "Trading cycles by how they ended; failed ones were not committed."),
  CYCLE_LAST_SUCCESS(
      "ffe_cycle_last_success_timestamp_seconds",
      "Wall time of the last committed cycle that saw a market; 0 before the first."),
  PROVIDER_REQUESTS(
      "ffe_provider_requests_total",
      "Answers of analysts to cycles and advice, by what they were."),
  PROVIDER_LATENCY("ffe_provider_latency_seconds", "Time an analyst took to answer or to fail."),
  LLM_TOKENS(
      "ffe_llm_tokens_total",
      "Tokens of settled calls of models: input, input from the vendor's cache, output."),
  LLM_COST(
      "ffe_llm_cost_usd_total",
      "What settled calls of models cost in USD; only rises, a gauge since counters here have no decimals."),
  LLM_BUDGET_REMAINING(
      "ffe_llm_budget_remaining_usd",
      "What is left of today's budget for models, looked at once a minute; NaN before that or without one."),
  RISK_DENIALS("ffe_risk_denials_total", "Cycles denied, by the code of the first denial."),
  TRADING_HALTED("ffe_trading_halted", "1 while new risk is refused."),
  EQUITY("ffe_equity", "Equity in units of the currency; only with ffe.metrics.amounts=true."),
  DRAWDOWN("ffe_drawdown_ratio", "Equity below its peak, as a fraction of the peak."),
  DAILY_LOSS(
      "ffe_daily_loss_ratio",
      "Loss of the risk day, as a fraction of its first equity; 0 in profit."),
  ACTIVE_POSITIONS("ffe_active_positions", "Open positions."),
  POSITIONS_UNPROTECTED(
      "ffe_positions_unprotected", "Open positions whose whole quantity no stop protects."),
  MARKET_DATA_AGE(
      "ffe_market_data_age_seconds",
      "Session time since the last trade; NaN where no trade is known or the source is not in use."),
  WEBSOCKET_CONNECTED("ffe_websocket_connected", "1 while the venue's WebSocket is open."),
  FEED_DROPPED(
      "ffe_feed_dropped_trades",
      "Trades a venue sent that had no room here since this server started; their minutes came from REST."),
  BOOKS_LOST(
      "ffe_books_lost",
      "Order books of a venue that were dropped since this server started; trades went on."),
  FLAWS(
      "ffe_market_flaws",
      "What a venue told since this server started that was not taken as told, by kind."),
  STREAMS("ffe_market_streams", "WebSockets that follow candles on this server."),
  STREAMS_DROPPED(
      "ffe_market_streams_dropped",
      "WebSockets closed since this server started because they read too slowly."),
  STREAMS_LOOK(
      "ffe_market_streams_look_seconds",
      "How long the last look for new candles took; one begins each second."),
  REDIS_UP(
      "ffe_redis_up", "1 while Redis answers, 0 while this server goes on alone; NaN without one."),
  QUESTDB_UP(
      "ffe_questdb_up",
      "1 while QuestDB takes all it is told, 0 while something waits or is dropped; NaN without one."),
  QUESTDB_ROWS("ffe_questdb_rows_total", "Rows that QuestDB took, those sent again included."),
  QUESTDB_DROPPED(
      "ffe_questdb_dropped_total",
      "Rows that were dropped before QuestDB took them; only ticks are."),
  TICKS_STORED("ffe_ticks_stored_total", "Trades of venues that were stored as ticks."),
  TICKS_KNOWN(
      "ffe_ticks_known_total", "Ticks that were told again and stood in the database already."),
  TICKS_DROPPED(
      "ffe_ticks_dropped_total", "Ticks that had room neither in memory nor on the disk."),
  TICKS_WAITING("ffe_ticks_waiting", "Ticks that wait in memory; NaN where none are kept."),
  TICKS_QUEUED(
      "ffe_ticks_queued_bytes", "Of ticks that wait on the disk; NaN where none are kept."),
  ORDERS("ffe_orders_total", "Orders ended, by how."),
  ORDERS_UNKNOWN("ffe_orders_unknown", "Orders sent whose fate is not known."),
  ORDER_ACK("ffe_order_ack_seconds", "From claiming an order for sending to its committed answer."),
  SLIPPAGE(
      "ffe_slippage_bps",
      "Last fill against the price it was decided at or triggered by; positive is worse, NaN none yet."),
  LEASE_OWNER("ffe_lease_owner", "1 while this server holds the account's trading lease."),
  BACKUP_LAST_SUCCESS(
      "ffe_backup_last_success_timestamp_seconds",
      "When the newest backup was begun, wall time; 0 while there is none."),
  AUDIT_ANCHOR_LAST(
      "ffe_audit_anchor_last_timestamp_seconds",
      "When the audit chain was last anchored, wall time; 0 while it never was."),
  RETENTION_REMOVED(
      "ffe_retention_removed_rows",
      "Old rows removed, and records of decisions taken to files, since this server started."),
  SENTRY_DROPPED(
      "ffe_sentry_dropped_total",
      "Errors that were not sent to Sentry: too many, or nobody took them."),
  BUILD_INFO("ffe_build_info", "Always 1; its labels tell what runs.");

  private final String title;
  private final String help;

  Metric(String title, String help) {
    this.title = title;
    this.help = help;
  }

  Metadata metadata() {
    return Metadata.builder().withName(title).withDescription(help).build();
  }
}
