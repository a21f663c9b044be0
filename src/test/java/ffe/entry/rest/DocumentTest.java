package ffe.entry.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ffe.backtest.BacktestReport;
import ffe.backtest.Chances;
import ffe.backtest.RunChart;
import ffe.backup.Manifest;
import ffe.desk.AnalystResult;
import ffe.desk.AnalyticsView;
import ffe.desk.Auditor;
import ffe.desk.ControlAction;
import ffe.desk.DayStrip;
import ffe.desk.DryRunView;
import ffe.desk.HeadroomView;
import ffe.desk.PerformanceView;
import ffe.desk.PositionView;
import ffe.desk.ReplayView;
import ffe.desk.RiskStateView;
import ffe.desk.StatusView;
import ffe.desk.TicketView;
import ffe.desk.TradingDesk;
import ffe.desk.arena.ArenaView;
import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.desk.chain.ChainProof;
import ffe.desk.chain.ChainView;
import ffe.desk.chance.ChanceProgress;
import ffe.desk.chance.ChanceSummary;
import ffe.desk.drift.DriftView;
import ffe.desk.files.ImportReport;
import ffe.desk.keeping.Backups;
import ffe.desk.market.CoverageView;
import ffe.desk.models.ModelsView;
import ffe.desk.search.SearchOrder;
import ffe.desk.search.SearchProgress;
import ffe.desk.search.SearchSummary;
import ffe.it.ApiDocument;
import ffe.it.ApiDocument.Media;
import ffe.it.ApiDocument.Operation;
import ffe.it.ApiDocument.Parameter;
import ffe.order.Fill;
import ffe.order.Order;
import ffe.portfolio.EquityPoint;
import ffe.portfolio.LedgerEntry;
import ffe.portfolio.ReturnBand;
import ffe.portfolio.RoundTrip;
import ffe.research.OptimizationReport;
import ffe.risk.Limit;
import ffe.trading.DecisionRecord;
import ffe.trading.PolicyVersion;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code META-INF/openapi.json} says what the code does. A route that is missing there wants its
 * lines; a schema that differs wants what this test prints.
 */
@Tag("rest")
class DocumentTest {

  private static final String JSON = "application/json";
  private static final Set<String> PROBES = Set.of("GET /live []", "GET /ready []");

  /** What resources answer with as it is; what these are made of follows by itself. */
  private static final List<Class<?>> WRITTEN =
      List.of(
          AnalystResult.class,
          AnalyticsView.Part.class,
          ArenaView.class,
          Auditor.Batch.class,
          Auditor.Books.class,
          Backups.Kept.class,
          BacktestOrder.Costs.class,
          BacktestReport.class,
          BacktestProgress.class,
          BacktestSummary.class,
          ChainProof.class,
          CoverageView.class,
          ChainView.class,
          ChanceProgress.class,
          ChanceSummary.class,
          Chances.class,
          Chances.Draw.class,
          ControlAction.class,
          DayStrip.class,
          DecisionRecord.class,
          DriftView.class,
          DryRunView.Example.class,
          DryRunView.GateCount.class,
          EquityPoint.class,
          Fill.class,
          HeadroomView.class,
          ImportReport.RefusedLine.class,
          JobView.Problem.class,
          LedgerEntry.class,
          Manifest.Ledger.class,
          Manifest.Market.class,
          Manifest.Table.class,
          ModelsView.class,
          OptimizationReport.class,
          Order.class,
          PerformanceView.class,
          PolicyVersion.Change.class,
          PositionView.class,
          ReplayView.class,
          ReturnBand.class,
          RiskStateView.class,
          RoundTrip.class,
          RunChart.Chances.class,
          RunChart.Deal.class,
          RunChart.Point.class,
          SearchOrder.Judging.class,
          SearchOrder.Method.class,
          SearchProgress.class,
          SearchSummary.class,
          StatusView.class,
          TicketView.class,
          TradingDesk.OrderLife.class);

  private final ApiDocument document = read();

  private static ApiDocument read() {
    try (InputStream in = DocumentTest.class.getResourceAsStream("/META-INF/openapi.json")) {
      return new ApiDocument(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void documents_every_route_with_its_parameters_and_no_other() {
    Set<String> coded = new TreeSet<>(PROBES);
    for (Class<?> resource : resources()) {
      for (Method method : resource.getMethods()) {
        verb(method).ifPresent(verb -> coded.add(route(verb, resource, method)));
      }
    }
    Set<String> documented = new TreeSet<>();
    for (Operation o : document.operations()) {
      documented.add(
          o + " " + new TreeSet<>(o.parameters().stream().map(Parameter::name).toList()));
    }
    assertThat(documented).hasSizeGreaterThan(60).isEqualTo(coded);
  }

  private static List<Class<?>> resources() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ffe.entry.rest")
            .stream()
            .filter(c -> c.isAnnotatedWith(Path.class))
            .<Class<?>>map(JavaClass::reflect)
            .toList();
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .findFirst();
  }

  private static String route(String verb, Class<?> resource, Method method) {
    Set<String> parameters = new TreeSet<>();
    if (resource.isAnnotationPresent(PerAccount.class)) {
      parameters.add(Caller.ACCOUNT);
    }
    Arrays.stream(method.getParameterAnnotations())
        .flatMap(Arrays::stream)
        .flatMap(DocumentTest::name)
        .forEach(parameters::add);
    Path onMethod = method.getAnnotation(Path.class);
    String path =
        Route.template(
            resource.getAnnotation(Path.class).value(), onMethod == null ? "" : onMethod.value());
    return verb + " " + path + " " + parameters;
  }

  private static Stream<String> name(Annotation annotation) {
    if (annotation instanceof QueryParam query) {
      return Stream.of(query.value());
    } else if (annotation instanceof HeaderParam header) {
      return Stream.of(header.value());
    }
    return annotation instanceof PathParam path ? Stream.of(path.value()) : Stream.empty();
  }

  @Test
  void says_of_every_route_what_it_does_under_a_name_of_its_own() {
    Set<String> names = new HashSet<>();
    for (Operation o : document.operations()) {
      assertThat(o.node().path("summary").asText()).as("%s", o).endsWith(".").hasSizeLessThan(90);
      assertThat(names.add(o.node().path("operationId").asText())).as("%s", o).isTrue();
      assertThat(o.node().path("tags").size()).as("%s", o).isEqualTo(1);
    }
  }

  @Test
  void gives_every_refusal_the_one_shape() {
    for (Operation o : document.operations()) {
      boolean isOpen = o.node().path("security").isArray();
      assertThat(isOpen).as("%s", o).isEqualTo(PROBES.contains(o + " []"));
      for (String status : isOpen ? List.<String>of() : List.of("4XX", "5XX")) {
        Media error = document.answers(o, status).get(0);
        assertThat(error.schema().path("$ref").asText()).as("%s", o).endsWith("/Error");
        fits(o + " " + status, error);
      }
    }
  }

  @Test
  void shows_of_every_route_an_answer_and_a_request_of_the_form_it_documents() {
    for (Operation o : document.operations()) {
      List<Media> answers = document.answers(o, o.done());
      assertThat(answers).as("%s", o).isNotEmpty();
      answers.forEach(answer -> fits(o + " answers " + answer.type(), answer));
      document.requests(o).stream()
          .filter(request -> request.type().equals(JSON))
          .forEach(request -> fits(o + " takes", request));
      if (Set.of("PUT", "PATCH").contains(o.method())) {
        assertThat(document.requests(o)).as("%s", o).isNotEmpty();
      }
    }
  }

  private void fits(String what, Media media) {
    assertThat(media.example().isMissingNode()).as(what).isFalse();
    assertThat(document.faults(media.schema(), media.example())).as(what).isEmpty();
  }

  @Test
  void bounds_every_parameter_and_gives_a_value_within() {
    for (Operation o : document.operations()) {
      for (Parameter p : o.parameters()) {
        JsonNode schema = document.resolved(p.schema());
        boolean isBounded =
            schema.has("enum")
                || schema.has("pattern")
                || schema.has("format")
                || schema.has("minimum")
                || schema.has("maxLength")
                || schema.path("type").asText().equals("boolean");
        assertThat(isBounded).as(o + " " + p.name()).isTrue();
        assertThat(document.faults(p, p.example())).as(o + " " + p.name()).isEmpty();
      }
    }
  }

  @Test
  void gives_every_record_the_form_in_which_it_is_written() {
    Map<String, JsonNode> documented = document.schemas();
    Forms.of(WRITTEN)
        .forEach(
            (name, form) ->
                assertThat(documented.get(name))
                    .as(name)
                    .isEqualTo(ApiDocument.json(form.toString())));
  }

  @Test
  void names_every_limit_that_can_be_changed() {
    for (String schema : List.of("RiskChange", "RiskTrial")) {
      Set<String> known = new TreeSet<>(Set.of("version", "reason", "strategy", "quorum"));
      Arrays.stream(Limit.values()).map(Limit::key).forEach(known::add);
      JsonNode properties = document.schemas().get(schema).path("properties");
      Set<String> named = new TreeSet<>(Set.of("strategy", "quorum"));
      properties.fieldNames().forEachRemaining(named::add);
      assertThat(named).as(schema).isEqualTo(known);
    }
  }

  @Test
  void finds_what_a_form_does_not_allow() {
    JsonNode form = document.schemas().get("Money");
    ObjectNode money = (ObjectNode) ApiDocument.json("{\"amount\":\"1.5\",\"currency\":\"USD\"}");
    assertThat(document.faults(form, money)).isEmpty();
    assertThat(document.faults(form, money.deepCopy().put("more", 1))).isNotEmpty();
    assertThat(document.faults(form, money.deepCopy().put("amount", "1e5"))).isNotEmpty();
    assertThat(document.faults(form, money.without("currency"))).isNotEmpty();
  }
}
