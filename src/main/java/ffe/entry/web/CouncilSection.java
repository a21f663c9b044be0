package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import ffe.council.Call;
import ffe.council.Interim;
import ffe.council.Minutes;
import ffe.council.ModelReply;
import ffe.council.Seat;
import ffe.decision.Decision;
import ffe.decision.Opinion;
import ffe.decision.Vote;
import ffe.trading.DecisionRecord;
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
  private final List<Vote> votes;

  CouncilSection(Optional<Minutes> minutes, List<Opinion> opinions, List<Vote> votes) {
    this.minutes = minutes;
    this.opinions = opinions;
    this.votes = votes;
  }

  static CouncilSection of(DecisionRecord record) {
    return new CouncilSection(
        record.minutes(),
        record.opinions(),
        record.decision().map(Decision::votes).orElse(List.of()));
  }

  /** Empty where no model was asked. */
  Optional<HtmlContainer> panel() {
    return minutes.filter(m -> !m.calls().isEmpty() || m.interim().isPresent()).map(this::panel);
  }

  private HtmlContainer panel(Minutes kept) {
    HtmlContainer panel = Tags.panel("wide", Words.of("decision.models"));
    kept.interim()
        .ifPresent(
            interim ->
                panel.add(
                    Tags.text("p", "sentence", why(interim.reason())),
                    Tags.text("p", "muted", interim.detail())));
    if (!kept.calls().isEmpty()) {
      panel.add(Tags.table(COLUMNS, kept.calls().stream().map(this::line).toList()));
    }
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

  /** Why others were asked or were not, in the reader's language. */
  static String why(String reason) {
    return switch (reason) {
      case Interim.ENOUGH -> Words.of("interim.enough");
      case "FIRST_SILENT" -> Words.of("interim.first-silent");
      case "NO_QUORUM" -> Words.of("interim.no-quorum");
      case "MODELS_SILENT" -> Words.of("interim.models-silent");
      case "LOW_PROBABILITY" -> Words.of("interim.low-probability");
      case "DISAGREEMENT" -> Words.of("interim.disagreement");
      case "SIZE" -> Words.of("interim.size");
      case "SIZE_UNKNOWN" -> Words.of("interim.size-unknown");
      case "BOTH_HEARD" -> Words.of("interim.both-heard");
      case "SIDE_SILENT" -> Words.of("interim.side-silent");
      case "SEAT_EMPTY" -> Words.of("interim.seat-empty");
      default -> Format.title(reason);
    };
  }

  /** What an analyst was in a debate, and whether its view counted; empty where that is plain. */
  String part(String analyst) {
    Optional<Vote> vote = votes.stream().filter(v -> v.analyst().equals(analyst)).findFirst();
    String role = vote.flatMap(Vote::role).map(Format::words).orElse("");
    String uncounted = vote.flatMap(Vote::uncounted).map(CouncilSection::uncounted).orElse("");
    return role.isEmpty() || uncounted.isEmpty() ? role + uncounted : role + ", " + uncounted;
  }

  private static String uncounted(String reason) {
    return switch (reason) {
      case "ADVOCATE" -> Words.of("decision.uncounted-advocate");
      case "RESERVE" -> Words.of("decision.uncounted-reserve");
      default -> Words.of("decision.uncounted", Format.words(reason));
    };
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
        Tags.of(
            "span",
            "",
            Tags.span("strong", Format.analyst(call.provider()) + " "),
            model(call),
            Tags.span("muted", place(call)));
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

  /** Its role, and its round where there are two. */
  private String place(Call call) {
    String role =
        votes.stream()
            .filter(v -> v.analyst().equals(call.provider()))
            .findFirst()
            .flatMap(Vote::role)
            .map(r -> " · " + Format.words(r))
            .orElse("");
    boolean isInTwo = minutes.flatMap(Minutes::interim).isPresent();
    return isInTwo ? role + " · " + Words.of("decision.round", call.round().orElse(1)) : role;
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
    String who = Format.analyst(call.provider()) + " " + call.model();
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
