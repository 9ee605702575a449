package org.plugcast.provisioning;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of {@code docs/architecture.md}, over the classes of all modules. */
class ArchitectureTest {
  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.plugcast");

  private static final String[] PURE = {
    "org.plugcast.ts.captions..",
    "org.plugcast.ts.elementary..",
    "org.plugcast.ts.mpeg..",
    "org.plugcast.ts.dvb..",
    "org.plugcast.ts.metadata..",
    "org.plugcast.ts.multiplex..",
    "org.plugcast.ts.inspect..",
    "org.plugcast.ts.rtp..",
    "org.plugcast.multicast.twin.."
  };

  @Test
  void transportStreamKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("org.plugcast.ts..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("org.plugcast.ts..", "java..", "org.jspecify..")
        .check(PRODUCT);
  }

  @Test
  void purePackagesTouchNoFileSocketOrLog() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.nio.file..", "java.net..", "java.util.logging..", "java.util.concurrent..")
        .check(PRODUCT);
  }

  @Test
  void purePackagesReadNoClock() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(PRODUCT);
  }

  @Test
  void inspectionNeverUsesWhatItJudges() {
    noClasses()
        .that()
        .resideInAPackage("org.plugcast.ts.inspect..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.plugcast.ts.multiplex..", "org.plugcast.ts.assemble..", "org.plugcast.ts.store..")
        .check(PRODUCT);
  }

  @ParameterizedTest
  @CsvSource({
    "org.plugcast.renderer.., org.plugcast.caching..",
    "org.plugcast.renderer.., org.plugcast.multicast..",
    "org.plugcast.caching.., org.plugcast.multicast..",
    "org.plugcast.multicast.., org.plugcast.caching..",
    "org.plugcast.multicast.., org.plugcast.renderer..",
    "org.plugcast.caching.., org.plugcast.provisioning..",
    "org.plugcast.multicast.., org.plugcast.provisioning.."
  })
  void modulesDependInOneDirection(String from, String to) {
    noClasses()
        .that()
        .resideInAPackage(from)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(to)
        .allowEmptyShould(true)
        .check(PRODUCT);
  }

  @ParameterizedTest
  @CsvSource({
    "picocli.., org.plugcast.provisioning",
    "org.jdbi.., org.plugcast.caching.catalogue..",
    "org.flywaydb.., org.plugcast.caching.catalogue..",
    "org.h2.., org.plugcast.caching.catalogue..",
    "com.zaxxer.., org.plugcast.caching.catalogue..",
    "com.github.kagkarlsson.., org.plugcast.caching.queue..",
    "software.amazon.., org.plugcast.caching.objects..",
    "org.eclipse.jetty.., org.plugcast.renderer.proxy..",
    "java.lang.foreign.., org.plugcast.multicast.linux.."
  })
  void libraryStaysInItsPackage(String library, String home) {
    noClasses()
        .that(resideInAPackage("org.plugcast..").and(resideOutsideOfPackages(home)))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(PRODUCT);
  }

  @Test
  void packagesOfTheTransportStreamHaveNoCycles() {
    slices().matching("org.plugcast.ts.(*)..").should().beFreeOfCycles().check(PRODUCT);
  }

  @Test
  void everyPackageSaysThatNullIsMarked() {
    Stream<JavaPackage> packages = PRODUCT.stream().map(type -> type.getPackage()).distinct();
    Assertions.assertThat(packages)
        .allMatch(type -> type.isAnnotatedWith(NullMarked.class), "has a @NullMarked package-info");
  }
}
