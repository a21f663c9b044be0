package ffe.entry.web;

import ffe.desk.StatusView;
import ffe.market.FeedState;
import ffe.trading.AgentState;
import java.util.ArrayList;
import java.util.List;

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
    status.haltReason().ifPresent(why -> out.add(Notice.warn(Words.of("attention.halted", why))));
    feed(status, out);
    if (!status.holder() && status.trouble().isEmpty()) {
      out.add(Notice.warn(Words.of("attention.passive", status.leaseNote())));
    }
    if (status.agent() == AgentState.ENDED) {
      out.add(Notice.info(Words.of("attention.ended")));
    }
    return out;
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
