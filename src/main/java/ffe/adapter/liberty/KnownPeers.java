package ffe.adapter.liberty;

import ffe.desk.access.Peers;
import ffe.setting.Hosts;
import ffe.setting.Network;
import java.util.Locale;
import java.util.OptionalInt;

/** Who is answered, as configured. */
record KnownPeers(Settings.Http http, Settings.Https https) implements Peers {

  /**
   * A page of another site can give itself a name that leads to this machine; where the engine
   * listens outward, its owner knows its names and we do not, unless told.
   */
  private boolean hasAnyName() {
    return !Hosts.isLoopback(http.host()) && https.hosts().isEmpty();
  }

  @Override
  public boolean admits(String address, boolean isEncrypted) {
    return isEncrypted || http.admits(address);
  }

  @Override
  public boolean isProxy(String address) {
    return http.isTrusted(address);
  }

  @Override
  public boolean answersTo(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return hasAnyName()
        || Hosts.isLoopback(name)
        || Network.isAddress(name)
        || name.equals(http.host())
        || https.hosts().contains(name);
  }

  @Override
  public OptionalInt httpsPort() {
    return https.isOn() ? OptionalInt.of(https.port()) : OptionalInt.empty();
  }
}
