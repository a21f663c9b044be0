package ffe.canon;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a name stands for: the constants of an enum, the members of a sealed interface. */
final class Named {

  private static final ClassValue<Map<String, Object>> NAMES =
      new ClassValue<>() {
        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
          return type.isEnum()
              ? Arrays.stream(type.getEnumConstants())
                  .collect(Collectors.toMap(c -> ((Enum<?>) c).name(), Function.identity()))
              : Arrays.stream(type.getPermittedSubclasses())
                  .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));
        }
      };

  private Named() {}

  static Object constant(Class<?> enumeration, String name) {
    return Optional.ofNullable(NAMES.get(enumeration).get(name))
        .orElseThrow(() -> new CanonException("no " + enumeration.getSimpleName() + " " + name));
  }

  static Class<?> member(Class<?> sealed, String name) {
    return Optional.ofNullable((Class<?>) NAMES.get(sealed).get(name))
        .orElseThrow(() -> new CanonException("no " + sealed.getSimpleName() + " named " + name));
  }
}
