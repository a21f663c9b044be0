package ffe.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.setting.SettingView;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class SettingsBookTest {
  private static final SettingView SPEED = setting("ffe.speed", false);
  private static final SettingView TOKEN = setting("ffe.token", true);
  private final SettingsBook book = new SettingsBook(List.of(SPEED, TOKEN));

  @Test
  void shows_an_admin_everything() {
    assertThat(book.all(actor(Role.ADMIN))).containsExactly(SPEED, TOKEN);
    assertThat(book.visible(actor(Role.ADMIN))).containsExactly(SPEED, TOKEN);
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "TRADER"})
  void shows_others_what_is_no_secret(Role role) {
    assertThat(book.visible(actor(role))).containsExactly(SPEED);
    assertThatThrownBy(() -> book.all(actor(role))).isInstanceOf(ForbiddenException.class);
  }

  private static Actor actor(Role role) {
    return new Actor("somebody", role, "web");
  }

  private static SettingView setting(String key, boolean secret) {
    return new SettingView(key, "FFE_X", "1", "default", "1", "1 to 2", "what it is", secret);
  }
}
