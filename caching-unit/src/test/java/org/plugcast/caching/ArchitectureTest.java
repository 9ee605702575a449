package org.plugcast.caching;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses UNIT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.plugcast.caching");

  @Test
  void packagesFormNoCircle() {
    slices().matching("org.plugcast.caching.(*)..").should().beFreeOfCycles().check(UNIT);
  }

  @Test
  void thePlannerIsPure() {
    classes()
        .that()
        .resideInAPackage("..caching.planner..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "..caching.planner..",
            "org.plugcast.ts..",
            "org.jspecify..",
            "java.lang..",
            "java.util..",
            "java.time",
            "java.time.temporal")
        .check(UNIT);
  }

  @Test
  void eachLibraryIsKnownToOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackages("..caching.render..", "org.plugcast.caching")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.plugcast.renderer..")
        .check(UNIT);
    noClasses()
        .that()
        .resideOutsideOfPackages("..caching.http..", "org.plugcast.caching")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.vertx..")
        .check(UNIT);
    noClasses()
        .that()
        .resideOutsideOfPackage("..caching.catalogue..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.jdbi..", "org.flywaydb..", "org.h2..", "com.zaxxer..", "java.sql..")
        .check(UNIT);
    noClasses()
        .that()
        .resideOutsideOfPackage("..caching.queue..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.github.kagkarlsson..")
        .check(UNIT);
    noClasses()
        .that()
        .resideOutsideOfPackage("..caching.objects..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon..")
        .check(UNIT);
  }
}
