package ffe.council;

import ffe.decision.DebateRole;

/** By which templates those of a debate are asked, by their versions. */
public record Scripts(String bull, String bear, String judge) {

  /** The newest. */
  static final Scripts NEWEST =
      new Scripts(Template.BULL_1.version(), Template.BEAR_1.version(), Template.JUDGE_1.version());

  public Scripts {
    check(bull, DebateRole.BULL);
    check(bear, DebateRole.BEAR);
    check(judge, DebateRole.JUDGE);
  }

  private static void check(String version, DebateRole role) {
    if (Template.of(version).flatMap(Template::role).filter(role::equals).isEmpty()) {
      throw new IllegalArgumentException("no template of a " + role + ": " + version);
    }
  }

  Template of(DebateRole role) {
    String version =
        switch (role) {
          case BULL -> bull;
          case BEAR -> bear;
          case JUDGE -> judge;
        };
    return Template.of(version).orElseThrow();
  }
}
