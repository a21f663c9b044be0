package ffe.cli;

import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "What is at risk, what the agent does, how old the data is.")
final class StatusCommand extends Asking {

  StatusCommand(Ffe ffe) {
    super(ffe);
  }

  @Override
  public Integer call() {
    ffe.show(
        ffe.server().get(ffe.ofAccount("/api/v1/status")).orTrouble(),
        json ->
            Sheet.ofFields(
                json,
                "account=detail.account",
                "mode=mode",
                "instrument=detail.instrument",
                "agent=detail.agent",
                "because=detail.agent_reason",
                "new risk refused=detail.halt_reason",
                "blocked=detail.blocked",
                "trouble=detail.trouble",
                "trades here=detail.holder",
                "equity=balance.total",
                "available=balance.available",
                "currency=balance.currency",
                "since start %=detail.since_start",
                "buy and hold %=detail.hold_since_start",
                "today %=detail.today",
                "drawdown %=detail.drawdown",
                "open positions=active_positions",
                "market=detail.market",
                "market time (UTC)=market_clock",
                "last price=detail.last_price",
                "data age s=detail.data_age",
                "data stale=detail.data_stale",
                "next cycle (UTC)=detail.next_cycle_at"));
    return Exit.OK;
  }
}
