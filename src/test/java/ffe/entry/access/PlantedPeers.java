package ffe.entry.access;

import ffe.desk.access.Peers;
import java.util.OptionalInt;

/** Proxies are at 10.9.x; everybody may come; our name is engine.example. */
class PlantedPeers implements Peers {

  @Override
  public boolean admits(String address, boolean isEncrypted) {
    return true;
  }

  @Override
  public boolean isProxy(String address) {
    return address.startsWith("10.9.");
  }

  @Override
  public boolean answersTo(String host) {
    return host.equals("engine.example");
  }

  @Override
  public OptionalInt httpsPort() {
    return OptionalInt.empty();
  }
}
