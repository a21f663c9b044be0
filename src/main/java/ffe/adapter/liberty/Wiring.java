package ffe.adapter.liberty;

import ffe.adapter.jwt.JwtTokens;
import ffe.desk.access.DoorPolicy;
import ffe.desk.access.Doorkeeper;
import ffe.desk.access.Peers;
import ffe.desk.access.Tokens;
import ffe.setting.Secret;
import ffe.strategy.Strategies;
import ffe.trading.Replay;
import ffe.trading.SliceReader;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;

/** Builds the core's plain objects for the beans that need them. */
@Dependent
public class Wiring {

  private static final int PEPPER_BYTES = 32;

  @Produces
  @Singleton
  Clock wall() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Replay replay(CodeVersion code, SliceReader slices) {
    return new Replay(Strategies.offered(), code.get(), slices);
  }

  @Produces
  @Singleton
  Peers peers(Settings settings) {
    return new KnownPeers(settings.http(), settings.https());
  }

  @Produces
  @Singleton
  DoorPolicy door(Settings settings) {
    return settings.access().door();
  }

  @Produces
  @Singleton
  Tokens tokens(Settings settings, Clock wall) {
    return settings
        .access()
        .tokens()
        .<Tokens>map(rules -> new JwtTokens(rules, wall))
        .orElse(bearer -> Optional.empty());
  }

  @Produces
  @Singleton
  Doorkeeper.Secrets secrets(Settings settings) {
    String pepper =
        settings
            .access()
            .pepper()
            .map(Secret::reveal)
            .orElseGet(() -> pepper(settings.dataDir().resolve("pepper")));
    return new Doorkeeper.Secrets() {
      @Override
      public Optional<String> adminKey() {
        // asked each time: its file may have changed
        return settings.access().adminKey().map(Secret::reveal);
      }

      @Override
      public String pepper() {
        return pepper;
      }
    };
  }

  /** Read, or made at the first start; readable by the owner only. */
  private static String pepper(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[PEPPER_BYTES];
        new SecureRandom().nextBytes(bytes);
        // whole or not at all: half a pepper would void every key for good
        Path next = file.resolveSibling("pepper.next");
        Files.deleteIfExists(next);
        Files.createFile(
            next,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, HexFormat.of().formatHex(bytes), StandardCharsets.US_ASCII);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("the data directory must be writable: " + file, e);
    }
  }
}
