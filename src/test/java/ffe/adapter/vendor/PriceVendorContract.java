package ffe.adapter.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ffe.adapter.vendor.PriceVendor.Span;
import ffe.adapter.vendor.VendorException.Reason;
import ffe.desk.access.SharedCounts;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.Timeframe;
import ffe.market.VendorPrice;
import ffe.money.Price;
import ffe.setting.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every vendor's client must do, over real HTTP with the vendor's own wire format. */
abstract class PriceVendorContract {

  static final Instrument BTC = Instrument.of("BTC-USD");
  static final Instrument EUR = Instrument.of("EUR-USD");
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  static final VendorGuard OPEN =
      new VendorGuard() {
        @Override
        public <T> T call(Supplier<T> call) {
          return call.get();
        }
      };

  LoopbackPrices loopback;
  PriceVendor vendor;

  abstract Vendor kind();

  abstract LoopbackPrices open() throws IOException;

  @BeforeEach
  void begin() throws IOException {
    loopback = open();
    vendor = vendor(new Limits(100, 1_000));
  }

  PriceVendor vendor(Limits limits) {
    return Vendor.careful(
        new Vendor.Place(
            kind(), loopback.base(), Optional.of(Secret.of(LoopbackPrices.KEY)), limits),
        OPEN,
        SharedCounts.NONE,
        () -> loopback.now,
        Duration.ofMillis(1_500));
  }

  @AfterEach
  void end() {
    loopback.close();
  }

  static Span hours(int back, int count) {
    Instant from = NOON.minus(Duration.ofHours(back));
    return new Span(BTC, Timeframe.H1, from, from.plus(Duration.ofHours(count)));
  }

  VendorException refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(VendorException.class, call);
  }

  static void areTrue(List<Candle> told, Instant from, Duration length, int count) {
    assertThat(told).hasSize(count);
    for (int i = 0; i < count; i++) {
      Candle truth = LoopbackPrices.truth(from.plus(length.multipliedBy(i)), length.toMinutes());
      Candle c = told.get(i);
      assertThat(List.of(c.opensAt(), c.open(), c.high(), c.low(), c.close(), c.isEmpty()))
          .isEqualTo(
              List.of(
                  truth.opensAt(), truth.open(), truth.high(), truth.low(), truth.close(), false));
    }
  }

  @Test
  void tells_the_candles_of_a_span_oldest_first() {
    areTrue(vendor.candles(hours(8, 5)), NOON.minus(Duration.ofHours(8)), Duration.ofHours(1), 5);
  }

  @Test
  void leaves_out_the_candle_that_is_not_finished() {
    areTrue(vendor.candles(hours(2, 4)), NOON.minus(Duration.ofHours(2)), Duration.ofHours(1), 2);
  }

  @Test
  void tells_the_last_price_to_the_last_digit_and_when_it_was() {
    assertThat(vendor.last(BTC))
        .isEqualTo(
            new VendorPrice(
                kind().id(), BTC, Price.of("41234.123456789"), loopback.now.minusSeconds(5)));
  }

  @Test
  void does_not_tell_a_pair_in_a_token_as_if_it_were_in_dollars() {
    VendorException why = refusal(() -> vendor.last(Instrument.of("BTC-USDT")));
    assertThat(why.reason()).isEqualTo(Reason.NOT_TOLD);
  }

  @Test
  void knows_a_quota_answer_with_status_200_and_rests_until_it_is_over() {
    loopback.thenSay(200, loopback.quota());
    VendorException why = refusal(() -> vendor.last(BTC));
    assertThat(why.reason()).isEqualTo(Reason.QUOTA);
    assertThat(why.getMessage()).doesNotContain(LoopbackPrices.KEY);
    loopback.now = loopback.now.plusSeconds(59);
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.RESTING);
    assertThat(refusal(() -> vendor.candles(hours(8, 5))).reason()).isEqualTo(Reason.RESTING);
    assertThat(loopback.asked()).hasSize(1);
    loopback.now = loopback.now.plusSeconds(1);
    assertThat(vendor.last(BTC).price()).isEqualTo(Price.of("41234.123456789"));
  }

  @Test
  void rests_longer_each_time_it_is_told_so_again() {
    loopback.thenSay(200, loopback.quota());
    loopback.thenSay(200, loopback.quota());
    refusal(() -> vendor.last(BTC));
    loopback.now = loopback.now.plusSeconds(60);
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.QUOTA);
    loopback.now = loopback.now.plusSeconds(119);
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.RESTING);
  }

  @Test
  void rests_as_long_as_a_429_says() {
    loopback.thenSay(429, "{}", "Retry-After", "300");
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.QUOTA);
    loopback.now = loopback.now.plusSeconds(299);
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.RESTING);
    loopback.now = loopback.now.plusSeconds(1);
    assertThat(vendor.last(BTC).vendor()).isEqualTo(kind().id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200|<html><body>Be right back</body></html>|BROKEN",
        "200|''|BROKEN",
        "200|'{\"symbol\":\"BTC/'|BROKEN",
        "200|null|BROKEN",
        "200|true|BROKEN",
        "200|'[[\"x\"]]'|BROKEN",
        "500|oops|AWAY",
        "503|<html></html>|AWAY",
        "302||AWAY",
        "401|{}|KEY",
        "403|{}|KEY",
        "404|{}|NOT_TOLD",
      })
  void says_what_is_wrong_with_an_answer(int status, String body, Reason reason) {
    for (int i = 0; i < 2; i++) {
      loopback.thenSay(status, Optional.ofNullable(body).orElse(""));
    }
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(reason);
    assertThat(refusal(() -> vendor.candles(hours(8, 5))).reason()).isEqualTo(reason);
    assertThat(vendor.last(BTC).vendor()).isEqualTo(kind().id());
  }

  @Test
  void takes_an_answer_that_breaks_off_or_stalls_for_none() {
    loopback.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
        });
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.AWAY);
    loopback.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        });
    assertThat(refusal(() -> vendor.last(BTC)))
        .hasMessageContaining("no whole answer within 1500 ms");
  }

  @Test
  void takes_a_vendor_that_is_not_there_for_away() {
    loopback.close();
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.AWAY);
  }

  @Test
  void breaks_off_an_answer_without_end() {
    loopback.then(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[65_536];
          try {
            for (int sent = 0; sent < 4 * Wire.BYTES_MAX; sent += block.length) {
              exchange.getResponseBody().write(block);
            }
          } catch (IOException e) {
            // the client is gone, as it should be
          }
        });
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.AWAY);
  }

  @Test
  void sends_its_key_and_never_says_it() {
    vendor.last(BTC);
    LoopbackPrices.Asked asked = loopback.asked().get(0);
    assertThat(asked.query() + " " + asked.headers()).contains(LoopbackPrices.KEY);
    for (int status : List.of(200, 401, 500)) {
      loopback.now = loopback.now.plusSeconds(60);
      loopback.thenSay(status, "<p>" + LoopbackPrices.KEY + " is not welcome</p>");
      VendorException why = refusal(() -> vendor.last(BTC));
      assertThat(why).hasMessageContaining("is not welcome");
      java.io.StringWriter trace = new java.io.StringWriter();
      why.printStackTrace(new java.io.PrintWriter(trace));
      assertThat(trace.toString()).doesNotContain(LoopbackPrices.KEY);
    }
  }

  @Test
  void asks_no_more_in_a_minute_or_a_day_than_it_may() {
    PriceVendor aMinute = vendor(new Limits(2, 0));
    for (int i = 0; i < 2; i++) {
      loopback.now = loopback.now.plusSeconds(11);
      aMinute.last(BTC);
    }
    loopback.now = loopback.now.plusSeconds(11);
    assertThat(refusal(() -> aMinute.last(BTC))).hasMessageContaining("2 a minute");
    loopback.now = loopback.now.plusSeconds(38);
    aMinute.last(BTC);
    PriceVendor aDay = vendor(new Limits(10, 2));
    for (int i = 0; i < 2; i++) {
      loopback.now = loopback.now.plusSeconds(3_600);
      aDay.last(BTC);
    }
    loopback.now = loopback.now.plusSeconds(3_600);
    assertThat(refusal(() -> aDay.last(BTC))).hasMessageContaining("2 a day");
    assertThat(loopback.asked()).hasSize(5);
    loopback.now = Instant.parse("2026-11-24T00:00:00Z");
    aDay.last(BTC);
  }

  @Test
  void asks_once_what_it_was_told_a_moment_ago() {
    vendor.last(BTC);
    vendor.candles(hours(8, 5));
    int asked = loopback.asked().size();
    loopback.now = loopback.now.plusSeconds(9);
    vendor.last(BTC);
    vendor.candles(hours(8, 5));
    assertThat(loopback.asked()).hasSize(asked);
    loopback.now = loopback.now.plusSeconds(2);
    vendor.last(BTC);
    assertThat(loopback.asked()).hasSize(asked + 1);
  }

  @Test
  void does_not_believe_a_price_of_the_future() {
    Instant now = loopback.now;
    loopback.then(
        exchange -> {
          loopback.now = now.plusSeconds(600);
          LoopbackPrices.Said said =
              loopback.answer(loopback.asked().get(loopback.asked().size() - 1));
          loopback.now = now;
          LoopbackPrices.write(exchange, said);
        });
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void does_not_take_the_price_of_another_pair() {
    loopback.then(
        exchange -> {
          LoopbackPrices.Said said =
              loopback.answer(loopback.asked().get(loopback.asked().size() - 1));
          LoopbackPrices.write(
              exchange,
              LoopbackPrices.Said.of(
                  said.body().replace("BTC", "ETH").replace("bitcoin", "ethereum")));
        });
    assertThat(refusal(() -> vendor.last(BTC)).reason()).isEqualTo(Reason.BROKEN);
  }

  @Test
  void refuses_a_span_that_is_none() {
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> new Span(BTC, Timeframe.M1, NOON, NOON.plus(Duration.ofDays(9)))))
        .hasMessageContaining("at most 5000 candles");
  }
}
