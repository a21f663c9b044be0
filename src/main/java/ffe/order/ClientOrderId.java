package ffe.order;

import ffe.canon.Digest;
import java.util.regex.Pattern;

/** Our id of an order: {@code ffe-} and 28 hexadecimal digits derived from its cause. */
public record ClientOrderId(String value) implements Comparable<ClientOrderId> {
  private static final Pattern FORM = Pattern.compile("ffe-[0-9a-f]{28}");

  public ClientOrderId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a client order id: " + value);
    }
  }

  /**
   * @param account the account that trades
   * @param cause what caused the order: a decision id, a fill id, a command id
   * @param leg which order of that cause: entry, protection, exit
   */
  public static ClientOrderId derived(String account, String cause, String leg) {
    String text = account + "\n" + cause + "\n" + leg;
    return new ClientOrderId("ffe-" + Digest.of(text).hex().substring(0, 28));
  }

  @Override
  public int compareTo(ClientOrderId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
