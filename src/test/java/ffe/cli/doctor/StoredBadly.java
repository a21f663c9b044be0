package ffe.cli.doctor;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A site whose database stores badly. */
final class StoredBadly {

  private StoredBadly() {}

  static void unfit(SoundSite site) {
    site.storage.putAll(
        Map.of("server.timescale", "2.17.2", "server.usable", false, "server.used", false));
  }

  static void job(SoundSite site, String member, Object value) {
    Map<String, Object> job = new TreeMap<>(Map.of("name", "refresh_candles", "scheduled", true));
    job.put(member, value);
    site.storage.put("jobs", List.of(job));
  }
}
