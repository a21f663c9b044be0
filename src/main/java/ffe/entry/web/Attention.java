package ffe.entry.web;

import ffe.desk.StatusView;
import ffe.market.FeedState;
import ffe.risk.KillSwitch;
import ffe.trading.AgentState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person must know before anything else, the worst first; empty on a good day. */
final class Attention {

  private Attention() {}

  static List<Notice> of(StatusView status) {
    List<Notice> out = new ArrayList<>();
    status.trouble().ifPresent(why -> out.add(Notice.bad(Words.of("attention.trouble", why))));
    if (status.unprotected()) {
      out.add(Notice.bad(Words.of("attention.unprotected")));
    }
    if (status.ordersUnknown() > 0) {
      out.add(Notice.bad(Words.of("attention.orders-unknown", status.ordersUnknown())));
    }
    status.blocked().ifPresent(why -> out.add(Notice.bad(Words.of("attention.blocked", why))));
    status.haltReason().ifPresent(why -> out.add(Notice.warn(halted(why))));
    feed(status, out);
    if (!status.holder() && status.trouble().isEmpty()) {
      out.add(Notice.warn(Words.of("attention.passive", status.leaseNote())));
    }
    if (status.standIn()) {
      out.add(Notice.info(Words.of("attention.stand-in")));
    }
    if (status.agent() == AgentState.ENDED) {
      out.add(Notice.info(Words.of("attention.ended")));
    }
    return out;
  }

  private static String halted(String reason) {
    boolean mustBeLifted =
        Arrays.stream(KillSwitch.Code.values())
            .anyMatch(code -> code.isLatched() && reason.contains(code + ": "));
    String end = Words.of(mustBeLifted ? "attention.halt-lift" : "attention.halt-ends");
    return Words.of("attention.halted", halts(reason) + " " + end);
  }

  /** {@code MANUAL: login-link: held in the status bar}, for people. */
  static String halts(String reason) {
    StringJoiner all = new StringJoiner(" ");
    all.setEmptyValue(reason + ".");
    for (KillSwitch.Code code : KillSwitch.Code.values()) {
      Matcher found =
          Pattern.compile("(?:^|; )" + code + ": (.*?)(?=; [A-Z_]+: |$)").matcher(reason);
      if (found.find()) {
        all.add(
            code == KillSwitch.Code.MANUAL
                ? Words.of("attention.halt-by-hand", found.group(1))
                : Words.of("attention.halt-by-rule", Format.title(code), found.group(1)));
      }
    }
    return all.toString();
  }

  private static void feed(StatusView status, List<Notice> out) {
    String why = status.feedReason().isEmpty() ? "" : ": " + status.feedReason();
    if (status.feed() == FeedState.BROKEN) {
      out.add(Notice.bad(Words.of("attention.feed-broken", why)));
    } else if (status.feed() == FeedState.WARMING_UP) {
      out.add(Notice.info(Words.of("attention.warming-up", why)));
    } else if (status.dataStale() && status.feed() == FeedState.LIVE) {
      out.add(Notice.warn(Words.of("attention.stale")));
    }
  }
}
