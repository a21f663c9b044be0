package ffe.setting;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** A block of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address. */
public record Network(InetAddress address, int bits) {

  private static final int BYTE = 8;
  private static final String NUMERIC = "[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*";

  /** Empty if the text is not an address in numbers with an optional length of its prefix. */
  public static Optional<Network> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int most = address.get().getAddress().length * BYTE;
    String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
    return length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= most
        ? Optional.of(new Network(address.get(), Integer.parseInt(length)))
        : Optional.empty();
  }

  /** Never asks a name server: names are refused before. */
  private static Optional<InetAddress> address(String text) {
    if (!text.matches(NUMERIC)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  public boolean has(String text) {
    return address(text).filter(this::has).isPresent();
  }

  private boolean has(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 1 << (BYTE - 1 - bit % BYTE);
      if (((mine[bit / BYTE] ^ theirs[bit / BYTE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /** In numbers, with or without the brackets an address of IPv6 has in a URL. */
  public static boolean isAddress(String text) {
    boolean isBracketed = text.startsWith("[") && text.endsWith("]");
    return address(isBracketed ? text.substring(1, text.length() - 1) : text).isPresent();
  }

  public static boolean isLoopback(String text) {
    return address(text).filter(InetAddress::isLoopbackAddress).isPresent();
  }
}
