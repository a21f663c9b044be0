package ffe.desk.files;

import ffe.desk.Archive;
import ffe.desk.Cockpit;
import ffe.desk.Cockpits;
import ffe.desk.ControlAction;
import ffe.desk.StatusView;
import ffe.desk.StillDesk;
import ffe.market.Instrument;
import ffe.trading.Lane;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** A desk of datasets without a server. */
public final class DatasetBench {

  private final List<String> noted = new ArrayList<>();
  private final DatasetDesk desk;

  public DatasetBench(SeriesFiles files, DatasetBook book, Clock wall) {
    Lane lane = new Lane("main", Instrument.of("BTC-USD"), "tape");
    StatusView status = StillDesk.status(lane, wall.instant(), wall.instant());
    Cockpit cockpit = one(Cockpit.class, (name, first) -> name.equals("lane") ? lane : status);
    Archive archive =
        one(
            Archive.class,
            (name, first) -> {
              ControlAction action = (ControlAction) first;
              noted.add(action.command() + " " + action.effect());
              return action;
            });
    this.desk =
        new DatasetDesk(files, book, one(Cockpits.class, (name, first) -> cockpit), archive, wall);
  }

  public DatasetDesk desk() {
    return desk;
  }

  /** What was written down of uploads. */
  public List<String> noted() {
    return noted;
  }

  private interface Told {
    Object of(String method, Object first);
  }

  private static <T> T one(Class<T> port, Told told) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (self, method, args) -> {
              Object answer = told.of(method.getName(), args == null ? "" : args[0]);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}
