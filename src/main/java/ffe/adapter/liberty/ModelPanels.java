package ffe.adapter.liberty;

import ffe.adapter.llm.Budget;
import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.recording.RecordingAsker;
import ffe.backtest.Answers;
import ffe.backtest.DecidedAnswers;
import ffe.council.AsRecorded;
import ffe.council.Asker;
import ffe.council.LanguageModel;
import ffe.council.ModelReply;
import ffe.council.ModelRequest;
import ffe.council.RecordedAnswers;
import ffe.council.Seat;
import ffe.council.Seating;
import ffe.decision.EnsemblePolicy;
import ffe.desk.backtest.AnswerShelf;
import ffe.desk.backtest.AskedModels;
import ffe.desk.backtest.ModelBench;
import ffe.desk.backtest.Recording;
import ffe.desk.backtest.RefusedOrderException;
import ffe.setting.Counting;
import ffe.setting.Key;
import ffe.setting.ModelKeys;
import ffe.setting.Refusal;
import ffe.setting.Source;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;

/**
 * The models that the settings name, in runs over recordings: which vote, and who answers for them.
 */
final class ModelPanels implements ModelBench {

  private final Source source;
  private final Settings settings;
  private final AnswerShelf shelf;
  private final Way way;

  /**
   * How vendors are asked.
   *
   * @param reached an endpoint as it is reached
   * @param threads that ask
   */
  record Way(
      HttpClient http, UnaryOperator<Endpoint> reached, ExecutorService threads, Clock wall) {}

  ModelPanels(Source source, Settings settings, AnswerShelf shelf, Way way) {
    this.source = source;
    this.settings = settings;
    this.shelf = shelf;
    this.way = way;
  }

  /** Decisions first: what was traded on is repeated, its failures too. */
  private record Both(RecordedAnswers decided, Answers asked) implements Answers {

    @Override
    public Optional<ModelReply> to(ModelRequest request) {
      return decided.to(request).or(() -> asked.to(request));
    }

    @Override
    public ModelReply keep(ModelRequest request, ModelReply reply, Instant at) {
      return asked.keep(request, reply, at);
    }
  }

  @Override
  public List<Seat> seats() {
    return ModelKeys.vendors().stream().map(this::seat).toList();
  }

  private Optional<Endpoint> endpoint(String provider) {
    return settings.models().stream().filter(e -> e.vendor().id().equals(provider)).findFirst();
  }

  /** A vendor needs no key to be repeated. */
  private Seat seat(ModelKeys.Vendor vendor) {
    return endpoint(vendor.id())
        .map(e -> new Seat(vendor.id(), e.model(), e.price()))
        .orElseGet(() -> new Seat(vendor.id(), source.get(vendor.model()), vendor.price(source)));
  }

  @Override
  public AskedModels seated(Wish wish) {
    List<String> known = ModelKeys.vendors().stream().map(ModelKeys.Vendor::id).toList();
    for (String name : wish.names()) {
      if (!known.contains(name)) {
        throw new RefusedOrderException("models", "models are " + String.join(", ", known));
      }
    }
    List<ModelKeys.Vendor> vendors =
        ModelKeys.vendors().stream().filter(v -> wish.names().contains(v.id())).toList();
    vendors.forEach(this::needPrice);
    wish.budgetUsd().ifPresent(usd -> needKeys(vendors, usd));
    return new AskedModels(
        Seating.of(vendors.stream().map(this::seat).toList(), settings.ensemble().timeout()),
        counting(wish, vendors),
        knowledge(vendors),
        wish.budgetUsd());
  }

  /** What an answer cost is part of the report. */
  private void needPrice(ModelKeys.Vendor vendor) {
    Optional<Key<?>> price = vendor.price().map(key -> key);
    if (price.isPresent() && seat(vendor).price().isEmpty()) {
      throw missing(price.get());
    }
  }

  private static RefusedOrderException missing(Key<?> key) {
    return new RefusedOrderException("models", key.variable() + " is not set");
  }

  private void needKeys(List<ModelKeys.Vendor> vendors, BigDecimal usd) {
    BigDecimal most = settings.backtests().modelBudgetUsd();
    if (usd.compareTo(most) > 0) {
      throw new RefusedOrderException(
          "budget_usd",
          "a backtest may spend at most "
              + most.toPlainString()
              + " USD on answers (ffe.backtest.model-budget-usd), not "
              + usd.toPlainString());
    }
    for (ModelKeys.Vendor vendor : vendors) {
      if (endpoint(vendor.id()).isEmpty()) {
        throw missing(vendor.needed());
      }
    }
  }

  private EnsemblePolicy counting(Wish wish, List<ModelKeys.Vendor> vendors) {
    int quorum = Math.min(EnsemblePolicy.DEFAULT.quorum(), wish.rules() + vendors.size());
    try {
      return Counting.of(
          source, wish.strategy(), vendors.stream().map(ModelKeys.Vendor::id).toList(), quorum);
    } catch (Refusal e) {
      throw new RefusedOrderException("strategy", e.what());
    }
  }

  private SortedMap<String, Instant> knowledge(List<ModelKeys.Vendor> vendors) {
    SortedMap<String, Instant> until = new TreeMap<>();
    for (ModelKeys.Vendor vendor : vendors) {
      vendor
          .knowledge(source)
          .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
          .ifPresent(instant -> until.put(vendor.id(), instant));
    }
    return until;
  }

  @Override
  public Asker asker(AskedModels models, Recording recording, String job) {
    DecidedAnswers decided = new DecidedAnswers();
    shelf.decided(
        recording.sources().stream().map(s -> s.spec().instrument()).toList(),
        recording.from(),
        recording.to(),
        decided::add);
    Answers answers = new Both(decided, shelf);
    return models
        .budgetUsd()
        .<Asker>map(usd -> asking(models, answers, job, usd))
        .orElseGet(() -> new AsRecorded(answers, "order it with budget_usd to have it asked"));
  }

  private Asker asking(AskedModels models, Answers answers, String job, BigDecimal usd) {
    Budget budget = Budget.ofRun(shelf.spentBy(job), usd, way.wall(), "budget_usd");
    List<LanguageModel> asked =
        models.seating().seats().stream().map(seat -> model(seat, budget)).toList();
    return new RecordingAsker(
        answers, asked, way.threads(), way.wall(), "order it again to go on from there");
  }

  /** The model that was ordered, whatever the settings say now. */
  private LanguageModel model(Seat seat, Budget budget) {
    Endpoint here =
        endpoint(seat.provider())
            .orElseThrow(() -> missing(ModelKeys.of(seat.provider()).needed()));
    Endpoint reached = way.reached().apply(here);
    return RecordingAsker.paid(
        way.http(),
        new Endpoint(here.vendor(), reached.base(), seat.model(), reached.key(), seat.price()),
        budget);
  }
}
