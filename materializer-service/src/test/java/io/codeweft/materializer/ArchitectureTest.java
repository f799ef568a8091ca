package io.codeweft.materializer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.codeweft.materializer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_SERVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.codeweft.extract..",
              "io.codeweft.udf..",
              "io.codeweft.registry..",
              "io.codeweft.worker..",
              "io.codeweft.standalone..",
              "io.codeweft.compiler..");

  @ArchTest
  static final ArchRule CHECKS_AND_COMMITS_WITHOUT_KAFKA =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.codeweft.materializer.check",
              "io.codeweft.materializer.commit",
              "io.codeweft.materializer.change")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.smallrye.reactive..");
}
