package ffe.adapter.liberty;

import static ffe.adapter.liberty.SettingsReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ffe.adapter.llm.Endpoint;
import ffe.adapter.llm.Vendor;
import ffe.setting.ModelKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which models are asked, and where. */
@Tag("unit")
class ModelSettingsTest {

  @Test
  void without_a_key_nobody_is_asked() {
    assertThat(read(Map.of()).models()).isEmpty();
    assertThat(read(Map.of("ffe.llm.openai.model", "gpt-x")).models()).isEmpty();
  }

  @Test
  void a_key_is_enough_and_stands_in_no_text() {
    Settings settings = read(Map.of("ffe.llm.gemini.api-key", "canary-key-1"));
    assertThat(settings.models()).hasSize(1);
    Endpoint endpoint = settings.models().get(0);
    assertThat(endpoint.vendor()).isEqualTo(Vendor.GEMINI);
    assertThat(endpoint.base()).hasToString("https://generativelanguage.googleapis.com/v1beta");
    assertThat(endpoint.key().orElseThrow().matches("canary-key-1")).isTrue();
    assertThat(settings.toString()).doesNotContain("canary");
  }

  @Test
  void a_key_in_a_file_is_read_again_when_it_changes(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("key"), "canary-key-1\n");
    Endpoint endpoint = read(Map.of("ffe.llm.xai.api-key.file", file.toString())).models().get(0);
    assertThat(endpoint.key().orElseThrow().reveal()).isEqualTo("canary-key-1");
    Files.writeString(file, "canary-key-2");
    Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000));
    assertThat(endpoint.key().orElseThrow().reveal()).isEqualTo("canary-key-2");
  }

  @ParameterizedTest
  @CsvSource({
    "ollama, http://127.0.0.1:11434, http://127.0.0.1:11434",
    "ollama, http://ollama:11434/, http://ollama:11434",
    "ollama, https://models.example/below/, https://models.example/below",
    "ollama, 0.0.0.0, http://127.0.0.1:11434",
    "ollama, 0.0.0.0:8080, http://127.0.0.1:8080",
    "ollama, :8080, http://127.0.0.1:8080",
    "ollama, gpu-box, http://gpu-box:11434",
    "openai, https://gateway.example/openai/v1/, https://gateway.example/openai/v1",
    "openai, http://127.0.0.1:9/v1, http://127.0.0.1:9/v1",
  })
  void an_address_may_be_written_as_people_write_it(String vendor, String given, String asked) {
    Settings settings =
        read(
            Map.of(
                "ffe.llm." + vendor + ".base-url",
                given,
                "ffe.llm.openai.api-key",
                "canary-key-1"));
    assertThat(settings.models())
        .filteredOn(e -> e.vendor().id().equals(vendor))
        .extracting(e -> e.base().toString())
        .containsExactly(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "ffe.llm.openai.base-url, http://api.example/v1",
    "ffe.llm.openai.base-url, https://api.example/v1?key=x",
    "ffe.llm.ollama.base-url, ftp://box",
    "ffe.llm.ollama.base-url, http://me:word@box",
    "ffe.llm.ollama.base-url, http://",
    "ffe.llm.openai.model, ../files",
    "ffe.llm.openai.model, a?b",
    "ffe.llm.openai.api-key, short",
    "ffe.llm.openai.api-key, with a space in it",
  })
  void what_cannot_be_right_is_refused_by_its_name(String key, String value) {
    assertThatThrownBy(() -> read(Map.of(key, value)))
        .hasMessageContaining(key.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT));
  }

  @Test
  void who_names_only_a_model_that_cannot_be_asked_is_told_so() {
    assertThatThrownBy(() -> read(Map.of("ffe.ensemble.providers", "openai")))
        .hasMessageContaining("ffe.ensemble.providers")
        .hasMessageContaining("a model with its key and price");
    Settings settings =
        read(
            Map.of(
                "ffe.ensemble.providers",
                "openai",
                "ffe.ensemble.quorum",
                "1",
                "ffe.llm.openai.api-key",
                "canary-key-1"));
    assertThat(settings.ensemble().models()).containsExactly("openai");
    assertThat(settings.ensemble().providers()).isEmpty();
  }

  @Test
  void a_model_without_a_price_cannot_be_asked() {
    Map<String, String> other =
        Map.of("ffe.llm.openai.api-key", "canary-key-1", "ffe.llm.openai.model", "gpt-x");
    assertThat(read(other).ensemble().models()).isEmpty();
    Map<String, String> priced =
        Map.of(
            "ffe.llm.openai.api-key",
            "canary-key-1",
            "ffe.llm.openai.model",
            "gpt-x",
            "ffe.llm.openai.price",
            "1/0.1/4");
    assertThat(read(priced).ensemble().models()).containsExactly("openai");
  }

  @Test
  void ollamas_own_variable_is_heard() {
    assertThat(read(Map.of("ollama.host", "127.0.0.1")).models())
        .extracting(Endpoint::vendor)
        .containsExactly(Vendor.OLLAMA);
  }

  @Test
  void a_demonstration_seats_what_is_not_a_model_in_ollamas_place() {
    Settings settings = read(Map.of("ffe.demo", "true", "ffe.llm.ollama.model", "llama9"));
    assertThat(settings.models())
        .singleElement()
        .satisfies(e -> assertThat(e.vendor()).isEqualTo(Vendor.OLLAMA))
        .satisfies(e -> assertThat(e.model()).isEqualTo("not-a-model"));
    assertThat(settings.ensemble().models()).containsExactly("ollama");
    assertThat(read(Map.of()).operation().demo()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffe.llm.ollama.base-url", "ollama.host"})
  void a_demonstration_beside_a_true_ollama_is_refused(String key) {
    assertThatThrownBy(() -> read(Map.of("ffe.demo", "true", key, "http://127.0.0.1:11434")))
        .hasMessageContaining("FFE_DEMO")
        .hasMessageContaining("FFE_LLM_OLLAMA_BASE_URL");
  }

  @Test
  void every_vendor_has_its_settings_and_a_key_if_it_needs_one() {
    assertThat(ModelKeys.vendors().stream().map(ModelKeys.Vendor::id))
        .containsExactlyElementsOf(Arrays.stream(Vendor.values()).map(Vendor::id).toList());
    for (Vendor vendor : Vendor.values()) {
      List<ModelKeys.Vendor> own =
          ModelKeys.vendors().stream().filter(v -> v.id().equals(vendor.id())).toList();
      assertThat(own.get(0).apiKey().isPresent()).isEqualTo(vendor.needsKey());
    }
  }
}
