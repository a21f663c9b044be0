package ffe.it;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.OutputFormat;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An OpenAPI document as tests read it: its operations, and whether a value has a form. Forms are
 * taken strictly: a field that the document does not name is a fault.
 */
public final class ApiDocument {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private final JsonNode root;
  private final JsonNode components;

  public ApiDocument(String text) {
    root = json(text);
    components = root.path("components").deepCopy();
    close(components.path("schemas"));
  }

  /** A parameter, resolved. */
  public record Parameter(
      String name, String in, boolean required, JsonNode schema, String example) {

    public boolean isQuery() {
      return in.equals("query");
    }
  }

  /** A body of one media type with an example of it. */
  public record Media(String type, JsonNode schema, JsonNode example) {}

  /** A method of a path. */
  public record Operation(
      String method, String path, JsonNode node, List<Parameter> parameters, JsonNode responses) {

    @Override
    public String toString() {
      return method + " " + path;
    }

    /** The status that says it was done. */
    public String done() {
      List<String> good = new ArrayList<>();
      responses.fieldNames().forEachRemaining(good::add);
      return good.stream().filter(status -> status.startsWith("2")).findFirst().orElse("none");
    }
  }

  public List<Operation> operations() {
    List<Operation> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey())) {
          JsonNode node = method.getValue();
          found.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  node,
                  parameters(node),
                  node.path("responses")));
        }
      }
    }
    return found;
  }

  public Operation operation(String method, String path) {
    return operations().stream()
        .filter(o -> o.method().equals(method) && o.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not in the document: " + method + " " + path));
  }

  private List<Parameter> parameters(JsonNode operation) {
    List<Parameter> found = new ArrayList<>();
    for (JsonNode one : operation.path("parameters")) {
      JsonNode p = resolved(one);
      found.add(
          new Parameter(
              p.path("name").asText(),
              p.path("in").asText(),
              p.path("required").asBoolean(),
              p.path("schema"),
              p.path("example").asText()));
    }
    return found;
  }

  /** What a response answers with, by media type. */
  public List<Media> answers(Operation operation, String status) {
    return media(resolved(operation.responses().path(status)));
  }

  public List<Media> requests(Operation operation) {
    return media(resolved(operation.node().path("requestBody")));
  }

  private static List<Media> media(JsonNode holder) {
    List<Media> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> type : holder.path("content").properties()) {
      JsonNode node = type.getValue();
      found.add(new Media(type.getKey(), node.path("schema"), node.path("example")));
    }
    return found;
  }

  public JsonNode resolved(JsonNode node) {
    JsonNode ref = node.path("$ref");
    return ref.isMissingNode() ? node : root.at(ref.asText().substring(1));
  }

  /** Schemas that have a name, without what they say in words. */
  public Map<String, JsonNode> schemas() {
    Map<String, JsonNode> found = new TreeMap<>();
    root.at("/components/schemas").properties().forEach(s -> found.put(s.getKey(), s.getValue()));
    return found;
  }

  /** What of a value is not of this form; empty when it is. */
  public Set<String> faults(JsonNode schema, JsonNode value) {
    ObjectNode whole = JSON.createObjectNode();
    JsonNode strict = schema.deepCopy();
    close(strict);
    whole.putArray("allOf").add(strict);
    whole.set("components", components);
    return FACTORY
        .getSchema(whole)
        .validate(
            value,
            OutputFormat.DEFAULT,
            c -> c.getExecutionConfig().setFormatAssertionsEnabled(true))
        .stream()
        .map(ValidationMessage::getMessage)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A parameter's value as its schema takes it. */
  public Set<String> faults(Parameter parameter, String value) {
    String type = resolved(parameter.schema()).path("type").asText();
    return faults(parameter.schema(), type.equals("string") ? text(value) : json(value));
  }

  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("properties").isObject()
        && !object.has("additionalProperties")) {
      object.put("additionalProperties", false);
    }
    node.forEach(ApiDocument::close);
  }

  public static JsonNode text(String text) {
    return JSON.getNodeFactory().textNode(text);
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + text, e);
    }
  }
}
