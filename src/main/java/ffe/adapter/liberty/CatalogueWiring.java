package ffe.adapter.liberty;

import ffe.adapter.venue.alpaca.AlpacaCatalogue;
import ffe.adapter.venue.alpaca.AlpacaLists;
import ffe.adapter.venue.binance.BinanceCatalogue;
import ffe.adapter.venue.binance.BinanceLists;
import ffe.adapter.venue.coinbase.CoinbaseCatalogue;
import ffe.adapter.venue.coinbase.CoinbaseLists;
import ffe.adapter.venue.feed.VenueCatalogue;
import ffe.adapter.venue.kraken.KrakenCatalogue;
import ffe.adapter.venue.kraken.KrakenLists;
import ffe.adapter.venue.oanda.OandaCatalogue;
import ffe.adapter.venue.oanda.OandaLists;
import ffe.desk.market.MarketTerms;
import ffe.desk.market.WarmUp;
import ffe.market.Catalogue;
import ffe.market.Timeframe;
import ffe.simulation.FillModel;
import ffe.simulation.TapeCatalogue;
import ffe.strategy.Strategies;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be traded where, and on which terms. */
@Dependent
public class CatalogueWiring {

  @Produces
  @Singleton
  Catalogue kraken(KrakenLists rest, Clock wall) {
    return new VenueCatalogue(new KrakenCatalogue(rest), wall);
  }

  @Produces
  @Singleton
  Catalogue binance(BinanceLists rest, Clock wall) {
    return new VenueCatalogue(new BinanceCatalogue(rest), wall);
  }

  @Produces
  @Singleton
  Catalogue coinbase(CoinbaseLists rest, Clock wall) {
    return new VenueCatalogue(new CoinbaseCatalogue(rest), wall);
  }

  @Produces
  @Singleton
  Catalogue alpaca(AlpacaLists rest, Clock wall) {
    return new VenueCatalogue(new AlpacaCatalogue(rest), wall);
  }

  @Produces
  @Singleton
  Catalogue oanda(OandaLists rest, Clock wall) {
    return new VenueCatalogue(new OandaCatalogue(rest), wall);
  }

  @Produces
  @Singleton
  Catalogue tape() {
    return new TapeCatalogue();
  }

  @Produces
  @Singleton
  MarketTerms terms(Settings settings) {
    List<String> analysts = settings.ensemble().providers();
    SortedMap<String, Map<Timeframe, Integer>> needs = new TreeMap<>();
    analysts.forEach(analyst -> needs.put(analyst, Strategies.candlesMin(analyst)));
    if (analysts.isEmpty()) {
      // models need no history; beside rules it is told when the rules are warm
      settings.ensemble().models().forEach(model -> needs.put(model, Map.of()));
    }
    FillModel fills = Rules.fills(settings);
    return new MarketTerms(
        fills.makerFee(),
        fills.takerFee(),
        new WarmUp(needs, Math.min(settings.ensemble().policy().quorum(), needs.size())));
  }
}
