package ffe.desk;

import ffe.market.Instrument;
import ffe.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Opens and resets paper accounts. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class AccountDesk {

  private static final BigDecimal DEPOSIT_MIN = BigDecimal.ONE;
  private static final BigDecimal DEPOSIT_MAX = BigDecimal.valueOf(1_000_000_000);

  private Engines engines;
  private AccountBook book;
  private LaneFactory factory;
  private Listings listed;
  private Archive archive;
  private Clock wall;

  AccountDesk() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  AccountDesk(
      Engines engines,
      AccountBook book,
      LaneFactory factory,
      Listings listed,
      Archive archive,
      Clock wall) {
    this.engines = engines;
    this.book = book;
    this.factory = factory;
    this.listed = listed;
    this.archive = archive;
    this.wall = wall;
  }

  /** All accounts, archived ones included, oldest first. */
  public List<AccountView> list(Actor actor) {
    need(actor, Role.VIEWER);
    return engines.views();
  }

  /** Names of the market sources an account can trade by. */
  public List<String> sources(Actor actor) {
    need(actor, Role.VIEWER);
    return factory.sources();
  }

  /**
   * Opens a paper account beside the others.
   *
   * @throws IllegalArgumentException with what would do
   * @throws ConflictException if the name is or was in use, or there are too many
   */
  public AccountView open(
      Actor actor, String name, String source, List<Instrument> instruments, Money deposit) {
    need(actor, Role.ADMIN);
    AccountPlan plan = new AccountPlan(name, source, instruments, deposit);
    if (plan.generation() > 1) {
      throw new IllegalArgumentException("names that end in -r and a number are given by resets");
    }
    if (deposit.amount().compareTo(DEPOSIT_MIN) < 0
        || deposit.amount().compareTo(DEPOSIT_MAX) > 0) {
      throw new IllegalArgumentException(
          "a deposit is " + DEPOSIT_MIN + " to " + DEPOSIT_MAX + " " + deposit.currency().code());
    }
    check(plan);
    if (engines.all().size() >= Engines.ACCOUNTS_MAX) {
      throw new ConflictException(
          "TOO_MANY_ACCOUNTS", "at most " + Engines.ACCOUNTS_MAX + " accounts trade at once");
    }
    if (!book.open(plan)) {
      throw new ConflictException("ACCOUNT_EXISTS", "the name " + name + " is or was in use");
    }
    engines.lookNow();
    note(actor, name, "ACCOUNT_OPEN", plan.terms());
    return view(plan);
  }

  private void check(AccountPlan plan) {
    factory.check(plan);
    for (Instrument instrument : plan.instruments()) {
      refuse(instrument, plan.source(), listed.refusal(plan.source(), instrument));
    }
  }

  private static void refuse(Instrument instrument, String source, Optional<String> refusal) {
    refusal.ifPresent(
        why -> {
          throw new IllegalArgumentException(instrument + " on " + source + ": " + why);
        });
  }

  /**
   * Lets an account trade one instrument more, over the same ledger and limits.
   *
   * @throws IllegalArgumentException with what would do
   * @throws ConflictException if it trades it already, or the source does not tell what it lists
   */
  public AccountView add(Actor actor, String name, Instrument instrument) {
    need(actor, Role.ADMIN);
    AccountPlan before = engines.engine(actor.on(Optional.of(name))).plan();
    if (before.trades(instrument)) {
      throw new ConflictException("TRADED_ALREADY", name + " trades " + instrument + " already");
    }
    AccountPlan after = before.with(instrument);
    factory.check(after);
    // one that nobody lists would keep the whole account from trading
    refuse(instrument, before.source(), listed.toldRefusal(before.source(), instrument));
    if (!book.add(name, instrument)) {
      throw new ConflictException("ACCOUNT_CHANGED", name + " was changed meanwhile; look again");
    }
    engines.lookNow();
    note(actor, name, "INSTRUMENT_ADD", instrument.name());
    return view(after);
  }

  /**
   * Ends trading one of an account's instruments; the others go on.
   *
   * @throws ConflictException if something is held or ordered in it, or it is the only one
   */
  public AccountView remove(Actor actor, String name, Instrument instrument) {
    need(actor, Role.ADMIN);
    Engine engine = engines.engine(actor.on(Optional.of(name)));
    if (!engine.plan().trades(instrument)) {
      throw new UnknownInstrumentException(engine.plan().instruments());
    }
    if (engine.plan().instruments().size() == 1) {
      throw new ConflictException(
          "LAST_INSTRUMENT", name + " trades nothing else; reset it or open another account");
    }
    engine.leave(
        instrument,
        () -> {
          if (!book.remove(name, instrument)) {
            throw new ConflictException(
                "ACCOUNT_CHANGED", name + " was changed meanwhile; look again");
          }
        });
    engines.lookNow();
    note(actor, name, "INSTRUMENT_REMOVE", instrument.name());
    return view(engine.plan().without(instrument));
  }

  /**
   * Archives an account with its ledger and begins again under the next name.
   *
   * @throws ConflictException if something is held or ordered
   */
  public AccountView reset(Actor actor, String name) {
    need(actor, Role.ADMIN);
    Engine engine = engines.engine(actor.on(Optional.of(name)));
    AccountPlan next = engine.plan().next();
    engine.retire(
        () -> {
          if (!book.replace(engine.plan(), next)) {
            throw new ConflictException("ACCOUNT_ARCHIVED", name + " was reset already");
          }
        });
    engines.lookNow();
    note(actor, name, "ACCOUNT_RESET", "archived; goes on as " + next.name());
    return view(next);
  }

  private AccountView view(AccountPlan plan) {
    return engines.views().stream()
        .filter(v -> v.plan().equals(plan))
        .findFirst()
        .orElseThrow(
            () -> new ConflictException("STARTING", "opened, but not seen yet; look again"));
  }

  private void note(Actor actor, String account, String command, String effect) {
    Instant now = wall.instant();
    archive.control(
        new ControlAction(account, now, now, actor.name(), actor.door(), command, effect));
  }

  private static void need(Actor actor, Role role) {
    if (!actor.role().includes(role)) {
      throw new ForbiddenException(actor, role);
    }
  }
}
