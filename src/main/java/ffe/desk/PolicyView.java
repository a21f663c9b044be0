package ffe.desk;

import ffe.trading.AgentPolicy;
import ffe.trading.PolicyVersion;
import java.util.List;
import java.util.SortedMap;

/** The policy in force, and what it may become. */
public record PolicyView(PolicyVersion version, AgentPolicy.Frame frame) {

  /** Each value as it is written, by its key. */
  public SortedMap<String, String> values() {
    return version.policy().values(frame);
  }

  /** What can be changed, in the order it is shown. */
  public List<String> keys() {
    return AgentPolicy.keys(frame);
  }

  /** What a key may become, in words. */
  public String range(String key) {
    return AgentPolicy.range(key, frame);
  }
}
