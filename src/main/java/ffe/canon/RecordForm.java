package ffe.canon;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

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
  private final boolean isRepeated;
  private volatile Optional<Written> last = Optional.empty();

  /** A record and its text. */
  private record Written(Record value, String text) {}

  private RecordForm(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    this.type = type;
    this.isRepeated = type.isAnnotationPresent(Repeated.class);
    this.fields = Arrays.stream(components).map(Field::of).toList();
    this.tag =
        Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)
            ? "\"@\":\"" + type.getSimpleName() + "\""
            : "";
    if (isRepeated && isBare()) {
      throw new CanonException(
          "written as its only component, it is never remembered: drop @Repeated from "
              + type.getName());
    }
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
  record Field(
      String name,
      String key,
      Type type,
      Function<Record, Object> accessor,
      Optional<Object> leftOut) {

    static Field of(RecordComponent c) {
      return new Field(
          c.getName(),
          "\"" + c.getName() + "\":",
          c.getGenericType(),
          accessor(c),
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

    /** As a compiled call: reflection costs more than writing what it reads. */
    @SuppressWarnings("unchecked")
    private static Function<Record, Object> accessor(RecordComponent c) {
      Class<?> of = c.getDeclaringRecord();
      try {
        MethodHandles.Lookup inside = MethodHandles.privateLookupIn(of, MethodHandles.lookup());
        MethodHandle read = inside.unreflect(c.getAccessor());
        return (Function<Record, Object>)
            LambdaMetafactory.metafactory(
                    inside,
                    "apply",
                    MethodType.methodType(Function.class),
                    MethodType.methodType(Object.class, Object.class),
                    read,
                    read.type().wrap())
                .getTarget()
                .invoke();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new CanonException("cannot read " + c.getName() + " of " + of.getName(), e);
      }
    }

    Object of(Record record) {
      return accessor.apply(record);
    }

    boolean isLeftOut(Object value) {
      return leftOut.isPresent() && leftOut.get().equals(value);
    }
  }

  static RecordForm of(Class<?> type) {
    return FORMS.get(type);
  }

  /** Whether what was written of a record is worth being remembered. */
  boolean isRepeated() {
    return isRepeated;
  }

  /** The text of this very record, if it was the last one; to compare it would cost the gain. */
  @SuppressWarnings("ReferenceEquality")
  Optional<String> remembered(Record value) {
    return last.filter(written -> written.value() == value).map(Written::text);
  }

  void remember(Record value, String text) {
    last = Optional.of(new Written(value, text));
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
