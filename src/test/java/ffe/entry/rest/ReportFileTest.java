package ffe.entry.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.backtest.BacktestOrder;
import ffe.desk.backtest.BacktestProgress;
import ffe.desk.backtest.BacktestResult;
import ffe.desk.backtest.BacktestSummary;
import ffe.desk.backtest.JobView;
import ffe.desk.backtest.Ran;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReportFileTest {

  @Test
  void tells_what_the_run_was_made_of() {
    BacktestResult result = Ran.result();
    Instant at = Instant.parse("2024-01-01T00:00:00Z");
    JobView<BacktestOrder, BacktestProgress, BacktestSummary> view =
        new JobView<>(
            "0123456789ab",
            Ran.order(),
            "tom",
            JobView.State.DONE,
            at,
            Optional.of(at),
            Optional.of(at),
            1,
            "w",
            Optional.empty(),
            Optional.empty(),
            Optional.of(result.summary()));
    assertThat(ReportFile.of(view, result))
        .contains("<title>Backtest 0123456789ab</title>")
        .contains("Limit position_max", result.data(), result.report().digest())
        .contains(Ran.order().data().words(), Ran.order().strategy());
  }
}
