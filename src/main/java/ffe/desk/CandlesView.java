package ffe.desk;

import ffe.market.Candle;
import java.util.List;
import java.util.Optional;

/** Finished candles, oldest first, and the one that is still open. */
public record CandlesView(List<Candle> finished, Optional<Candle> unfinished) {}
