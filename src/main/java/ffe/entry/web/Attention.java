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
    status.trouble().ifPresent(why -> out.add(Notice.bad("the engine does not run: " + why)));
    if (status.unprotected()) {
      out.add(Notice.bad("an open position has no live protective stop"));
    }
    if (status.ordersUnknown() > 0) {
      out.add(
          Notice.bad(
              status.ordersUnknown()
                  + " order(s) with an unknown outcome; the venue is being asked, nothing is"
                  + " sent again"));
    }
    status.blocked().ifPresent(why -> out.add(Notice.bad("the instrument is blocked: " + why)));
    status.haltReason().ifPresent(why -> out.add(Notice.warn("no new risk: " + why)));
    feed(status, out);
    if (!status.holder() && status.trouble().isEmpty()) {
      out.add(
          Notice.warn(
              status.leaseNote() + ". This server only shows; commands belong to the holder."));
    }
    if (status.agent() == AgentState.ENDED) {
      out.add(Notice.info("The recording is over. What stands here is its result."));
    }
    return out;
  }

  private static void feed(StatusView status, List<Notice> out) {
    String why = status.feedReason().isEmpty() ? "" : ": " + status.feedReason();
    if (status.feed() == FeedState.BROKEN) {
      out.add(Notice.bad("the feed is broken" + why + ". New risk is refused until it is back."));
    } else if (status.feed() == FeedState.WARMING_UP) {
      out.add(Notice.info("Warming up" + why + ". Nothing is decided before there is enough."));
    } else if (status.dataStale() && status.feed() == FeedState.LIVE) {
      out.add(Notice.warn("the data is old. New risk is refused until it is fresh."));
    }
  }
}
