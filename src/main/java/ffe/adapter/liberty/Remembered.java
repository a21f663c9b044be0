package ffe.adapter.liberty;

import ffe.adapter.venue.feed.VenueMemory;
import ffe.canon.Canon;
import ffe.canon.CanonException;
import ffe.desk.Archive;
import ffe.market.Candle;
import ffe.market.Instrument;
import ffe.market.InstrumentSpec;
import ffe.market.Timeframe;
import ffe.trading.Lane;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Venues' rules in files of the data directory, their candles as the lanes journaled them. */
@ApplicationScoped
@SuppressWarnings("NullAway.Init")
public class Remembered {

  private static final Logger LOG = Logger.getLogger(Remembered.class.getName());

  private Archive archive;
  private Path directory;

  Remembered() {
    // a normal-scoped bean's proxy needs it
  }

  @Inject
  Remembered(Archive archive, Settings settings) {
    this(archive, settings.dataDir());
  }

  Remembered(Archive archive, Path directory) {
    this.archive = archive;
    this.directory = directory;
  }

  /** What is remembered of a source. */
  VenueMemory of(String source) {
    return new OfSource(source);
  }

  private final class OfSource implements VenueMemory {

    private final String source;

    OfSource(String source) {
      this.source = source;
    }

    @Override
    public Optional<InstrumentSpec> spec(Instrument instrument) {
      Path file = file(instrument);
      try {
        return Files.exists(file)
            ? Optional.of(Canon.read(Files.readString(file), InstrumentSpec.class))
                .filter(spec -> spec.instrument().equals(instrument))
            : Optional.empty();
      } catch (IOException | CanonException e) {
        LOG.log(Level.WARNING, "the rules in " + file + " cannot be read; the venue is asked", e);
        return Optional.empty();
      }
    }

    @Override
    public void keep(InstrumentSpec spec) {
      Path file = file(spec.instrument());
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      try {
        Files.writeString(fresh, Canon.write(spec), StandardCharsets.UTF_8);
        Files.move(
            fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the rules of " + spec.instrument() + " could not be kept", e);
      }
    }

    @Override
    public List<Candle> candles(
        Instrument instrument, Timeframe timeframe, Instant until, int max) {
      return archive.candles(new Lane(source, instrument, source), timeframe, until, max);
    }

    private Path file(Instrument instrument) {
      return directory.resolve(source + "-" + instrument.name() + ".json");
    }
  }
}
