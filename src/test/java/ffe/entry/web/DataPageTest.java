package ffe.entry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import ffe.adapter.store.StoredLane;
import ffe.desk.Actor;
import ffe.desk.Role;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.desk.market.CalendarView;
import ffe.desk.market.Coverage;
import ffe.desk.market.DataDesk;
import ffe.desk.market.FlawDesk;
import ffe.desk.market.MarketDesk;
import ffe.market.DataFlaw;
import ffe.market.Instrument;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class DataPageTest {

  private static final Actor VIEWER = new Actor("vic", Role.VIEWER, "web");
  private static final StoredLane STORED = new StoredLane();
  private static final Instant AT = Instant.parse("2024-02-03T10:00:00Z");

  private static StatusView status(Duration later) {
    return StillDesk.status(STORED.lane(), STORED.now().plus(later), STORED.now());
  }

  private static DataPage page() {
    MarketDesk market = StillDesk.market(STORED.lane(), STORED.series(), status(Duration.ZERO));
    return new DataPage(
        market,
        new DataDesk(
            market, STORED.facts(), (source, instrument) -> Optional.empty(), Clock.systemUTC()),
        new FlawDesk(STORED.flaws()));
  }

  private static int sent(DataPage page, StatusView status) {
    Runnable[] shows = new Runnable[1];
    int sent = StoredLane.sentBy(() -> shows[0] = page.read(VIEWER, status)).size();
    shows[0].run();
    return sent;
  }

  @Test
  void shows_the_account_s_own_series_and_reads_it_once_in_a_while() {
    DataPage page = page();
    assertThat(sent(page, status(Duration.ZERO))).as("series").isEqualTo(1);
    assertThat(sent(page, status(Duration.ZERO))).as("the first one of them").isBetween(2, 30);
    assertThat(page.getElement().getTextRecursively())
        .contains(
            "November 2013", "\u00a0%", "not known", "Everything this source told was believed");
    assertThat(sent(page, status(Duration.ZERO))).as("nothing happened").isZero();
    assertThat(sent(page, status(DataPage.AGAIN))).as("again").isPositive();
  }

  @Test
  void tells_what_is_not_believed_with_the_reason() {
    DataFlaw trade =
        new DataFlaw(
            "kraken",
            Optional.of(Instrument.of("BTC-USD")),
            DataFlaw.Kind.OUTLIER,
            "trade 7 of 1 at 1000",
            "more than 50 % from 100",
            AT);
    DataFlaw text =
        new DataFlaw(
            "kraken",
            Optional.empty(),
            DataFlaw.Kind.UNREADABLE,
            "<html>",
            "not as documented",
            AT);
    assertThat(text(DataTables.flaws(List.of(trade, text))))
        .contains("BTC-USD", "outlier", "trade 7 of 1 at 1000", "more than 50 % from 100")
        .contains("unreadable", "<html>", "not as documented");
  }

  private static Optional<CalendarView> calendar(Coverage coverage, CalendarView.Day... days) {
    return Optional.of(
        new CalendarView(
            List.of(new CalendarView.Month(YearMonth.of(2024, 2), List.of(days))),
            Optional.empty(),
            Optional.empty(),
            coverage));
  }

  private static String text(Component... parts) {
    return Arrays.stream(parts)
        .map(part -> part.getElement().getTextRecursively())
        .collect(Collectors.joining(" "));
  }

  @Test
  void a_day_that_lacks_one_candle_is_not_whole() {
    Coverage whole = new Coverage(Optional.of(AT), Optional.of(AT), 1, 0, 0, 0, List.of());
    LocalDate first = LocalDate.of(2024, 2, 1);
    Optional<CalendarView> calendar =
        calendar(
            whole,
            new CalendarView.Day(first, 1_440, 1_439),
            new CalendarView.Day(first.plusDays(1), 1_440, 0),
            new CalendarView.Day(first.plusDays(2), 0, 0));
    assertThat(text(DataTables.months(calendar)))
        .contains("February 2024", "199\u00a0%20\u00a0%3")
        .doesNotContain("100");
    assertThat(text(DataTables.gaps(calendar))).contains("No candle is missing");
  }

  @Test
  void lists_the_oldest_gaps_and_how_many_there_are() {
    Coverage holes =
        new Coverage(
            Optional.of(AT),
            Optional.of(AT),
            9,
            0,
            7,
            70,
            List.of(new Coverage.Gap(AT, AT.plusSeconds(300), 5)));
    assertThat(text(DataTables.gaps(calendar(holes))))
        .contains("7 gaps of 70 candles", "the oldest 1", "3 Feb 2024 10:05");
    assertThat(text(DataTables.gaps(Optional.empty()))).contains("Nothing of this is stored yet");
  }
}
