package ffe.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of the house, for the product's classes and for the planted faults alike. */
final class House {

  /** Rooms in the one line: each may import only rooms before it. */
  static final List<String> LINE =
      List.of(
          "canon",
          "chain",
          "money",
          "market",
          "order",
          "portfolio",
          "statistics",
          "optimization",
          "observation",
          "decision",
          "strategy",
          "risk",
          "council",
          "execution",
          "trading",
          "simulation",
          "learning",
          "kernel",
          "backtest",
          "research",
          "report",
          "setting",
          "desk",
          "adapter",
          "entry");

  /** A program of its own, outside the line. */
  static final String CLI = "cli";

  /** Rooms outside the line, below all of it; {@code boot} may use {@code backup}. */
  static final List<String> BESIDE = List.of("backup", "boot");

  private static final int CORE_ROOMS = LINE.indexOf("setting");

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.UUID.randomUUID",
          "java.lang.Math.random",
          "java.util.concurrent.ThreadLocalRandom.current");

  private static final Set<String> EXACT_MATH =
      Set.of(
          "abs",
          "max",
          "min",
          "sqrt",
          "round",
          "floor",
          "ceil",
          "rint",
          "floorDiv",
          "floorMod",
          "toIntExact",
          "signum",
          "addExact",
          "multiplyExact",
          "subtractExact",
          "toRadians");

  private House() {}

  /** Name of the room of a class, {@code boot} and others outside the line included. */
  static String room(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith("ffe.")) {
      return "";
    }
    String rest = name.substring(4);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  static boolean isCore(JavaClass type) {
    int at = LINE.indexOf(room(type));
    return at >= 0 && at < CORE_ROOMS;
  }

  static ArchRule importsOnlyRoomsBefore() {
    return everyClass(
        "import only rooms before its own",
        (type, events) -> {
          int own = LINE.indexOf(room(type));
          for (Dependency d : type.getDirectDependenciesFromSelf()) {
            int other = LINE.indexOf(room(d.getTargetClass()));
            if (own >= 0 && other > own) {
              violation(events, type, d.getDescription());
            }
          }
        });
  }

  static ArchRule besideTheLineImportsNothing() {
    return everyClass(
        "import nothing of the line from beside it",
        (type, events) -> {
          for (Dependency d : type.getDirectDependenciesFromSelf()) {
            String other = room(d.getTargetClass());
            boolean below = room(type).equals("boot") || !other.equals("boot");
            if (BESIDE.contains(room(type)) && (LINE.contains(other) || !below)) {
              violation(events, type, d.getDescription());
            }
          }
        });
  }

  static ArchRule coreIsPure() {
    return everyClass(
        "use only java and jspecify in the core",
        (type, events) -> {
          for (Dependency d : type.getDirectDependenciesFromSelf()) {
            String target = d.getTargetClass().getBaseComponentType().getPackageName();
            boolean pure =
                target.isEmpty()
                    || target.startsWith("ffe.")
                    || target.startsWith("org.jspecify")
                    || (target.startsWith("java.")
                        && !target.startsWith("java.sql")
                        && !target.startsWith("java.util.logging")
                        && !target.startsWith("java.net"));
            if (isCore(type) && !pure) {
              violation(events, type, d.getDescription());
            }
          }
        });
  }

  static ArchRule sameBitsEverywhere() {
    return everyClass(
        "use no clock, chance, thread, inexact math or unordered collection in the core",
        (type, events) -> {
          if (isCore(type)) {
            type.getAccessesFromSelf().stream()
                .filter(House::isImpure)
                .forEach(a -> violation(events, type, a.getDescription()));
          }
        });
  }

  private static boolean isImpure(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getFullName();
    String name = access.getName();
    boolean noArguments =
        access instanceof JavaCall<?> call && call.getTarget().getRawParameterTypes().isEmpty();
    boolean now = name.equals("now") && owner.startsWith("java.time.") && noArguments;
    boolean math = owner.equals("java.lang.Math") && !EXACT_MATH.contains(name);
    boolean unordered =
        name.equals("<init>")
            && (owner.equals("java.util.HashMap") || owner.equals("java.util.HashSet"));
    boolean unorderedOf =
        (owner.equals("java.util.Map")
                && (name.equals("of") || name.equals("copyOf") || name.equals("ofEntries")))
            || (owner.equals("java.util.Set") && (name.equals("of") || name.equals("copyOf")));
    boolean thread =
        owner.equals("java.lang.Thread")
            || name.equals("parallelStream")
            || owner.startsWith("java.util.concurrent.Executor")
            || owner.equals("java.util.concurrent.CompletableFuture");
    boolean chance = owner.equals("java.util.Random") || owner.equals("java.security.SecureRandom");
    return now
        || math
        || unordered
        || unorderedOf
        || thread
        || chance
        || CLOCKS.contains(owner + "." + name);
  }

  /** Its own rooms import the desk, never the other way. */
  static ArchRule deskKnowsNoneOfItsRooms() {
    return noClasses()
        .that()
        .resideInAPackage("ffe.desk")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ffe.desk.*");
  }

  static ArchRule jpaOnlyInTheStore() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("ffe.adapter.store..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "org.eclipse.persistence..")
        .because("JPA lives in the store only");
  }

  static ArchRule onlyTheGateApproves() {
    return onlyCalls("ffe.risk.ApprovedOrder", "<init>", "ffe.risk.RiskGate");
  }

  static ArchRule onlyTheDispatcherMakesIntentsDurable() {
    return onlyCalls("ffe.execution.DurableIntent", "committed", "ffe.trading.Dispatcher");
  }

  static ArchRule entryNeverReachesInside() {
    return everyClass(
        "not reach adapters, the trading logic or execution from entry",
        (type, events) -> {
          if (room(type).equals("entry")) {
            for (Dependency d : type.getDirectDependenciesFromSelf()) {
              if (isInside(d.getTargetClass())) {
                violation(events, type, d.getDescription());
              }
            }
          }
        });
  }

  /** Adapters, execution, and of trading all but the values that views show. */
  private static boolean isInside(JavaClass target) {
    String room = room(target);
    boolean shown =
        target.isRecord() || target.isEnum() || target.isAssignableTo(RuntimeException.class);
    return room.equals("adapter") || room.equals("execution") || (room.equals("trading") && !shown);
  }

  /** The command line carries the core and its own libraries, and nobody leans on it. */
  static ArchRule commandLineStandsAlone() {
    return everyClass(
        "keep the command line apart from the server",
        (type, events) -> {
          for (Dependency d : type.getDirectDependenciesFromSelf()) {
            JavaClass target = d.getTargetClass().getBaseComponentType();
            boolean inside = room(type).equals(CLI);
            boolean fine =
                inside
                    ? Set.of(CLI, "backup", "setting").contains(room(target))
                        || isCore(target)
                        || isLibraryOfCli(target)
                        || isWayToModels(type, target)
                    : !room(target).equals(CLI);
            if (!fine) {
              violation(events, type, d.getDescription());
            }
          }
        });
  }

  /** Who records answers of models asks them as the server does. */
  private static boolean isWayToModels(JavaClass type, JavaClass target) {
    return type.getPackageName().equals("ffe.cli.recording")
        && (target.getPackageName().matches("ffe[.]adapter[.]llm([.]recording)?")
            || target.getFullName().matches("ffe[.]desk[.]models[.]Spending([$].*)?"));
  }

  private static boolean isLibraryOfCli(JavaClass target) {
    String name = target.getPackageName() + ".";
    return target.isPrimitive()
        || Stream.of("java.", "javax.net.", "picocli.", "org.jspecify.", "org.postgresql.")
            .anyMatch(name::startsWith);
  }

  private static ArchRule onlyCalls(String owner, String method, String caller) {
    DescribedPredicate<JavaAccess<?>> call =
        new DescribedPredicate<>("calls of " + owner + "." + method) {
          @Override
          public boolean test(JavaAccess<?> access) {
            return access.getTargetOwner().getFullName().equals(owner)
                && access.getName().equals(method);
          }
        };
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(caller)
        .should()
        .accessTargetWhere(call)
        .because("only " + caller + " may make one");
  }

  private interface Check {
    void check(JavaClass type, ConditionEvents events);
  }

  private static ArchRule everyClass(String rule, Check check) {
    return ArchRuleDefinition.classes()
        .should(
            new ArchCondition<>(rule) {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                check.check(type, events);
              }
            });
  }

  private static void violation(ConditionEvents events, JavaClass type, String what) {
    events.add(SimpleConditionEvent.violated(type, what));
  }
}
