package ffe.adapter.vendor;

import ffe.adapter.vendor.PriceVendor.Span;
import ffe.adapter.vendor.VendorException.Reason;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.VendorPrice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Vendors in the order in which they are asked: who cannot answer is passed over, and the next is
 * asked. Any thread may call.
 */
public final class VendorChain {

  private final List<PriceVendor> vendors;

  /**
   * Who was asked and did not answer.
   *
   * @param why for people
   */
  public record Passed(String vendor, Reason reason, String why) {}

  /**
   * What was told.
   *
   * @param told empty where nobody answered
   * @param by who answered; empty where nobody did
   * @param passed those that were asked before, in order
   */
  public record Answer<T>(Optional<T> told, Optional<String> by, List<Passed> passed) {
    public Answer {
      passed = List.copyOf(passed);
    }
  }

  public VendorChain(List<? extends PriceVendor> vendors) {
    this.vendors = List.copyOf(vendors);
  }

  public boolean isEmpty() {
    return vendors.isEmpty();
  }

  /** Of the first that has candles in the span; nobody's are mixed with another's. */
  public Answer<List<Candle>> candles(Span span) {
    return first(
        vendor -> {
          List<Candle> candles = vendor.candles(span);
          if (candles.isEmpty()) {
            throw Words.notTold(vendor.name(), "a candle of " + span.instrument());
          }
          return candles;
        });
  }

  public Answer<VendorPrice> last(Instrument instrument) {
    return first(vendor -> vendor.last(instrument));
  }

  private <T> Answer<T> first(Function<PriceVendor, T> question) {
    List<Passed> passed = new ArrayList<>();
    for (PriceVendor vendor : vendors) {
      try {
        T told = question.apply(vendor);
        return new Answer<>(Optional.of(told), Optional.of(vendor.name()), passed);
      } catch (VendorException e) {
        passed.add(new Passed(vendor.name(), e.reason(), String.valueOf(e.getMessage())));
      }
    }
    return new Answer<>(Optional.empty(), Optional.empty(), passed);
  }
}
