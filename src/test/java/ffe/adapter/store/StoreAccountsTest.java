package ffe.adapter.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.desk.AccountBook.Entry;
import ffe.desk.AccountPlan;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("store")
class StoreAccountsTest {

  private final StoreAccounts accounts = new StoreAccounts(TestStore.transactions());
  private final String root = "a" + TestStore.newAccount().replaceAll("[^a-z0-9]", "");

  private AccountPlan plan(String name) {
    return new AccountPlan(
        name, "tape", Instrument.of("BTC-USD"), Money.of("2500.5", Currency.USD));
  }

  private List<Entry> ours() {
    return accounts.entries().stream().filter(e -> e.plan().root().equals(root)).toList();
  }

  @Test
  void keeps_an_account_as_it_was_opened_and_gives_its_name_once() {
    assertThat(accounts.open(plan(root))).isTrue();
    assertThat(accounts.open(plan(root))).isFalse();
    assertThat(ours()).extracting(Entry::plan).containsExactly(plan(root));
    assertThat(ours()).allMatch(Entry::isOpen);
  }

  @Test
  void archives_one_and_opens_the_next_or_neither() {
    accounts.open(plan(root));
    assertThat(accounts.replace(plan(root), plan(root + "-r2"))).isTrue();
    assertThat(ours()).extracting(Entry::isOpen).containsExactly(false, true);

    assertThat(accounts.replace(plan(root), plan(root + "-r3"))).isFalse();
    assertThatThrownBy(() -> accounts.replace(plan(root + "-r2"), plan(root)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(ours()).extracting(Entry::isOpen).containsExactly(false, true);
  }
}
