package ffe.setting;

import java.util.Locale;

/** Which names mean this machine, without asking a name server. */
public final class Hosts {
  private Hosts() {}

  public static boolean isLoopback(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.equals("::1")
        || name.equals("[::1]")
        || name.matches("127([.][0-9]{1,3}){3}");
  }
}
