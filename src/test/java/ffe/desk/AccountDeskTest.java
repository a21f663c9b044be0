package ffe.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.ToldLog;
import ffe.desk.market.InstrumentBench;
import ffe.market.Instrument;
import ffe.money.Currency;
import ffe.money.Money;
import ffe.simulation.MemoryJournal;
import ffe.trading.AgentState;
import ffe.trading.Replay;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AccountDeskTest {

  private static final Actor ADMIN = new Actor("ann", Role.ADMIN, "rest");
  private static final Instrument BTC = HandFeed.BTC;
  private static final Money DEPOSIT = Money.of("5000", Currency.USD);

  private final EngineBench bench = new EngineBench();
  private final InstrumentBench listed = new InstrumentBench();
  private final MemoryAccounts book = new MemoryAccounts();
  private final List<ControlAction> noted = new ArrayList<>();
  private final Engines engines = starting(book);
  private final AccountDesk desk =
      new AccountDesk(engines, book, bench.factory, listed.desk, archive(), bench.clock);

  private Archive archive() {
    return (Archive)
        Proxy.newProxyInstance(
            Archive.class.getClassLoader(),
            new Class<?>[] {Archive.class},
            (proxy, method, arguments) -> noted.add((ControlAction) arguments[0]));
  }

  @BeforeEach
  void look() {
    engines.look();
  }

  private void beats(int n) {
    for (int i = 0; i < n; i++) {
      bench.later(Duration.ofSeconds(1));
      engines.look();
      engines.all().forEach(Engine::beat);
    }
  }

  private Cockpit of(String account) {
    return engines.of(ADMIN.on(Optional.of(account)));
  }

  @Test
  void opens_the_configured_account_at_the_first_start_and_speaks_of_it_unasked() {
    assertThat(engines.all()).hasSize(1);
    assertThat(engines.engine(ADMIN).plan()).isEqualTo(EngineBench.PLAN);
    assertThat(book.entries()).hasSize(1);
  }

  @Test
  void runs_accounts_side_by_side_each_with_its_own_agent_and_deposit() {
    desk.open(ADMIN, "second", "kraken", List.of(BTC), DEPOSIT);
    beats(1);
    of("second").command(AgentState.Command.PAUSE, "test");

    assertThat(of("second").status().agent()).isEqualTo(AgentState.PAUSED);
    assertThat(of("kraken").status().agent()).isEqualTo(AgentState.RUNNING);
    assertThat(of("second").account().name()).isEqualTo("second");
    assertThat(of("second").journaled().events()).hasSize(1);
    assertThat(noted).extracting(ControlAction::command).containsExactly("ACCOUNT_OPEN");
  }

  @Test
  void refuses_a_name_that_was_in_use_or_is_malformed_and_a_source_it_does_not_have() {
    desk.open(ADMIN, "second", "kraken", List.of(BTC), DEPOSIT);
    assertThatThrownBy(() -> desk.open(ADMIN, "second", "tape", List.of(BTC), DEPOSIT))
        .isInstanceOf(ConflictException.class);
    for (String name : List.of("", "Main", "9", "a b", "x'--", "second-r2", "a".repeat(25))) {
      assertThatThrownBy(() -> desk.open(ADMIN, name, "tape", List.of(BTC), DEPOSIT))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> desk.open(ADMIN, "third", "nyse", List.of(BTC), DEPOSIT))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> desk.open(ADMIN, "third", "tape", List.of(BTC), Money.of("0.5", Currency.USD)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(engines.all()).hasSize(2);
  }

  @Test
  void refuses_what_a_source_is_known_not_to_trade_and_takes_what_nobody_knows() {
    for (String pair : List.of("NOWHERE-USD", "OLD-USD")) {
      assertThatThrownBy(
              () -> desk.open(ADMIN, "second", "kraken", List.of(Instrument.of(pair)), DEPOSIT))
          .as(pair)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith(pair + " on kraken: ");
    }
    assertThat(engines.all()).hasSize(1);
    listed.bench.later(Duration.ofHours(2));
    listed.kraken.fail("no answer");
    assertThatThrownBy(
            () -> desk.open(ADMIN, "second", "kraken", List.of(Instrument.of("OLD-USD")), DEPOSIT))
        .as("known from before")
        .isInstanceOf(IllegalArgumentException.class);

    InstrumentBench silent = new InstrumentBench();
    silent.kraken.fail("no answer");
    AccountDesk beside =
        new AccountDesk(engines, book, bench.factory, silent.desk, archive(), bench.clock);
    beside.open(ADMIN, "second", "kraken", List.of(BTC), DEPOSIT);
    assertThat(engines.all()).hasSize(2);
  }

  @Test
  void refuses_more_accounts_than_it_can_hold() {
    for (int i = 1; i < Engines.ACCOUNTS_MAX; i++) {
      desk.open(ADMIN, "account-" + i, "tape", List.of(BTC), DEPOSIT);
    }
    assertThatThrownBy(() -> desk.open(ADMIN, "one-more", "tape", List.of(BTC), DEPOSIT))
        .isInstanceOf(ConflictException.class);
  }

  private static final Instrument ETH = Instrument.of("ETH-USD");

  @Test
  void an_instrument_joins_an_account_and_leaves_it_again_over_one_ledger() {
    beats(1);
    desk.add(ADMIN, "kraken", ETH);
    beats(1);
    Cockpit eth = engines.of(ADMIN.at(Optional.of(ETH)));
    assertThat(eth.instruments()).containsExactly(BTC, ETH);
    assertThat(eth.lane().instrument()).isEqualTo(ETH);
    assertThat(eth.status().instrument()).isEqualTo("ETH-USD");
    assertThat(eth.status().equity()).contains(EngineBench.PLAN.deposit());
    assertThat(eth.journaled().events()).as("one deposit").hasSize(1);
    assertThat(engines.of(ADMIN).lane().instrument()).isEqualTo(BTC);
    assertThatThrownBy(() -> desk.add(ADMIN, "kraken", ETH))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("already");

    desk.remove(ADMIN, "kraken", ETH);
    beats(1);
    assertThat(engines.of(ADMIN).instruments()).containsExactly(BTC);
    assertThat(engines.of(ADMIN).status().holder()).isTrue();
    assertThatThrownBy(() -> engines.of(ADMIN.at(Optional.of(ETH))))
        .isInstanceOf(UnknownInstrumentException.class)
        .hasMessage("this account trades BTC-USD");
    assertThatThrownBy(() -> desk.remove(ADMIN, "kraken", BTC))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("nothing else");
    assertThat(noted)
        .extracting(ControlAction::command)
        .containsExactly("INSTRUMENT_ADD", "INSTRUMENT_REMOVE");
    assertThat(bench.counted).containsExactly("kraken");
  }

  @Test
  void an_instrument_joins_only_when_its_source_tells_that_it_is_listed() {
    assertThatThrownBy(() -> desk.add(ADMIN, "kraken", Instrument.of("NOWHERE-USD")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NOWHERE-USD on kraken");
    InstrumentBench silent = new InstrumentBench();
    silent.kraken.fail("no answer");
    AccountDesk deaf =
        new AccountDesk(engines, book, bench.factory, silent.desk, archive(), bench.clock);
    assertThatThrownBy(() -> deaf.add(ADMIN, "kraken", ETH))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("has not told what it lists");
    assertThat(engines.of(ADMIN).instruments()).containsExactly(BTC);
  }

  @Test
  void an_instrument_that_is_held_is_not_removed() {
    desk.add(ADMIN, "kraken", ETH);
    beats(1);
    bench.buy();
    bench.feed().flat(Duration.ofMinutes(6), "100");
    beats(1);
    assertThat(engines.of(ADMIN).positions())
        .extracting(PositionView::instrument)
        .containsExactly("ETH-USD");
    assertThatThrownBy(() -> desk.remove(ADMIN, "kraken", ETH))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("close it first");
    beats(1);
    assertThat(engines.of(ADMIN).instruments()).containsExactly(BTC, ETH);
    assertThat(engines.of(ADMIN).status().holder()).isTrue();
  }

  @Test
  void an_instrument_that_keeps_the_account_from_opening_can_be_removed() {
    beats(1);
    bench.refuse(ETH);
    desk.add(ADMIN, "kraken", ETH);
    beats(1);
    assertThat(engines.trouble()).contains("ETH-USD does not open");
    bench.otherServerTrades(true);
    assertThatThrownBy(() -> desk.remove(ADMIN, "kraken", ETH))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("ETH-USD does not open");
    bench.otherServerTrades(false);

    desk.remove(ADMIN, "kraken", ETH);
    beats(1);
    assertThat(engines.trouble()).isEmpty();
    assertThat(engines.of(ADMIN).instruments()).containsExactly(BTC);
    assertThat(engines.of(ADMIN).status().holder()).isTrue();
  }

  @Test
  void what_is_held_is_not_left_while_the_account_cannot_open() {
    desk.add(ADMIN, "kraken", ETH);
    beats(1);
    bench.buy();
    bench.feed().flat(Duration.ofMinutes(6), "100");
    beats(1);
    bench.refuse(BTC);
    bench.feed().failWith(new IllegalStateException("broken"));
    beats(3);
    assertThat(engines.trouble()).isNotEmpty();
    assertThatThrownBy(() -> desk.remove(ADMIN, "kraken", ETH))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("close it first");
    assertThatThrownBy(() -> desk.reset(ADMIN, "kraken"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("close it first");
    desk.remove(ADMIN, "kraken", BTC);
    beats(5);
    assertThat(engines.trouble()).isEmpty();
    assertThat(engines.of(ADMIN).positions())
        .extracting(PositionView::instrument)
        .containsExactly("ETH-USD");
  }

  @Test
  void only_an_admin_opens_or_resets() {
    Actor trader = new Actor("bob", Role.TRADER, "rest");
    assertThatThrownBy(() -> desk.open(trader, "second", "tape", List.of(BTC), DEPOSIT))
        .isInstanceOf(ForbiddenException.class);
    assertThatThrownBy(() -> desk.reset(trader, "kraken")).isInstanceOf(ForbiddenException.class);
    assertThat(engines.all()).hasSize(1);
  }

  @Test
  void begins_again_under_the_next_name_and_keeps_the_old_books_readable() {
    beats(1);
    AccountView next = desk.reset(ADMIN, "kraken");
    beats(1);

    assertThat(next.plan().name()).isEqualTo("kraken-r2");
    assertThat(engines.engine(ADMIN).plan().name()).isEqualTo("kraken-r2");
    assertThat(engines.all()).hasSize(1);
    assertThat(of("kraken").journaled().events()).hasSize(1);
    assertThat(of("kraken").status().holder()).isFalse();
    assertThat(desk.list(ADMIN)).extracting(v -> v.archivedAt().isPresent()).contains(true, false);
    assertThat(desk.reset(ADMIN, "kraken-r2").plan().name()).isEqualTo("kraken-r3");
    assertThat(bench.counted).as("metrics of those that trade").containsExactly("kraken-r3");
  }

  @Test
  void takes_no_command_for_an_archived_account() {
    beats(1);
    desk.reset(ADMIN, "kraken");
    assertThatThrownBy(() -> of("kraken").command(AgentState.Command.START, "test"))
        .isInstanceOf(ConflictException.class);
    assertThatThrownBy(() -> desk.reset(ADMIN, "kraken")).isInstanceOf(ConflictException.class);
  }

  @Test
  void resets_nothing_that_holds_a_position() {
    beats(1);
    bench.buy();
    bench.feed().flat(Duration.ofMinutes(6), "100");
    beats(1);
    assertThatThrownBy(() -> desk.reset(ADMIN, "kraken"))
        .isInstanceOf(ConflictException.class)
        .hasMessageContaining("close it first");
    assertThat(book.entries()).hasSize(1);
    beats(1);
    assertThat(of("kraken").status().holder()).isTrue();
  }

  @Test
  void follows_what_another_server_opened_and_reset() {
    AccountPlan other = new AccountPlan("other", "tape", BTC, DEPOSIT);
    book.open(other);
    beats(6);
    assertThat(of("other").status().holder()).isTrue();
    Engine gone = engines.engine(ADMIN.on(Optional.of("other")));

    book.replace(other, other.next());
    beats(6);
    assertThat(of("other-r2").status().holder()).isTrue();
    assertThat(engines.all()).doesNotContain(gone);
  }

  @Test
  void runs_on_while_the_accounts_cannot_be_read() {
    beats(1);
    book.fail(EngineBench.down());
    beats(12);
    assertThat(of("kraken").status().holder()).isTrue();
    book.recover();
    beats(6);
    assertThat(engines.trouble()).isEmpty();
  }

  @Test
  void names_the_accounts_there_are_when_asked_for_one_there_is_not() {
    assertThatThrownBy(() -> of("nobody"))
        .isInstanceOf(UnknownAccountException.class)
        .hasMessageContaining("kraken");
  }

  @Test
  void gives_every_lease_back_at_its_end() {
    desk.open(ADMIN, "second", "kraken", List.of(BTC), DEPOSIT);
    beats(1);
    engines.stop();
    assertThat(bench.releases()).isEqualTo(2);
    int looks = bench.looksAtTheLease();
    beats(6);
    assertThat(bench.looksAtTheLease()).isEqualTo(looks);
  }

  @Test
  void makes_the_parts_of_an_archived_account_once_however_often_it_is_read() {
    beats(1);
    desk.reset(ADMIN, "kraken");
    int before = bench.made.size();
    for (int i = 0; i < 5; i++) {
      assertThat(of("kraken").lane().account()).isEqualTo("kraken");
    }
    assertThat(bench.made.size() - before).isEqualTo(1);
  }

  @Test
  void tells_at_the_start_that_an_account_stays_as_it_was_opened() {
    MemoryAccounts opened = new MemoryAccounts();
    opened.open(new AccountPlan("kraken", "kraken", BTC, DEPOSIT));
    List<LogRecord> told = ToldLog.by(Engines.class, () -> starting(opened).look());

    assertThat(told)
        .extracting(LogRecord::getMessage)
        .containsExactly(
            "account kraken was opened with BTC-USD on kraken and 5000 USD and stays so; for"
                + " BTC-USD on kraken and 10000 USD open another account");
    assertThat(ToldLog.by(Engines.class, () -> starting(book).look())).isEmpty();
  }

  private Engines starting(AccountBook accounts) {
    return new Engines(
        bench.factory,
        accounts,
        bench.lease,
        new Replay(bench.analysts(), "v1", new MemoryJournal()),
        bench.clock);
  }
}
