package io.codeweft.extract;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.codeweft.extract",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleBoundaryTest {

  /** Contracts and libraries; never another service. */
  @ArchTest
  static final ArchRule DEPENDS_ON_NO_OTHER_SERVICE =
      classes()
          .should()
          .onlyDependOnClassesThat(
              not(resideInAPackage("io.codeweft.."))
                  .or(
                      resideInAnyPackage(
                          "io.codeweft.extract..",
                          "io.codeweft.contracts..",
                          "io.codeweft.engine",
                          "io.codeweft.engine.duckdb",
                          "io.codeweft.functions.reference",
                          "io.codeweft.runtime..",
                          "io.codeweft.tables")));

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_DEPEND_ON_ONE_ANOTHER_IN_CIRCLES =
      slices().matching("io.codeweft.extract.(*)..").should().beFreeOfCycles();

  /** Everything below the queue can be used without a server. */
  @ArchTest
  static final ArchRule ONLY_RUNS_AND_REST_KNOW_THE_FRAMEWORK =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.codeweft.extract.scan..",
              "io.codeweft.extract.worker..",
              "io.codeweft.extract.columns..",
              "io.codeweft.extract.landing..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..");
}
