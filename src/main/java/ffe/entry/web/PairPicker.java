package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.Actor;
import ffe.desk.market.InstrumentDesk;
import ffe.desk.market.ListingView;
import ffe.desk.market.MarketTerms;
import ffe.desk.market.SourceFacts;
import ffe.desk.market.WarmUp;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Quote;
import ffe.money.Bps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which instrument a new account is to trade, and what each source says of it. */
final class PairPicker extends Div {

  private static String notKnown() {
    return Words.of("pair.not-known");
  }

  private static final List<Tags.Column> COLUMNS =
      List.of(
          Tags.Column.text("pair.on"),
          Tags.Column.text("pair.tradable"),
          Tags.Column.text("pair.smallest"),
          Tags.Column.text("pair.steps"),
          Tags.Column.text("pair.taker-fee"),
          Tags.Column.text("pair.spread"),
          Tags.Column.text("pair.warm-up"));

  private final PairField field;
  private final Div table = new Div();
  private final HtmlContainer said = Tags.text("p", "muted", "");
  private List<SourceFacts> known = List.of();
  private List<List<String>> shown = List.of();

  PairPicker(PairField field) {
    this.field = field;
    said.getElement().setAttribute("role", "status");
    add(said, table);
  }

  /** Why no account of it can be opened on a source; empty when one can, or when nobody knows. */
  Optional<String> refusal(String source) {
    if (field.instrument().isEmpty()) {
      return Optional.of(Words.of("pair.wrong"));
    }
    return known.stream()
        .filter(f -> f.source().equals(source))
        .findFirst()
        .flatMap(SourceFacts::refusal);
  }

  /** Reads what the sources say, beside the session; shows it when run. */
  Runnable read(Actor actor, InstrumentDesk desk) {
    if (!field.isTouched()) {
      return () -> say(Words.of("pair.later"));
    }
    String text = field.text();
    Optional<Instrument> chosen = Instrument.parse(text);
    List<SourceFacts> facts = chosen.map(i -> desk.facts(actor, i)).orElse(List.of());
    MarketTerms terms = desk.terms(actor);
    Runnable offers = field.read(actor, desk);
    return () -> {
      offers.run();
      if (text.equals(field.text())) {
        show(chosen, facts, terms);
      }
    };
  }

  private void show(Optional<Instrument> chosen, List<SourceFacts> facts, MarketTerms terms) {
    known = facts;
    String sentence = chosen.map(i -> sentence(i, facts)).orElseGet(() -> Words.of("pair.how"));
    say(sentence);
    List<List<String>> rows = facts.stream().map(f -> row(f, terms)).toList();
    if (!rows.equals(shown)) {
      shown = rows;
      table.removeAll();
      if (!rows.isEmpty()) {
        table.add(Tags.table(COLUMNS, rows.stream().map(PairPicker::cells).toList()));
      }
    }
  }

  private void say(String sentence) {
    if (!sentence.equals(said.getText())) {
      said.setText(sentence);
    }
  }

  private static List<Component> cells(List<String> row) {
    List<Component> cells = new ArrayList<>();
    row.forEach(text -> cells.add(Tags.span(cells.isEmpty() ? "strong" : "", text)));
    return cells;
  }

  private static String sentence(Instrument instrument, List<SourceFacts> facts) {
    return facts.stream()
        .map(f -> Words.of("pair.on-source", f.source(), verdict(f)))
        .collect(Collectors.joining("; ", instrument + " ", "."));
  }

  private static String verdict(SourceFacts facts) {
    return facts
        .refusal()
        .map(why -> Words.of("pair.no", why))
        .orElseGet(
            () ->
                facts.listing().isPresent()
                    ? Words.of("pair.yes")
                    : Words.of(
                        "pair.not-known-why",
                        facts.trouble().isEmpty() ? Words.of("pair.asked") : facts.trouble()));
  }

  private static List<String> row(SourceFacts facts, MarketTerms terms) {
    Optional<ListingView> listing = facts.listing();
    Optional<InstrumentSpec> spec = listing.map(l -> l.listing().spec());
    return List.of(
        facts.source(),
        verdict(facts),
        spec.map(PairPicker::smallest).orElseGet(PairPicker::notKnown),
        spec.map(PairPicker::steps).orElseGet(PairPicker::notKnown),
        listing
            .flatMap(l -> l.listing().takerFee())
            .map(fee -> Words.of("pair.fee-own", bps(terms.takerFee()), bps(fee)))
            .orElseGet(() -> Words.of("pair.fee", bps(terms.takerFee()))),
        listing
            .flatMap(ListingView::quote)
            .flatMap(Quote::spread)
            .map(PairPicker::bps)
            .orElseGet(PairPicker::notKnown),
        warmUp(terms.warmUp(), listing));
  }

  private static String smallest(InstrumentSpec spec) {
    String size = Format.quantity(spec.quantityMin(), spec.instrument().base());
    return spec.notionalMin().isZero()
        ? size
        : Words.of("pair.and", size, Format.money(spec.notionalMin()));
  }

  private static String steps(InstrumentSpec spec) {
    return Format.price(spec.priceTick())
        + " "
        + spec.instrument().quote()
        + "; "
        + Format.quantity(spec.quantityStep(), spec.instrument().base());
  }

  static String bps(Bps value) {
    return Format.number(value.value().doubleValue(), value.value().scale() > 0 ? 2 : 0) + " bp";
  }

  private static String warmUp(WarmUp warmUp, Optional<ListingView> listing) {
    String needs =
        warmUp.candles().entrySet().stream()
            .map(e -> Words.of("pair.candles", e.getValue(), e.getKey().label()))
            .collect(Collectors.joining(", "));
    String left =
        listing.stream()
            .flatMap(l -> l.traders().stream())
            .map(
                t ->
                    t.account()
                        + ": "
                        + t.left().map(PairPicker::left).orElseGet(PairPicker::notKnown))
            .collect(Collectors.joining(", "));
    return left.isEmpty() ? needs : Words.of("pair.left", needs, left);
  }

  private static String left(WarmUp.Left left) {
    return left.isWarm() ? Format.none() : Format.duration(left.toAll());
  }
}
