package io.codeweft.registry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.codeweft.registry",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleBoundaryTest {

  /** Contracts and libraries, not their internals; never another service. */
  @ArchTest
  static final ArchRule DEPENDS_ON_NO_OTHER_SERVICE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("io.codeweft.."))
                  .or(
                      resideInAnyPackage(
                          "io.codeweft.registry..",
                          "io.codeweft.contracts..",
                          "io.codeweft.compiler",
                          "io.codeweft.compiler.generate",
                          "io.codeweft.engine",
                          "io.codeweft.engine.duckdb",
                          "io.codeweft.tables",
                          "io.codeweft.runtime..")));

  /** State machine and planner can be tested, and argued about, without anything that runs. */
  @ArchTest
  static final ArchRule THE_STATE_MACHINE_IS_PURE =
      noClasses()
          .that()
          .resideInAnyPackage("io.codeweft.registry.build", "io.codeweft.registry.plan")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.smallrye..",
              "io.quarkus..",
              "jakarta..",
              "java.nio.file..",
              "io.codeweft.tables..",
              "io.codeweft.engine..",
              "io.codeweft.runtime..",
              "io.codeweft.registry.service..",
              "io.codeweft.registry.rest..");
}
