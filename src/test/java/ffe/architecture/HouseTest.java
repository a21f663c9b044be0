package ffe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("architecture")
class HouseTest {

  private static JavaClasses house;

  @BeforeAll
  static void read() {
    house =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("ffe");
  }

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(
            "import order", House.importsOnlyRoomsBefore(), List.of("ffe.money.PlantedImport")),
        Arguments.of(
            "beside",
            House.besideTheLineImportsNothing(),
            List.of("ffe.backup.PlantedImport", "ffe.backup.PlantedBoot")),
        Arguments.of("purity", House.coreIsPure(), List.of("ffe.money.PlantedJakarta")),
        Arguments.of(
            "same bits",
            House.sameBitsEverywhere(),
            List.of(
                "ffe.money.PlantedClock",
                "ffe.money.PlantedMath",
                "ffe.money.PlantedOrder",
                "ffe.money.PlantedThread")),
        Arguments.of("desk", House.deskKnowsNoneOfItsRooms(), List.of("ffe.desk.PlantedInner")),
        Arguments.of("JPA", House.jpaOnlyInTheStore(), List.of("ffe.desk.PlantedJpa")),
        Arguments.of("approval", House.onlyTheGateApproves(), List.of("ffe.risk.PlantedApproval")),
        Arguments.of(
            "intent",
            House.onlyTheDispatcherMakesIntentsDurable(),
            List.of("ffe.trading.PlantedIntent")),
        Arguments.of(
            "entry", House.entryNeverReachesInside(), List.of("ffe.entry.rest.PlantedReach")),
        Arguments.of(
            "command line",
            House.commandLineStandsAlone(),
            List.of("ffe.cli.PlantedDesk", "ffe.cli.PlantedModel")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void the_house_keeps_its_rule(String name, ArchRule rule, List<String> planted) {
    rule.check(house);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void each_planted_fault_is_caught(String name, ArchRule rule, List<String> planted)
      throws ClassNotFoundException {
    for (String fault : planted) {
      JavaClasses classes = new ClassFileImporter().importClasses(Class.forName(fault));
      EvaluationResult result = rule.evaluate(classes);
      assertThat(result.hasViolation()).as(name + " catches " + fault).isTrue();
    }
  }

  @Test
  void every_room_with_classes_has_its_place_and_its_card() {
    List<String> rooms =
        house.stream()
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .map(type -> type.getPackageName())
            .filter(name -> name.startsWith("ffe"))
            .distinct()
            .sorted()
            .toList();
    assertThat(rooms).isNotEmpty();
    for (String room : rooms) {
      String first = room.equals("ffe") ? "" : room.substring(4).split("\\.", 2)[0];
      assertThat(
              House.LINE.contains(first) || House.BESIDE.contains(first) || House.CLI.equals(first))
          .as(room + " has a place in the line")
          .isTrue();
      assertThat(
              java.nio.file.Path.of("src/main/java", room.replace('.', '/'), "package-info.java"))
          .as("card of " + room)
          .exists();
    }
  }
}
