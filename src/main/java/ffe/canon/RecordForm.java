package ffe.canon;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** How the records of one class are written and read; found out once. */
final class RecordForm {

  private static final ClassValue<RecordForm> FORMS =
      new ClassValue<>() {
        @Override
        protected RecordForm computeValue(Class<?> type) {
          return new RecordForm(type);
        }
      };

  private final Class<?> type;
  private final List<Field> fields;
  private final String tag;
  private final Constructor<?> constructor;

  private RecordForm(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.type = type;
    this.fields = Arrays.stream(components).map(Field::of).toList();
    this.tag =
        Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)
            ? "\"@\":\"" + type.getSimpleName() + "\""
            : "";
    try {
      this.constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    } catch (NoSuchMethodException e) {
      throw new CanonException("every record has its constructor: " + type.getName(), e);
    }
    constructor.setAccessible(true);
  }

  /**
   * One component.
   *
   * @param key the name as it is written, with quotes and colon
   * @param leftOut the value that is not written; empty where every value is
   */
  record Field(String name, String key, Type type, Method accessor, Optional<Object> leftOut) {

    static Field of(RecordComponent c) {
      c.getAccessor().setAccessible(true);
      return new Field(
          c.getName(),
          "\"" + c.getName() + "\":",
          c.getGenericType(),
          c.getAccessor(),
          c.isAnnotationPresent(LeftOutWhenEmpty.class)
              ? Optional.of(nothing(c))
              : Optional.empty());
    }

    private static Object nothing(RecordComponent c) {
      if (c.getType() == Optional.class) {
        return Optional.empty();
      } else if (c.getType() == List.class) {
        return List.of();
      } else if (c.getType() == SortedMap.class) {
        return Collections.emptySortedMap();
      }
      throw new CanonException("only an optional, a list or a map is left out when empty: " + c);
    }

    Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new CanonException("cannot read " + name + " of " + record.getClass().getName(), e);
      }
    }

    boolean isLeftOut(Object value) {
      return leftOut.isPresent() && leftOut.get().equals(value);
    }
  }

  static RecordForm of(Class<?> type) {
    return FORMS.get(type);
  }

  List<Field> fields() {
    return fields;
  }

  /** How a member of a sealed interface begins; empty for any other record. */
  String tag() {
    return tag;
  }

  /** Written as its only component, without braces. */
  boolean isBare() {
    return fields.size() == 1 && tag.isEmpty();
  }

  String title() {
    return type.getSimpleName();
  }

  Object construct(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable refusal = e.getTargetException();
      throw new CanonException(title() + " refuses: " + refusal.getMessage(), refusal);
    } catch (ReflectiveOperationException e) {
      throw new CanonException("cannot construct " + type.getName(), e);
    }
  }
}
