package ffe.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stranger's first day in a browser and at the command line; see src/test/drills/first-day. */
public final class FirstDay {

  private static final double HELD_MILLIS = 1_500;
  private static final double SOON_MILLIS = 60_000;
  private static final String PASSWORD = "first day, long enough";
  private static final Pattern AMOUNT = Pattern.compile("[0-9][0-9,]*(?:[.][0-9]+)?");

  private final Chromium chromium;
  private final Path out;
  private Page page;
  private int pictures;

  private FirstDay(Chromium chromium, Path out) {
    this.chromium = chromium;
    this.out = out;
    page = chromium.page(1280, 900, ColorScheme.DARK);
    page.setDefaultTimeout(SOON_MILLIS);
  }

  /**
   * Address, data directory, where pictures and exports go.
   *
   * @throws IllegalStateException at the first thing that is not as it should be
   */
  public static void main(String[] arguments) throws IOException {
    Path out = Path.of(arguments[2]).toAbsolutePath();
    Files.createDirectories(out);
    try (Chromium chromium = Chromium.open(URI.create(arguments[0]), Path.of(arguments[1]))) {
      FirstDay day = new FirstDay(chromium, out);
      try {
        day.lives();
      } catch (RuntimeException e) {
        day.seen("FAILED");
        throw e;
      }

      List<String> troubles = chromium.drainTroubles();
      check(troubles.isEmpty(), String.join("\n", troubles));
    }
  }

  private void lives() throws IOException {
    opensByLink();
    setsPasswordAndUsesIt();
    opensSecondAccount();
    watchesItsPair();
    readsWhy();
    buysByHand();
    movesTheStop();
    haltsAndLifts();
    flattens();
    startsAgain();
    worksAtTheCommandLine(makesKey());
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }

  private void go(String path) {
    page.navigate(chromium.base() + path);
    page.locator("main .panel").first().waitFor();
  }

  private Locator main(String text) {
    return page.locator("main").getByText(text).first();
  }

  private Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private void hold(Locator button) {
    button.hover();
    page.mouse().down();
    page.waitForTimeout(HELD_MILLIS);
    page.mouse().up();
  }

  private void seen(String what) {
    page.waitForTimeout(1_000);
    String name = String.format("%02d-%s", ++pictures, what.replaceAll("[ ,]+", "-"));
    page.screenshot(new Page.ScreenshotOptions().setPath(out.resolve(name + ".png")));
    System.out.println(name);
  }

  private void bar(String text) {
    page.locator("header.bar").getByText(text).first().waitFor();
  }

  private void opensByLink() {
    go("/");
    page.locator(".feed a.entry").first().waitFor();
    seen("dashboard after the link");
  }

  private void setsPasswordAndUsesIt() {
    go("/settings");
    page.getByLabel("New web password").fill(PASSWORD);
    button("Set password").click();
    main("A password is set").waitFor();
    seen("password set");
    try (Page other = chromium.stranger()) {
      other.navigate(chromium.base() + "/");
      other.getByLabel("Password").fill(PASSWORD);
      other
          .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in").setExact(true))
          .click();
      other.locator(".feed a.entry").first().waitFor();
      System.out.println("logged in by password in another browser");
    }
    chromium.drainTroubles(); // the page before the login is a 401
  }

  private void opensSecondAccount() {
    go("/agent-control");
    Locator form = page.locator(".accounts");
    form.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("second");
    form.getByLabel("Pair").fill("BTC-USD");
    form.getByLabel("Deposit in USD").fill("5000");
    button("Open on tape").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show account second"))
        .click();
    page.locator("header.bar b[title=second]").waitFor();
    seen("second account");
  }

  private void watchesItsPair() {
    go("/market");
    Locator list = page.getByLabel("Watchlist");
    list.getByLabel("Source").selectOption("tape");
    list.getByLabel("Pair to watch").fill("BTC-USD");
    list.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Watch")).click();
    list.getByText("BTC-USD on tape").waitFor();
    seen("pair watched");
  }

  private void readsWhy() {
    go("/");
    page.locator(".feed a.entry").first().click();
    page.waitForURL(Pattern.compile(".*/decisions/[0-9a-f]+"));
    main("Risk gate").waitFor();
    button("Replay").click();
    main("Identical. The same bytes came out again").waitFor();
    seen("why, and replayed");
  }

  private void buysByHand() {
    go("/positions");
    page.getByText("New order").first().click();
    Locator ticket = page.locator("dialog#ticket");
    ticket.getByText("may sell this at its next cycle").waitFor();
    BigDecimal last = lastPrice(ticket.getByLabel("Stop"));
    ticket.getByLabel("Stop").fill(share(last, "0.96"));
    ticket.getByLabel("Target").fill(share(last, "1.10"));
    button("Check BUY").click();
    Locator send = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send BUY"));
    send.waitFor();
    seen("ticket checked");
    // so that what is bought by hand is sold by hand, not by the agent's next decision
    button("Pause the agent").click();
    bar("Paused");
    send.click();
    main("One protective stop live").waitFor();
    page.keyboard().press("Escape");
    seen("bought");
  }

  /** The ticket offers a stop two per cent below it. */
  private BigDecimal lastPrice(Locator stop) {
    page.waitForCondition(() -> AMOUNT.matcher(hint(stop)).find());
    return amount(hint(stop)).divide(new BigDecimal("0.98"), 2, RoundingMode.HALF_UP);
  }

  private static String share(BigDecimal of, String part) {
    return of.multiply(new BigDecimal(part)).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String hint(Locator field) {
    return String.valueOf(field.getAttribute("placeholder"));
  }

  private void movesTheStop() {
    Locator stop =
        page.locator("main .panel")
            .filter(new Locator.FilterOptions().setHasText("Stop and target"))
            .getByLabel("Stop");
    BigDecimal was = amount(hint(stop));
    BigDecimal to = was.add(new BigDecimal("0.5"));
    stop.fill(to.toPlainString());
    button("Move").click();
    page.waitForCondition(
        () -> AMOUNT.matcher(hint(stop)).find() && amount(hint(stop)).compareTo(to) == 0);
    seen("stop moved from " + was + " to " + to);
  }

  private static BigDecimal amount(String text) {
    Matcher found = AMOUNT.matcher(text);
    check(found.find(), "no amount in '" + text + "'");
    return new BigDecimal(found.group().replace(",", ""));
  }

  private void haltsAndLifts() {
    go("/agent-control");
    hold(page.locator("header ffe-hold[kind=halt] button.hold"));
    bar("Halted");
    seen("halted");
    hold(lift());
    bar("Stopped");
    go("/positions");
    main("One protective stop live").waitFor();
    seen("lifted, and still held");
  }

  private void flattens() {
    hold(page.locator("header ffe-hold[kind=flatten] button.hold"));
    main("Nothing is open").waitFor();
    seen("flattened");
    go("/orders");
    main("Flatten").waitFor();
    page.locator("main table button, main table a").first().click();
    main("filled").waitFor();
    seen("life of an order");
  }

  private void startsAgain() {
    go("/agent-control");
    bar("Halted");
    hold(lift());
    bar("Stopped");
    button("Start").click();
    bar("Running");
    button("Pause").click();
    bar("Paused");
    button("Resume").click();
    bar("Running");
    seen("running again");
  }

  private Locator lift() {
    return page.locator("main ffe-hold", new Page.LocatorOptions().setHasText("Lift the halt"))
        .locator("button.hold");
  }

  private String makesKey() {
    go("/settings");
    page.getByLabel("Name of the new key").fill("first day");
    page.getByLabel("Role of the new key").selectOption("ADMIN");
    button("Make a key").click();
    page.locator("#new-key").waitFor();
    String key = page.locator("#new-key").textContent().strip();
    button("Done").click();
    return key;
  }

  private void worksAtTheCommandLine(String key) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("FFE_URL", chromium.base().toString());
    environment.put("FFE_API_KEY", key);
    FfeJar ffe = new FfeJar(out, environment);
    System.out.print(ffe.run("status").ok());
    System.out.print(ffe.run("orders", "--account", "second").ok());
    String decision =
        Books.json(ffe.run("decisions", "--limit", "1", "-o", "json").ok())
            .getJsonArray("decisions")
            .getJsonObject(0)
            .getString("decision_id");
    String file = ffe.run("export", "decision", decision, "--force").ok().strip();
    System.out.print(new FfeJar(out, Map.of()).run("verify", file).ok());
    String backup = Books.json(ffe.run("backup", "-o", "json").ok()).getString("name");
    Files.writeString(out.resolve("backup-name"), backup);
    Files.writeString(out.resolve("key"), key);
    System.out.println("backup " + backup);
  }
}
