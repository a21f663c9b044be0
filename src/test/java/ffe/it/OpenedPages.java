package ffe.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Opens each main page again and again and tells how long it took; see src/test/drills/pages. */
public final class OpenedPages {

  private static final int ROUNDS = 15;
  private static final int COMMANDS = 20;
  private static final int BROWSERS = 20;
  private static final int SECONDS = 60;
  private static final double SOON_MILLIS = 60_000;

  /** What was read first is shown all at once, the mode in the status bar with it. */
  private static final String SHOWN =
      "() => document.querySelector('header.bar .badge.mode')?.textContent === 'PAPER'"
          + " && performance.now()";

  private OpenedPages() {}

  /**
   * Address, data directory, process ids of the server and of the database.
   *
   * @throws IllegalStateException if a page complained or asked another host
   */
  public static void main(String[] arguments) throws IOException {
    try (Chromium chromium = Chromium.open(URI.create(arguments[0]), Path.of(arguments[1]))) {
      opened(chromium);
      crowd(chromium, Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
      List<String> troubles = chromium.drainTroubles();
      if (!troubles.isEmpty()) {
        throw new IllegalStateException(String.join("\n", troubles));
      }
    }
  }

  private static void opened(Chromium chromium) {
    Page page = chromium.page(1280, 800, ColorScheme.DARK);
    page.setDefaultTimeout(SOON_MILLIS);
    String decision = decision(page, chromium.base());
    Map<String, List<Double>> took = new LinkedHashMap<>();
    List<Double> plain = new ArrayList<>();
    List<String> paths =
        List.of(
            "/",
            "/positions",
            "/orders",
            "/market",
            "/data",
            "/decisions",
            "/decisions?text=trend&result=HELD",
            decision,
            "/risk",
            "/models",
            "/backtests",
            "/optimization",
            "/analytics",
            "/audit",
            "/agent-control",
            "/status",
            "/maintenance",
            "/settings");
    for (int round = 0; round <= ROUNDS; round++) {
      for (String path : paths) {
        page.navigate(chromium.base() + path);
        double millis = ((Number) page.waitForFunction(SHOWN).jsonValue()).doubleValue();
        if (round > 0) {
          took.computeIfAbsent(path, p -> new ArrayList<>()).add(millis);
        }
      }
      page.navigate(chromium.base() + "/login");
      double millis = ((Number) page.evaluate("() => performance.now()")).doubleValue();
      if (round > 0) {
        plain.add(millis);
      }
    }
    double yard = median(plain);
    System.out.printf(
        Locale.ROOT,
        "%-36s median %6.0f ms, worst %6.0f ms%n",
        "plain page (/login)",
        yard,
        worst(plain));
    took.forEach(
        (path, all) ->
            System.out.printf(
                Locale.ROOT,
                "%-36s median %6.0f ms, worst %6.0f ms, %5.1f times the plain page%n",
                path.startsWith("/decisions/") ? "/decisions/(one)" : path,
                median(all),
                worst(all),
                median(all) / yard));
    pushed(page, chromium.base());
  }

  private static String decision(Page page, URI base) {
    page.navigate(base + "/decisions");
    return String.valueOf(page.locator("main td a").first().getAttribute("href"))
        .replaceFirst("^/?", "/");
  }

  /** From a click to the other state in the status bar, which only a push brings. */
  private static void pushed(Page page, URI base) {
    List<Integer> bytes = new ArrayList<>();
    page.onWebSocket(
        socket -> socket.onFrameReceived(frame -> bytes.add(length(frame.text(), frame.binary()))));
    page.navigate(base + "/agent-control");
    page.waitForFunction(SHOWN);
    List<Double> took = new ArrayList<>();
    for (int n = 0; n < COMMANDS; n++) {
      String command = n % 2 == 0 ? "Pause" : "Resume";
      String then = n % 2 == 0 ? "Paused" : "Running";
      page.waitForFunction(
          "c => [...document.querySelectorAll('main button.act')].some(b => b.textContent === c && !b.disabled)",
          command);
      took.add(
          ((Number)
                  page.evaluate(
                      "([command, then]) => new Promise(done => { const t = performance.now();"
                          + " const bar = document.querySelector('header.bar');"
                          + " new MutationObserver((m, o) => { if (bar.textContent.includes(then)) {"
                          + "   o.disconnect(); done(performance.now() - t); } })"
                          + "  .observe(bar, { childList: true, subtree: true, characterData: true });"
                          + " [...document.querySelectorAll('main button.act')]"
                          + "  .find(b => b.textContent === command).click(); })",
                      List.of(command, then)))
              .doubleValue());
    }
    System.out.printf(
        Locale.ROOT,
        "a command until its push shows it: median %.0f ms, worst %.0f ms of %d%n",
        median(took),
        worst(took),
        COMMANDS);
    List<Double> sizes = new ArrayList<>(bytes.stream().map(Integer::doubleValue).toList());
    System.out.printf(
        Locale.ROOT,
        "pushes meanwhile: %d, median %.0f bytes, longest %.0f bytes%n",
        sizes.size(),
        median(sizes),
        worst(sizes));
  }

  private static int length(String text, byte[] binary) {
    return text == null ? binary.length : text.length();
  }

  private static void crowd(Chromium chromium, long server, long database) throws IOException {
    try (Page still = chromium.page(400, 400, ColorScheme.DARK)) {
      told("no dashboard", still, server, database);
    }
    List<int[]> received = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    for (int n = 0; n < BROWSERS; n++) {
      Page page = chromium.page(1280, 800, ColorScheme.DARK);
      page.setDefaultTimeout(SOON_MILLIS);
      int[] mine = new int[2];
      received.add(mine);
      page.onWebSocket(
          socket ->
              socket.onFrameReceived(
                  frame -> {
                    mine[0]++;
                    mine[1] += length(frame.text(), frame.binary());
                  }));
      page.navigate(chromium.base() + "/");
      page.waitForFunction(SHOWN);
      pages.add(page);
    }
    received.forEach(
        mine -> {
          mine[0] = 0;
          mine[1] = 0;
        });
    told(BROWSERS + " dashboards", pages.get(0), server, database);
    System.out.printf(
        Locale.ROOT,
        "each received %.1f pushes and %.0f bytes a second%n",
        received.stream().mapToInt(m -> m[0]).average().orElse(0) / SECONDS,
        received.stream().mapToInt(m -> m[1]).average().orElse(0) / SECONDS);
  }

  private static void told(String what, Page waiting, long server, long database)
      throws IOException {
    double serverBefore = cpu(server);
    double databaseBefore = cpuOfChildren(database);
    waiting.waitForTimeout(SECONDS * 1_000.0);
    System.out.printf(
        Locale.ROOT,
        "%s: server %.0f %% of a core and %d MB, database %.0f %% of a core%n",
        what,
        100 * (cpu(server) - serverBefore) / SECONDS,
        megabytes(server),
        100 * (cpuOfChildren(database) - databaseBefore) / SECONDS);
  }

  /** Seconds of processor time; the kernel counts them in hundredths. */
  private static double cpu(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
  }

  private static double cpuOfChildren(long pid) throws IOException {
    double sum = 0;
    for (ProcessHandle child : ProcessHandle.of(pid).orElseThrow().children().toList()) {
      sum += child.isAlive() ? cpu(child.pid()) : 0;
    }
    return sum;
  }

  private static long megabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "smaps_rollup")).stream()
            .filter(line -> line.startsWith("Pss:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum()
        / 1_024;
  }

  private static double median(List<Double> all) {
    List<Double> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  private static double worst(List<Double> all) {
    return all.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
