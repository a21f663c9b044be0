package ffe.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReplaysTest {

  private final Cockpit cockpit = new EngineBench().cockpit();

  @Test
  void answers_other_version_for_a_record_in_a_form_it_cannot_read() {
    ReplayView answer =
        Replays.of(cockpit, archive(ConflictException.OTHER_VERSION, Optional.of("d1")), "x")
            .orElseThrow();
    assertThat(answer.answer()).isEqualTo("OTHER_VERSION");
    assertThat(answer.identical()).isFalse();
    assertThat(answer.stored()).isEqualTo("d1");
    assertThat(answer.firstDifference()).contains("written by another");
  }

  @Test
  void hides_no_other_conflict() {
    assertThatThrownBy(() -> Replays.of(cockpit, archive("BUSY", Optional.of("d1")), "x"))
        .isInstanceOf(ConflictException.class);
  }

  private static Archive archive(String code, Optional<String> digest) {
    return (Archive)
        Proxy.newProxyInstance(
            Archive.class.getClassLoader(),
            new Class<?>[] {Archive.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("decisionDigest")) {
                return digest;
              }
              throw new ConflictException(code, "written by another");
            });
  }
}
