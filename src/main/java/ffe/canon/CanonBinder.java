package ffe.canon;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the parser's tree into values of the core, by declared types. */
final class CanonBinder {

  private static final int DECIMAL_MAX = 1_000;

  private CanonBinder() {}

  static Optional<Class<?>> sealedParent(Class<?> type) {
    return Arrays.stream(type.getInterfaces())
        .<Class<?>>map(c -> c)
        .filter(Class::isSealed)
        .findFirst();
  }

  static Object bind(Object node, Type type) {
    if (type instanceof ParameterizedType p) {
      return bindGeneric(node, (Class<?>) p.getRawType(), p.getActualTypeArguments());
    }
    Class<?> raw = (Class<?>) type;
    try {
      return bindPlain(node, raw);
    } catch (ClassCastException
        | IllegalArgumentException
        | ArithmeticException
        | DateTimeException e) {
      throw new CanonException("does not fit " + raw.getSimpleName() + ": " + e.getMessage(), e);
    }
  }

  private static Object bindGeneric(Object node, Class<?> raw, Type[] arguments) {
    if (raw == Optional.class) {
      return node instanceof Optional<?> ? node : Optional.of(bind(node, arguments[0]));
    } else if (raw == List.class && node instanceof List<?> list) {
      List<Object> out = new ArrayList<>(list.size());
      list.forEach(item -> out.add(bind(item, arguments[0])));
      return Collections.unmodifiableList(out);
    } else if (raw == SortedMap.class && node instanceof Map<?, ?> map) {
      SortedMap<String, Object> out = new TreeMap<>();
      map.forEach((key, item) -> out.put((String) key, bind(item, arguments[1])));
      return Collections.unmodifiableSortedMap(out);
    }
    throw new CanonException("cannot read " + raw.getSimpleName());
  }

  private static Object bindPlain(Object node, Class<?> raw) {
    if (raw == String.class) {
      return (String) node;
    } else if (raw == long.class || raw == Long.class) {
      return (Long) node;
    } else if (raw == int.class || raw == Integer.class) {
      return Math.toIntExact((Long) node);
    } else if (raw == boolean.class || raw == Boolean.class) {
      return (Boolean) node;
    } else if (raw == double.class || raw == Double.class) {
      return Double.longBitsToDouble(Long.parseUnsignedLong((String) node, 16));
    } else if (raw == BigDecimal.class) {
      return decimal((String) node);
    } else if (raw == Instant.class) {
      return Instant.parse((String) node);
    } else if (raw == Duration.class) {
      return Duration.parse((String) node);
    } else if (raw.isEnum()) {
      return constant(raw, (String) node);
    } else if (raw.isRecord()) {
      return record(node, raw);
    } else if (raw.isSealed()) {
      return record(node, variant(raw, (Map<?, ?>) node));
    }
    throw new CanonException("cannot read " + raw.getName());
  }

  /** Plain digits only: an exponent could ask for a number larger than memory. */
  private static BigDecimal decimal(String text) {
    if (text.length() > DECIMAL_MAX || !text.matches("-?[0-9]+(\\.[0-9]+)?")) {
      throw new CanonException("not a plain decimal number of at most " + DECIMAL_MAX + " digits");
    }
    return new BigDecimal(text);
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> ((Enum<?>) c).name().equals(name))
        .findFirst()
        .orElseThrow(() -> new CanonException("no " + type.getSimpleName() + " " + name));
  }

  private static Class<?> variant(Class<?> sealed, Map<?, ?> node) {
    Object tag = node.get("@");
    return Arrays.stream(sealed.getPermittedSubclasses())
        .filter(c -> c.getSimpleName().equals(tag))
        .findFirst()
        .orElseThrow(() -> new CanonException("no " + sealed.getSimpleName() + " named " + tag));
  }

  private static Object record(Object node, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    boolean tagged = sealedParent(type).isPresent();
    Object[] values = new Object[components.length];
    if (components.length == 1 && !tagged) {
      values[0] = bind(node, components[0].getGenericType());
    } else {
      Map<?, ?> map = (Map<?, ?>) node;
      int known = tagged ? 1 : 0;
      for (int i = 0; i < components.length; i++) {
        Object child = map.get(components[i].getName());
        values[i] =
            child == null ? leftOut(components[i]) : bind(child, components[i].getGenericType());
        known += child == null ? 0 : 1;
      }
      if (map.size() != known) {
        throw new CanonException("fields of " + type.getSimpleName() + " differ: " + map.keySet());
      }
    }
    return construct(type, components, values);
  }

  private static Object leftOut(RecordComponent c) {
    if (!c.isAnnotationPresent(LeftOutWhenEmpty.class)) {
      throw new CanonException("missing " + c.getName());
    }
    return Canon.empty(c);
  }

  private static Object construct(Class<?> type, RecordComponent[] components, Object[] values) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable refusal = e.getTargetException();
      throw new CanonException(type.getSimpleName() + " refuses: " + refusal.getMessage(), refusal);
    } catch (ReflectiveOperationException e) {
      throw new CanonException("cannot construct " + type.getName(), e);
    }
  }
}
