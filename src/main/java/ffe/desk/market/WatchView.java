package ffe.desk.market;

import ffe.market.Instrument;
import ffe.market.Quote;
import ffe.money.Price;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A watched instrument.
 *
 * @param quote the source's; empty where it tells none
 * @param last the newest price: the quote's, or the last trade that an account saw
 * @param age of the last price; of a recording by its own clock
 * @param isStale the last price is old
 * @param traders accounts that trade it
 * @param trouble why nothing newer is known; empty when nothing is wrong
 */
public record WatchView(
    String source,
    Instrument instrument,
    Instant since,
    Optional<Quote> quote,
    Optional<Price> last,
    Optional<Duration> age,
    boolean isStale,
    List<String> traders,
    String trouble) {}
