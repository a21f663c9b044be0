package ffe.adapter.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.trading.DecisionRecord;
import ffe.trading.DecisionRecord.Result;
import ffe.trading.JournalDownException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The traces of the bundled tape, against what its journal holds. */
@Tag("unit")
class CycleTracesTest {

  private static final List<SpanData> SPANS = new ArrayList<>();
  private static TapeDay day;
  private static TapeDay unwatched;
  private static Map<String, List<SpanData>> traces;

  @BeforeAll
  static void trade_the_tape() {
    day = TapeDay.of(new CycleTraces(tracer(), Clock.systemUTC(), "main"));
    unwatched = TapeDay.of(UnaryOperator.identity());
    traces = SPANS.stream().collect(Collectors.groupingBy(SpanData::getTraceId));
  }

  private static Tracer tracer() {
    SpanExporter kept =
        new SpanExporter() {
          @Override
          public CompletableResultCode export(Collection<SpanData> spans) {
            SPANS.addAll(spans);
            return CompletableResultCode.ofSuccess();
          }

          @Override
          public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
          }

          @Override
          public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
          }
        };
    return SdkTracerProvider.builder()
        .addSpanProcessor(SimpleSpanProcessor.create(kept))
        .build()
        .get("test");
  }

  @Test
  void being_watched_changes_no_decision_and_no_fill() {
    assertThat(day.journal().sessionDigest()).isEqualTo(unwatched.journal().sessionDigest());
    assertThat(day.fills()).isNotEmpty();
  }

  @Test
  void each_cycle_is_one_trace_with_its_steps_below_one_root() {
    assertThat(traces).hasSameSizeAs(day.decisions());
    for (DecisionRecord record : day.decisions()) {
      List<SpanData> trace = of(record);
      SpanData root = root(trace);
      assertThat(text(root, "ffe.account")).isEqualTo("main");
      assertThat(text(root, "ffe.cycle")).isEqualTo(record.slot().toString());
      assertThat(text(root, "ffe.result")).isEqualTo(record.result().name());
      assertThat(trace)
          .filteredOn(span -> !span.equals(root))
          .allMatch(span -> span.getParentSpanId().equals(root.getSpanId()))
          .extracting(SpanData::getName)
          .containsExactlyInAnyOrderElementsOf(steps(record));
    }
  }

  /** What the record says must have happened. */
  private static List<String> steps(DecisionRecord record) {
    List<String> steps = new ArrayList<>(List.of("observe"));
    record.opinions().forEach(opinion -> steps.add("analyst " + opinion.analyst()));
    record.decision().ifPresent(decision -> steps.add("decide"));
    record.verdict().ifPresent(verdict -> steps.add("gate"));
    steps.add("commit");
    if (record.result() == Result.ORDERED) {
      // the venue's answers are a commit of their own
      steps.addAll(List.of("claim", "send", "commit"));
      String order = record.proposal().orElseThrow().id().value();
      day.fills().stream()
          .filter(fill -> fill.fill().orderId().value().equals(order))
          .forEach(fill -> steps.add("fill"));
    }
    return steps;
  }

  @Test
  void an_order_s_fills_are_in_the_trace_of_the_cycle_that_ordered_it() {
    List<DecisionRecord> ordered =
        day.decisions().stream().filter(r -> r.result() == Result.ORDERED).toList();
    assertThat(ordered).isNotEmpty();
    for (DecisionRecord record : ordered) {
      assertThat(of(record))
          .filteredOn(span -> span.getName().equals("fill"))
          .isNotEmpty()
          .extracting(span -> text(span, "ffe.order"))
          .containsOnly(record.proposal().orElseThrow().id().value());
    }
  }

  @Test
  void a_cycle_that_was_not_committed_ends_its_trace_as_an_error() {
    int before = SPANS.size();
    CycleTraces broken = new CycleTraces(tracer(), Clock.systemUTC(), "main");
    assertThatThrownBy(() -> broken.watched(new BrokenJournal()).append(day.anAppend()))
        .isInstanceOf(JournalDownException.class);
    List<SpanData> told = SPANS.subList(before, SPANS.size());
    assertThat(told).extracting(SpanData::getName).containsExactly("commit", "manual order");
    assertThat(told.get(0).getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    told.clear();
  }

  private static List<SpanData> of(DecisionRecord record) {
    return traces.values().stream()
        .filter(trace -> record.id().equals(text(root(trace), "ffe.decision")))
        .findFirst()
        .orElseThrow();
  }

  private static SpanData root(List<SpanData> trace) {
    return trace.stream()
        .filter(span -> !span.getParentSpanContext().isValid())
        .reduce(
            (one, other) -> {
              throw new IllegalStateException("two roots: " + one + other);
            })
        .orElseThrow();
  }

  private static String text(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }
}
