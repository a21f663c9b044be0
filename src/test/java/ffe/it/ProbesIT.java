package ffe.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("rest")
class ProbesIT {

  @Test
  void says_that_it_lives_and_is_ready() {
    HttpResponse<String> live = ServerUnderTest.get("/live");
    assertThat(live.statusCode()).isEqualTo(200);
    assertThat(live.body()).startsWith("{\"alive\":true,\"timestamp\":\"20");
    HttpResponse<String> ready = ServerUnderTest.get("/ready");
    assertThat(ready.body()).startsWith("{\"ready\":true,\"timestamp\":\"20");
    assertThat(ready.statusCode()).isEqualTo(200);
  }

  @Test
  void answers_microprofile_health_metrics_and_openapi() {
    for (String path :
        new String[] {"/health", "/health/live", "/health/ready", "/health/started"}) {
      assertThat(ServerUnderTest.get(path).body()).as(path).contains("\"status\":\"UP\"");
    }
    assertThat(ServerUnderTest.get("/metrics").statusCode()).isEqualTo(200);
    assertThat(ServerUnderTest.get("/openapi").statusCode()).isEqualTo(200);
  }

  @Test
  void keeps_its_data_where_it_was_told() {
    assertThat(ServerUnderTest.get("/ready").statusCode()).isEqualTo(200);
    assertThat(Files.isDirectory(ServerUnderTest.data().resolve("pg/cluster"))).isTrue();
  }
}
