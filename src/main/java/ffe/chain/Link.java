package ffe.chain;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A link as it is stored.
 *
 * @param number from 1
 * @param micros since 1970
 * @param kind of row
 * @param key of the row within its chain
 * @param content digest of the row
 */
public record Link(long number, long micros, String kind, String key, Hash content, Hash link) {

  /** What the first link of a chain follows. */
  public static Hash origin(String chain) {
    return new Hash(
        Merkle.sha256().digest(("ffe-chain-1 " + chain).getBytes(StandardCharsets.UTF_8)));
  }

  public Instant at() {
    return instant(micros);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** In UTC. */
  public LocalDate day() {
    return at().atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /** As a line of an export. */
  public String line() {
    return number + " " + micros + " " + kind + " " + content + " " + link + " " + key;
  }

  /** Gives itself to a verifier. */
  public void to(ChainVerifier verifier) {
    verifier.link(number, micros, kind, key, content.bytes(), link.bytes());
  }
}
