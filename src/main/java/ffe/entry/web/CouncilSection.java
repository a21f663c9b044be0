package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.council.Call;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Seat;
import ffe.decision.Opinion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What models were asked for a decision and what they answered: a line each, and the exact texts,
 * closed until they are wanted.
 */
final class CouncilSection {

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("decision.model"),
          Tags.Column.text("decision.came-of-it"),
          Tags.Column.number("decision.tokens-in"),
          Tags.Column.number("decision.tokens-out"),
          new Tags.Column("decision.finish", "fixed"));

  private final Optional<Minutes> minutes;
  private final List<Opinion> opinions;

  CouncilSection(Optional<Minutes> minutes, List<Opinion> opinions) {
    this.minutes = minutes;
    this.opinions = opinions;
  }

  /** Empty where no model was asked. */
  Optional<HtmlContainer> panel() {
    return minutes.filter(m -> !m.calls().isEmpty()).map(this::panel);
  }

  private HtmlContainer panel(Minutes kept) {
    HtmlContainer panel = Tags.panel("wide", Words.of("decision.models"));
    panel.add(Tags.table(COLUMNS, kept.calls().stream().map(this::line).toList()));
    for (int i = 0; i < kept.prompts().size(); i++) {
      panel.add(prompt(i, kept.prompts()));
    }
    for (int i = 0; i < kept.calls().size(); i++) {
      Call call = kept.calls().get(i);
      if (call.reply() instanceof ModelReply.Text text) {
        panel.add(reply(i, call, text));
      }
    }
    return panel;
  }

  /** The model that an analyst's opinion is of, as people call it; empty for a rule. */
  Optional<HtmlContainer> modelOf(String analyst) {
    return minutes.stream()
        .flatMap(m -> m.calls().stream())
        .filter(call -> call.provider().equals(analyst))
        .findFirst()
        .map(CouncilSection::model);
  }

  private static HtmlContainer model(Call call) {
    return call.model().equals(Seat.STAND_IN)
        ? Tags.span("badge warn", Words.of("decision.not-a-model"))
        : Tags.span("muted", call.model());
  }

  private List<Component> line(Call call) {
    HtmlContainer who =
        Tags.of("span", "", Tags.span("strong", Format.title(call.provider()) + " "), model(call));
    if (call.reply() instanceof ModelReply.Text text) {
      return List.of(
          who,
          opinion(call),
          Tags.span("", Format.count(text.tokens().input())),
          Tags.span("", Format.count(text.tokens().output())),
          Tags.span("mono", text.finish()));
    }
    ModelReply.Failure failure = (ModelReply.Failure) call.reply();
    return List.of(
        who,
        abstained(failure.reason(), failure.detail()),
        Tags.span("", ""),
        Tags.span("", ""),
        Tags.span("muted", Words.of("decision.no-reply")));
  }

  private Component opinion(Call call) {
    Optional<Opinion> own =
        opinions.stream().filter(o -> o.analyst().equals(call.provider())).findFirst();
    if (own.isPresent() && own.get() instanceof Opinion.View view) {
      return Tags.of(
          "span",
          "",
          Tags.span("strong", view.action().name() + " "),
          Tags.span("", Format.confidence(view.probability().percent()) + " %"));
    }
    return own.map(o -> (Opinion.Abstention) o)
        .<Component>map(a -> abstained(a.reason(), a.detail()))
        .orElseGet(() -> Tags.span("muted", Format.none()));
  }

  private static HtmlContainer abstained(String reason, String detail) {
    return Tags.of(
        "span",
        "",
        Tags.span("muted", Words.of("decision.abstains") + ": "),
        Tags.span("", Format.title(reason) + ". " + detail));
  }

  private static HtmlContainer prompt(int index, List<Minutes.Text> all) {
    Minutes.Text sent = all.get(index);
    String count = Format.count(sent.system().length() + sent.user().length());
    String title =
        all.size() == 1
            ? Words.of("decision.prompt", count)
            : Words.of("decision.prompt-of", index + 1, count);
    return opened(
        title,
        new Shown("prompt-system-" + index, Words.of("decision.prompt-system"), sent.system()),
        new Shown("prompt-user-" + index, Words.of("decision.prompt-user"), sent.user()));
  }

  private static HtmlContainer reply(int index, Call call, ModelReply.Text text) {
    String who = Format.title(call.provider()) + " " + call.model();
    return opened(
        Words.of("decision.reply", who, Format.count(text.raw().length())),
        new Shown("reply-" + index, Words.of("decision.reply-of", who), text.raw()));
  }

  /** A text with the name it is known by. */
  private record Shown(String id, String name, String text) {}

  private static HtmlContainer opened(String title, Shown... texts) {
    List<Component> inside = new ArrayList<>();
    inside.add(Tags.text("summary", "", title));
    for (Shown shown : texts) {
      inside.add(
          Tags.of("div", "row", Tags.span("muted strong", shown.name()), Tags.copy(shown.id())));
      Unseen.of(shown.text())
          .ifPresent(
              which -> inside.add(Tags.text("p", "warn", Words.of("decision.unseen", which))));
      inside.add(Tags.literal(shown.id(), shown.name(), shown.text()));
    }
    return Tags.of("details", "after", inside.toArray(Component[]::new));
  }
}
