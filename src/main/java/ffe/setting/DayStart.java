package ffe.setting;

import ffe.risk.RiskPolicy;

/** When "today" begins for the limits, as the risk policy writes it. */
public record DayStart(String time, String zone) {

  /** Of {@code 17:00 America/New_York}; in UTC without a zone. */
  static DayStart parse(String text) {
    String[] parts = text.split(" +", 2);
    RiskPolicy policy =
        RiskPolicy.standard().startingAt(parts[0], parts.length == 2 ? parts[1] : "UTC");
    return new DayStart(policy.dayStartsAt(), policy.dayZone());
  }
}
