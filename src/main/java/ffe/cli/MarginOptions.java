package ffe.cli;

import ffe.money.Bps;
import ffe.money.Percent;
import ffe.portfolio.Margin;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On what terms a run may owe money and units, as options. */
final class MarginOptions {

  @Option(
      names = "--margin",
      paramLabel = "TIMES",
      description = {
        "A margin account, which may be short, and whose positions may be worth so many times its",
        "equity, 1 to 50 (a cash account, which is never short)."
      })
  private @Nullable String margin;

  @Option(
      names = "--maintenance",
      paramLabel = "PERCENT",
      description = {
        "Everything is closed when equity falls below so much of what positions are worth (half of",
        "what opening them takes)."
      })
  private @Nullable String maintenance;

  @Option(
      names = "--financing-long",
      paramLabel = "BP",
      description = "A year, of what is held long, charged by the day; below 0 is paid to you (0).")
  private @Nullable String financingLong;

  @Option(
      names = "--financing-short",
      paramLabel = "BP",
      description = "The same of what is held short (0).")
  private @Nullable String financingShort;

  /** Empty for a cash account. */
  Optional<Margin> terms() {
    if (margin == null) {
      if (maintenance != null || financingLong != null || financingShort != null) {
        throw new IllegalArgumentException(
            "--maintenance and --financing are of a margin account; say --margin TIMES, too");
      }
      return Optional.empty();
    }
    Margin usual = Margin.of(number("--margin", margin), rate(financingLong), rate(financingShort));
    return Optional.of(
        maintenance == null
            ? usual
            : new Margin(
                usual.leverageMax(),
                new Percent(number("--maintenance", maintenance)),
                usual.longFinancing(),
                usual.shortFinancing()));
  }

  private static Bps rate(@Nullable String text) {
    return text == null ? Bps.ZERO : new Bps(number("--financing", text));
  }

  private static BigDecimal number(String name, String text) {
    if (!text.matches("-?[0-9]{1,6}([.][0-9]{1,6})?")) {
      throw new IllegalArgumentException(name + " " + text + ": a number such as 5 or 2.5");
    }
    return new BigDecimal(text);
  }

  /** For the head of a report; empty for a cash account. */
  Optional<String> words() {
    return terms()
        .map(
            of ->
                of.leverageMax().toPlainString()
                    + " times, maintenance "
                    + of.maintenance()
                    + ", financing a year "
                    + of.longFinancing()
                    + " long, "
                    + of.shortFinancing()
                    + " short");
  }
}
