package ffe.council;

import ffe.decision.Opinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One council in session: what was asked and answered so far. One thread. */
final class Sitting {

  private final Asker asker;
  private final Seating bounds;
  private final Situation situation;
  private final List<Minutes.Text> prompts = new ArrayList<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Opinion> opinions = new ArrayList<>();

  Sitting(Asker asker, Seating bounds, Situation situation) {
    this.asker = asker;
    this.bounds = bounds;
    this.situation = situation;
  }

  /**
   * Asks them all at the same time.
   *
   * @param round from 2; empty for the first
   */
  List<Opinion> ask(List<Asked> asked, Optional<Integer> round) {
    if (asked.isEmpty()) {
      return List.of();
    }
    List<ModelReply> replies = asker.ask(asked.stream().map(a -> a.within(bounds)).toList());
    if (replies.size() != asked.size()) {
      throw new IllegalStateException(
          asked.size() + " requests and " + replies.size() + " replies");
    }
    List<Opinion> heard = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Asked one = asked.get(i);
      ModelReply reply = replies.get(i);
      calls.add(
          new Call(one.seat().provider(), one.seat().model(), kept(one.prompt()), reply, round));
      heard.add(one.opinion(reply, situation));
    }
    opinions.addAll(heard);
    return List.copyOf(heard);
  }

  /** Its place among the prompts, each of which is kept once. */
  private int kept(Prompt prompt) {
    Minutes.Text text = new Minutes.Text(prompt.system(), prompt.user());
    if (!prompts.contains(text)) {
      prompts.add(text);
    }
    return prompts.indexOf(text);
  }

  Council.Held held(Optional<Interim> interim) {
    return new Council.Held(List.copyOf(opinions), new Minutes(prompts, calls, interim));
  }
}
