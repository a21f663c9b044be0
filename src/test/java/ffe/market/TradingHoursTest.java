package ffe.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When markets are open, by the clocks of New York. */
@Tag("unit")
class TradingHoursTest {

  private static TradingHours hours(String label) {
    return TradingHours.of(label).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "fx,2018-01-05T21:59:59Z,true",
    "fx,2018-01-05T22:00:00Z,false",
    "fx,2018-01-07T21:59:59Z,false",
    "fx,2018-01-07T22:00:00Z,true",
    "fx,2018-07-06T20:59:59Z,true",
    "fx,2018-07-06T21:00:00Z,false",
    "fx,2018-07-08T21:00:00Z,true",
    "fx,2018-12-25T12:00:00Z,true",
    "us-equities,2018-01-05T14:29:59Z,false",
    "us-equities,2018-01-05T14:30:00Z,true",
    "us-equities,2018-01-05T20:59:59Z,true",
    "us-equities,2018-01-05T21:00:00Z,false",
    "us-equities,2018-07-05T13:30:00Z,true",
    "us-equities,2018-07-05T20:00:00Z,false",
    "us-equities,2018-07-03T16:59:59Z,true",
    "us-equities,2018-07-03T17:00:00Z,false",
    "us-equities,2018-07-04T15:00:00Z,false",
    "us-equities,2018-11-23T18:00:00Z,false",
    "us-equities,2018-01-06T15:00:00Z,false",
    "us-equities,2012-10-29T15:00:00Z,false",
  })
  void is_open(String label, Instant at, boolean isOpen) {
    assertThat(hours(label).isOpen(at)).isEqualTo(isOpen);
  }

  @ParameterizedTest
  @CsvSource({
    "fx,2018-01-05T22:00:00Z,2018-01-07T22:00:00Z,2018-01-12T22:00:00Z",
    "fx,2018-01-03T10:00:00Z,2018-01-03T10:00:00Z,2018-01-05T22:00:00Z",
    "fx,2018-03-09T23:00:00Z,2018-03-11T21:00:00Z,2018-03-16T21:00:00Z",
    "us-equities,2018-01-05T21:00:00Z,2018-01-08T14:30:00Z,2018-01-08T21:00:00Z",
    "us-equities,2018-01-12T21:00:00Z,2018-01-16T14:30:00Z,2018-01-16T21:00:00Z",
    "us-equities,2001-09-10T20:00:00Z,2001-09-17T13:30:00Z,2001-09-17T20:00:00Z",
  })
  void opens_and_closes_next(String label, Instant at, Instant opens, Instant closes) {
    assertThat(hours(label).opening(at)).isEqualTo(opens);
    assertThat(hours(label).closing(at)).isEqualTo(closes);
  }

  @ParameterizedTest
  @CsvSource({
    "fx,2018-01-05T21:00:00Z,2018-01-07T23:00:00Z,PT2H",
    "fx,2018-01-06T00:00:00Z,2018-01-07T00:00:00Z,PT0S",
    "fx,2018-01-03T00:00:00Z,2018-01-17T00:00:00Z,PT240H",
    "us-equities,2018-01-05T20:59:00Z,2018-01-08T14:31:00Z,PT2M",
    "us-equities,2018-01-05T15:00:00Z,2018-01-05T15:00:10Z,PT10S",
  })
  void the_night_is_no_time(String label, Instant from, Instant to, Duration open) {
    assertThat(hours(label).open(from, to)).isEqualTo(open);
  }

  /** What real daily candles have, and nothing else: 5,849 days from 1998 to 2021. */
  @Test
  @Tag("external-data")
  void the_exchange_is_open_on_the_days_that_were_traded() throws IOException {
    String folder = System.getenv().getOrDefault("FFE_TEST_DATA", "external-data");
    List<LocalDate> traded;
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(
                    Files.newInputStream(Path.of(folder, "lean_spy_usa_1d.csv.gz"))),
                StandardCharsets.UTF_8))) {
      traded =
          lines
              .lines()
              .skip(1)
              .map(line -> Instant.ofEpochMilli(Long.parseLong(line.split(",", -1)[0])))
              .map(at -> at.atZone(ZoneId.of("America/New_York")).toLocalDate())
              .toList();
    }
    assertThat(traded.get(0).datesUntil(traded.get(traded.size() - 1).plusDays(1)))
        .filteredOn(NewYorkDays::isTraded)
        .isEqualTo(traded);
  }
}
