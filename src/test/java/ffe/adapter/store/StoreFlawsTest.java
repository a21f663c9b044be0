package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;

import ffe.desk.RowPage;
import ffe.desk.market.FlawQuery;
import ffe.market.DataFlaw;
import ffe.market.Instrument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreFlawsTest {

  private static final Instant START = Instant.parse("2026-03-02T12:00:00.123456Z");
  private static final Instrument BTC = Instrument.of("BTC-USD");

  private final StoreFlaws book = new StoreFlaws(TestStore.transactions());
  private final String source = UUID.randomUUID().toString();

  private DataFlaw flaw(Optional<Instrument> pair, int after) {
    return new DataFlaw(
        source,
        pair,
        pair.isEmpty() ? DataFlaw.Kind.UNREADABLE : DataFlaw.Kind.OUTLIER,
        "told \u0000 ' \ud83d\ude00 " + after,
        "why",
        START.plusSeconds(after));
  }

  private RowPage<DataFlaw> page(Optional<Instrument> pair, Optional<String> cursor, int limit) {
    return book.page(new FlawQuery(Optional.of(source), pair, cursor, limit));
  }

  @Test
  void tells_what_was_kept_the_last_first_page_after_page() {
    DataFlaw first = flaw(Optional.of(BTC), 0);
    DataFlaw second = flaw(Optional.empty(), 1);
    DataFlaw third = flaw(Optional.of(BTC), 2);
    book.keep(List.of(first, second), Instant.EPOCH);
    book.keep(List.of(third), Instant.EPOCH);

    RowPage<DataFlaw> newest = page(Optional.empty(), Optional.empty(), 2);
    assertThat(newest.rows()).containsExactly(third, second);
    RowPage<DataFlaw> rest = page(Optional.empty(), newest.next(), 2);
    assertThat(rest.rows()).containsExactly(first);
    assertThat(rest.next()).isEmpty();
    assertThat(page(Optional.of(BTC), Optional.empty(), 9).rows()).containsExactly(third, first);
  }

  @Test
  void forgets_what_was_heard_before() {
    // only its own rows are as old as this
    Instant old = Instant.parse("1980-01-01T00:00:00Z");
    DataFlaw before =
        new DataFlaw(source, Optional.of(BTC), DataFlaw.Kind.SPIKE, "a", "b", old.minusSeconds(1));
    DataFlaw at = new DataFlaw(source, Optional.of(BTC), DataFlaw.Kind.SPIKE, "c", "d", old);
    book.keep(List.of(before, at), Instant.EPOCH);
    assertThat(page(Optional.empty(), Optional.empty(), 9).rows()).hasSize(2);

    book.keep(List.of(), old);

    assertThat(page(Optional.empty(), Optional.empty(), 9).rows()).containsExactly(at);
  }
}
