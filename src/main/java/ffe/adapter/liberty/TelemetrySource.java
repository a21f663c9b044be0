package ffe.adapter.liberty;

import ffe.setting.Key;
import ffe.setting.OperationKeys;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells the server's telemetry what follows from {@code ffe.otlp.endpoint}: with it traces are sent
 * there, without it there is no telemetry. Weaker than the environment, where every {@code OTEL_*}
 * variable can say otherwise.
 */
public class TelemetrySource implements ConfigSource {

  static final String NAME = "ffe.otlp.endpoint";
  static final String STANDARD_NAME = OperationKeys.STANDARD_ENDPOINT;

  private static final int ORDINAL = 110;

  private final Map<String, String> values;

  public TelemetrySource() {
    this(given(NAME).isEmpty() ? given(STANDARD_NAME) : given(NAME));
  }

  TelemetrySource(String endpoint) {
    values =
        endpoint.isEmpty()
            ? Map.of()
            : Map.of(
                "otel.sdk.disabled",
                "false",
                STANDARD_NAME,
                endpoint,
                "otel.exporter.otlp.protocol",
                "http/protobuf",
                "otel.service.name",
                "ffe",
                "otel.metrics.exporter",
                "none",
                "otel.logs.exporter",
                "none");
  }

  /** From the environment, or from what the server was started with. */
  private static String given(String name) {
    String variable = System.getenv(Key.variable(name));
    String text = variable == null ? System.getProperty(name) : variable;
    return text == null ? "" : text.strip();
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public @Nullable String getValue(String name) {
    return values.get(name);
  }

  @Override
  public String getName() {
    return "telemetry of the engine";
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }
}
