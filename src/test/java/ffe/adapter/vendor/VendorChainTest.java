package ffe.adapter.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.adapter.vendor.PriceVendor.Span;
import ffe.adapter.vendor.VendorChain.Answer;
import ffe.adapter.vendor.VendorChain.Passed;
import ffe.adapter.vendor.VendorException.Reason;
import ffe.desk.access.SharedCounts;
import ffe.market.Candle;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import ffe.money.Price;
import ffe.setting.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class VendorChainTest {

  private final LoopbackTwelveData first = opened(LoopbackTwelveData::new);
  private final LoopbackPolygon second = opened(LoopbackPolygon::new);

  private interface Opening<T> {
    T open() throws IOException;
  }

  private static <T> T opened(Opening<T> opening) {
    try {
      return opening.open();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    first.close();
    second.close();
  }

  private VendorChain chain(SharedCounts shared) {
    return new VendorChain(
        List.of(
            careful(Vendor.TWELVEDATA, first, shared), careful(Vendor.POLYGON, second, shared)));
  }

  private PriceVendor careful(Vendor kind, LoopbackPrices at, SharedCounts shared) {
    return Vendor.careful(
        new Vendor.Place(
            kind, at.base(), Optional.of(Secret.of(LoopbackPrices.KEY)), new Limits(8, 3)),
        PriceVendorContract.OPEN,
        shared,
        () -> first.now);
  }

  @Test
  void asks_the_first_and_nobody_else_while_it_answers() {
    Answer<VendorPrice> answer = chain(SharedCounts.NONE).last(PriceVendorContract.BTC);
    assertThat(answer.by()).contains("twelvedata");
    assertThat(answer.passed()).isEmpty();
    assertThat(second.asked()).isEmpty();
  }

  @Test
  void asks_the_next_where_one_is_out_of_quota_and_says_why() {
    VendorChain chain = chain(SharedCounts.NONE);
    first.thenSay(200, first.quota());
    second.price = new java.math.BigDecimal("41000.5");
    Answer<VendorPrice> answer = chain.last(PriceVendorContract.BTC);
    assertThat(answer.told().map(VendorPrice::price)).contains(Price.of("41000.5"));
    assertThat(answer.by()).contains("polygon");
    assertThat(answer.passed()).extracting(Passed::vendor).containsExactly("twelvedata");
    assertThat(answer.passed()).extracting(Passed::reason).containsExactly(Reason.QUOTA);
    assertThat(answer.passed().get(0).why()).contains("code 429");
    assertThat(chain.last(PriceVendorContract.BTC).passed())
        .extracting(Passed::reason)
        .containsExactly(Reason.RESTING);
    assertThat(first.asked()).hasSize(1);
  }

  @Test
  void takes_all_candles_from_one() {
    first.thenSay(200, "<html></html>");
    Span span = PriceVendorContract.hours(8, 5);
    Answer<List<Candle>> answer = chain(SharedCounts.NONE).candles(span);
    assertThat(answer.by()).contains("polygon");
    PriceVendorContract.areTrue(answer.told().orElseThrow(), span.from(), Duration.ofHours(1), 5);
  }

  @Test
  void takes_no_candle_at_all_for_not_told() {
    first.thenSay(200, "{\"meta\":{\"symbol\":\"BTC/USD\"},\"values\":[],\"status\":\"ok\"}");
    Answer<List<Candle>> answer = chain(SharedCounts.NONE).candles(PriceVendorContract.hours(8, 5));
    assertThat(answer.by()).contains("polygon");
    assertThat(answer.passed()).extracting(Passed::reason).containsExactly(Reason.NOT_TOLD);
  }

  @Test
  void tells_nothing_where_nobody_does() {
    first.close();
    second.thenSay(403, "{}");
    Answer<VendorPrice> answer = chain(SharedCounts.NONE).last(PriceVendorContract.BTC);
    assertThat(answer.told()).isEmpty();
    assertThat(answer.by()).isEmpty();
    assertThat(answer.passed()).extracting(Passed::reason).containsExactly(Reason.AWAY, Reason.KEY);
  }

  @Test
  void two_servers_that_share_counts_stay_within_one_day_s_quota() {
    Together together = new Together();
    VendorChain here = chain(together);
    VendorChain there = chain(together);
    for (int i = 0; i < 3; i++) {
      first.now = first.now.plusSeconds(20);
      (i % 2 == 0 ? here : there).last(PriceVendorContract.BTC);
    }
    first.now = first.now.plusSeconds(20);
    assertThat(there.last(PriceVendorContract.BTC).passed())
        .extracting(Passed::why)
        .containsExactly("twelvedata may be asked 3 a day, by all servers");
    assertThat(first.asked()).hasSize(3);
  }

  @Test
  void refuses_what_is_off_the_grid_or_out_of_order() {
    String row =
        "{\"datetime\":\"%s\",\"open\":\"1\",\"high\":\"1\",\"low\":\"1\",\"close\":\"1\"}";
    PriceVendor vendor = careful(Vendor.TWELVEDATA, first, SharedCounts.NONE);
    for (List<String> times :
        List.of(
            List.of("2026-11-23 04:30:00"),
            List.of("2026-11-23 05:00:00", "2026-11-23 05:00:00"))) {
      String rows = String.join(",", times.stream().map(t -> row.formatted(t)).toList());
      first.thenSay(
          200, "{\"meta\":{\"symbol\":\"BTC/USD\"},\"values\":[" + rows + "],\"status\":\"ok\"}");
      Instant from = Timeframe.H1.floor(PriceVendorContract.NOON.minus(Duration.ofHours(8)));
      VendorException why =
          org.assertj.core.api.Assertions.catchThrowableOfType(
              VendorException.class,
              () ->
                  vendor.candles(
                      new Span(
                          PriceVendorContract.BTC,
                          Timeframe.H1,
                          from,
                          from.plus(Duration.ofHours(5)))));
      assertThat(why.reason()).isEqualTo(Reason.BROKEN);
    }
  }

  /** Counts as Redis does, for two servers in one test. */
  private static final class Together implements SharedCounts {

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    @Override
    public OptionalLong takes(String name, int perMinute, int burst) {
      return OptionalLong.of(0);
    }

    @Override
    public OptionalLong count(String name) {
      return OptionalLong.of(counts.getOrDefault(name, 0L));
    }

    @Override
    public void add(String name, Duration window) {
      counts.merge(name, 1L, Long::sum);
    }
  }
}
