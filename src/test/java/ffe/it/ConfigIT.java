package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a running engine says of its settings. */
@Tag("rest")
class ConfigIT {

  @Test
  void tells_each_setting_with_where_it_came_from() {
    Map<String, JsonObject> settings =
        Books.get("/api/v1/config").getJsonArray("settings").stream()
            .map(value -> value.asJsonObject())
            .collect(Collectors.toMap(s -> s.getString("key"), Function.identity()));
    assertThat(settings.get("ffe.market.replay.speed").getString("value")).isEqualTo("240");
    assertThat(settings.get("ffe.market.replay.speed").getString("source"))
        .isEqualTo("server property ffe.market.replay.speed");
    assertThat(settings.get("ffe.paper.initial-balance").getString("source")).isEqualTo("default");
    assertThat(settings.get("ffe.http.port").getString("default")).isEqualTo("8000");
    JsonObject key = settings.get("ffe.admin.api-key");
    assertThat(key.getBoolean("secret")).isTrue();
    assertThat(key.getString("value")).isEqualTo("set");
    assertThat(key.toString()).doesNotContain(ServerUnderTest.adminKey());
  }

  @Test
  void has_left_a_template_that_only_the_owner_can_read() throws IOException {
    assertThat(ServerUnderTest.get("/live").statusCode()).isEqualTo(200);
    Path file = ServerUnderTest.data().resolve("config/ffe.properties");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("\n#ffe.market.replay.speed=60\n");
  }
}
