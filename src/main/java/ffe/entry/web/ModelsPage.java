package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import ffe.council.Price;
import ffe.desk.Actor;
import ffe.desk.StatusView;
import ffe.desk.models.ModelDesk;
import ffe.desk.models.ModelsView;
import ffe.desk.models.Spending;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Language models: who is asked, what they cost today, how they do.
 *
 * <p>Desk calls: each refresh {@code today} (6 statements), at most every ten seconds.
 */
@Dependent
@Route(value = "models", layout = MainLayout.class)
public class ModelsPage extends Div implements LivePage {

  private static final Duration READ_EVERY = Duration.ofSeconds(10);
  private static final int CENTS = 4;

  private final ModelDesk models;
  private final HtmlContainer budget = Tags.of("div", "");
  private final HtmlContainer seated = Tags.of("div", "");
  private final HtmlContainer judges = Tags.of("div", "");
  private final HtmlContainer absent = Tags.of("div", "");
  private Optional<Long> readAt = Optional.empty();

  @Inject
  ModelsPage(ModelDesk models) {
    this.models = models;
    addClassName("sheet");
    add(
        Tags.panel(
            "wide", Tags.text("h1", "", Words.of("nav.models")), Words.of("nav.models"), budget),
        Tags.panel(
            "wide dense",
            Words.of("models.asked"),
            seated,
            Tags.text("p", "muted after", Words.of("models.asked-help"))),
        Tags.panel(
            "wide dense",
            Words.of("models.judges"),
            judges,
            Tags.text("p", "muted after", Words.of("models.judges-help"))),
        Tags.panel("wide dense", Words.of("models.absent"), absent));
  }

  @Override
  public String getPageTitle() {
    return Words.title("nav.models");
  }

  @Override
  public Runnable read(Actor actor, StatusView status) {
    long now = System.nanoTime();
    if (readAt.filter(at -> now - at < READ_EVERY.toNanos()).isPresent()) {
      return () -> {};
    }
    ModelsView view = models.today();
    readAt = Optional.of(now);
    return () -> show(view);
  }

  private void show(ModelsView view) {
    HtmlContainer facts = Tags.facts();
    Tags.fact(
        facts,
        Words.of("models.budget"),
        Words.of("models.budget-of", usd(view.held()), usd(view.budget()), usd(view.remaining())));
    Tags.fact(
        facts,
        Words.of("models.per-decision"),
        view.perDecision().map(ModelsPage::usd).orElseGet(Format::none));
    Tags.fact(facts, Words.of("models.decisions"), Long.toString(view.decisions()));
    Steady.show(budget, facts);
    List<ModelsView.Line> asked =
        view.models().stream().filter(line -> line.absent().isEmpty()).toList();
    Steady.show(
        seated,
        asked.isEmpty()
            ? Tags.empty(Words.of("models.none"))
            : Tags.table(columns(), asked.stream().map(ModelsPage::row).toList()));
    Steady.show(judges, judgesTable(view.judges()));
    Steady.show(absent, absentTable(view));
  }

  private static List<Tags.Column> columns() {
    return List.of(
        new Tags.Column("models.model", "fixed"),
        new Tags.Column("models.breaker", "fixed"),
        Tags.Column.number("models.calls"),
        Tags.Column.number("models.answered"),
        new Tags.Column("models.failures", ""),
        Tags.Column.number("models.latency"),
        Tags.Column.number("models.tokens"),
        Tags.Column.number("models.cost"),
        Tags.Column.extra("models.price"),
        Tags.Column.number("models.agreement"));
  }

  private static List<Component> row(ModelsView.Line line) {
    Optional<Spending.Use> use = line.use();
    String breaker = line.breaker().orElse("closed");
    return List.of(
        Tags.span("", line.title() + " " + line.model()),
        Tags.span(breaker.equals("closed") ? "" : "bad", breaker(breaker)),
        Tags.span("", of(use, u -> Long.toString(u.calls()))),
        Tags.span("", of(use, u -> Long.toString(u.answered()))),
        Tags.span("", of(use, ModelsPage::failures)),
        Tags.span("", use.flatMap(Spending.Use::latency).map(ModelsPage::latency).orElse("")),
        Tags.span("", of(use, u -> u.tokens().input() + " / " + u.tokens().output())),
        Tags.span("", of(use, u -> usd(u.cost()))),
        Tags.span("", line.price().map(ModelsPage::price).orElseGet(() -> Words.of("models.free"))),
        Tags.span(
            "",
            line.agreement()
                .map(a -> Words.of("models.agreed-of", a.agreed(), a.views()))
                .orElseGet(Format::none)));
  }

  private static String breaker(String state) {
    return switch (state) {
      case "open" -> Words.of("models.breaker-open");
      case "half_open" -> Words.of("models.breaker-half-open");
      default -> Words.of("models.breaker-closed");
    };
  }

  private static String of(Optional<Spending.Use> use, Function<Spending.Use, String> words) {
    return use.map(words).orElse("");
  }

  private static String failures(Spending.Use use) {
    String known =
        use.failures().entrySet().stream()
            .map(
                e ->
                    Format.title(e.getKey().toLowerCase(java.util.Locale.ROOT))
                        + " "
                        + e.getValue())
            .collect(Collectors.joining(", "));
    String open = use.open() == 0 ? "" : Words.of("models.open", use.open());
    return known.isEmpty() || open.isEmpty() ? known + open : known + ", " + open;
  }

  private static String latency(Spending.Latency latency) {
    return Words.of(
        "models.latency-of",
        Format.number(latency.median().toMillis() / 1_000.0, 1),
        Format.number(latency.slow().toMillis() / 1_000.0, 1));
  }

  private static String price(Price price) {
    return price.input().toPlainString()
        + " / "
        + price.cachedInput().toPlainString()
        + " / "
        + price.output().toPlainString();
  }

  private static String usd(BigDecimal amount) {
    return amount.setScale(CENTS, RoundingMode.HALF_UP).toPlainString() + " USD";
  }

  private static Component absentTable(ModelsView view) {
    List<List<Component>> rows =
        view.models().stream()
            .filter(line -> line.absent().isPresent())
            .map(
                line ->
                    List.<Component>of(
                        Tags.span("", line.title()),
                        Tags.span("mono", line.absent().orElseThrow())))
            .toList();
    return rows.isEmpty()
        ? Tags.empty(Words.of("models.nobody-absent"))
        : Tags.table(
            List.of(new Tags.Column("models.model", "fixed"), new Tags.Column("models.why", "")),
            rows);
  }

  /** What judges of debates did; a share only where there are enough debates. */
  static HtmlContainer judgesTable(List<ModelsView.Judge> judges) {
    List<List<Component>> rows =
        judges.stream()
            .map(
                judge ->
                    List.<Component>of(
                        Tags.span("", Format.analyst(judge.provider())),
                        Tags.span("", Format.count(judge.debates())),
                        Tags.span("", share(judge.held(), judge.debates(), judge.isThin())),
                        Tags.span("", share(judge.heldAgainst(), judge.held(), judge.isThin()))))
            .toList();
    return rows.isEmpty()
        ? Tags.empty(Words.of("models.no-debates"))
        : Tags.table(
            List.of(
                new Tags.Column("models.judge", "fixed"),
                Tags.Column.number("models.debates"),
                Tags.Column.number("models.held"),
                Tags.Column.number("models.held-against")),
            rows);
  }

  private static String share(long part, long whole, boolean isThin) {
    if (isThin || whole == 0) {
      String few = isThin ? " · " + Words.of("analytics.too-few") : "";
      return Words.of("models.agreed-of", part, whole) + few;
    }
    return Words.of("models.share-of", part, whole, Format.number(100.0 * part / whole, 0));
  }
}
