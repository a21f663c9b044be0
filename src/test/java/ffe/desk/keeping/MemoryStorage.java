package ffe.desk.keeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A database that says it stores nothing. */
final class MemoryStorage implements Storage {

  final List<Optional<Duration>> asked = new ArrayList<>();
  boolean used;

  @Override
  public Server server() {
    return new Server("17", "", "", false, used, 0, Optional.empty());
  }

  @Override
  public List<Table> tables() {
    return List.of();
  }

  @Override
  public List<Job> jobs() {
    return List.of();
  }

  @Override
  public boolean compress(Optional<Duration> after) {
    asked.add(after);
    return used;
  }
}
