package ffe.chain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A chain computed here, word for word as ADR 27 has it, so that the verifier is not its own judge.
 */
public final class MadeChain {

  public static final long DAY = 86_400_000_000L;
  public static final String NAME = "main tape BTC-USD";
  public static final Instant WRITTEN = Instant.parse("2026-11-22T00:10:00Z");

  public final List<Link> links = new ArrayList<>();

  /** A link every so many microseconds, of made-up rows. */
  public MadeChain(int length, long step) {
    long start = 1_763_700_000_000_000L / DAY * DAY;
    for (int i = 0; i < length; i++) {
      add(start + i * step, "decision", "d" + i, "row " + i);
    }
  }

  private void add(long micros, String kind, String key, String row) {
    Hash before = links.isEmpty() ? sha("ffe-chain-1 " + NAME) : links.get(links.size() - 1).link();
    Hash content = sha(row);
    MessageDigest sha = Merkle.sha256();
    sha.update(before.bytes());
    sha.update(ByteBuffer.allocate(16).putLong(links.size() + 1).putLong(micros).array());
    sha.update(
        (kind.length() + ":" + kind + "," + key.length() + ":" + key + ",")
            .getBytes(StandardCharsets.UTF_8));
    sha.update(content.bytes());
    links.add(new Link(links.size() + 1, micros, kind, key, content, new Hash(sha.digest())));
  }

  static Hash sha(String text) {
    return new Hash(Merkle.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** What would be anchored after so many links. */
  public Anchor anchor(int number) {
    Link last = links.get(number - 1);
    List<Hash> day =
        links.subList(0, number).stream()
            .filter(l -> l.day().equals(last.day()))
            .map(Link::link)
            .toList();
    return new Anchor(WRITTEN, last.day(), day.size(), Merkle.root(day), number, last.link(), NAME);
  }

  /** All links computed again, as somebody would who may write the whole database. */
  public static List<Link> again(List<Link> changed) {
    MadeChain made = new MadeChain(0, 1);
    for (Link link : changed) {
      Hash before =
          made.links.isEmpty() ? Link.origin(NAME) : made.links.get(made.links.size() - 1).link();
      made.add(link.micros(), link.kind(), link.key(), "");
      Link last = made.links.remove(made.links.size() - 1);
      MessageDigest sha = Merkle.sha256();
      sha.update(before.bytes());
      sha.update(ByteBuffer.allocate(16).putLong(last.number()).putLong(link.micros()).array());
      sha.update(
          (link.kind().length()
                  + ":"
                  + link.kind()
                  + ","
                  + link.key().length()
                  + ":"
                  + link.key()
                  + ",")
              .getBytes(StandardCharsets.UTF_8));
      sha.update(link.content().bytes());
      made.links.add(
          new Link(
              last.number(),
              link.micros(),
              link.kind(),
              link.key(),
              link.content(),
              new Hash(sha.digest())));
    }
    return made.links;
  }

  public static Verdict verify(List<Link> links, List<Anchor> anchors) {
    try {
      ChainVerifier verifier = new ChainVerifier();
      anchors.forEach(a -> verifier.anchor(a.line()));
      if (!links.isEmpty()) {
        verifier.begin(NAME);
        links.forEach(l -> l.to(verifier));
        verifier.end();
      }
      return Verdict.of(verifier);
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
