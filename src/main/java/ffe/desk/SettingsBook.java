package ffe.desk;

import ffe.setting.SettingView;
import java.util.List;

/** What the engine was told at its start, for those who may see it. */
public final class SettingsBook {

  private final List<SettingView> all;

  public SettingsBook(List<SettingView> all) {
    this.all = List.copyOf(all);
  }

  /** Everything; of secrets whether they are set. */
  public List<SettingView> all(Actor actor) {
    if (!actor.role().includes(Role.ADMIN)) {
      throw new ForbiddenException(actor, Role.ADMIN);
    }
    return all;
  }

  /** What this person may see: an admin everything, others what is no secret. */
  public List<SettingView> visible(Actor actor) {
    return actor.role().includes(Role.ADMIN)
        ? all
        : all.stream().filter(setting -> !setting.secret()).toList();
  }
}
