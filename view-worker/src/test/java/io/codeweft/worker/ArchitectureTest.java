package io.codeweft.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.codeweft.worker",
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
              "io.codeweft.materializer..",
              "io.codeweft.standalone..",
              "io.codeweft.compiler..");

  @ArchTest
  static final ArchRule COMPUTES_WITHOUT_KAFKA =
      noClasses()
          .that()
          .resideInAPackage("io.codeweft.worker.task")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive..");
}
