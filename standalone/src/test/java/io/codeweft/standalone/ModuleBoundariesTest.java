package io.codeweft.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may depend on whom, over all modules at once. */
@AnalyzeClasses(packages = "io.codeweft", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleBoundariesTest {
  private static final String[] SERVICES = {
    "io.codeweft.extract..",
    "io.codeweft.udf..",
    "io.codeweft.registry..",
    "io.codeweft.worker..",
    "io.codeweft.materializer.."
  };

  @ArchTest
  static final ArchRule servicesDoNotKnowEachOther =
      slices()
          .matching("io.codeweft.(extract|udf|registry|worker|materializer)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule librariesDoNotKnowServices =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.codeweft.contracts..",
              "io.codeweft.functions..",
              "io.codeweft.compiler..",
              "io.codeweft.tables..",
              "io.codeweft.engine..",
              "io.codeweft.rows..",
              "io.codeweft.runtime..",
              "io.codeweft.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVICES);

  @ArchTest
  static final ArchRule contractsKnowNoFrameworkAndNoEngine =
      classes()
          .that()
          .resideInAPackage("io.codeweft.contracts..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.codeweft.contracts..",
              "java..",
              "com.fasterxml.jackson..",
              "org.yaml.snakeyaml..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule onlyTheLaneKnowsCalcite =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.codeweft.compiler..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.calcite..");

  @ArchTest
  static final ArchRule onlyEngineAndFunctionsKnowDuckDb =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.codeweft.engine..", "io.codeweft.functions..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.duckdb..");

  @ArchTest
  static final ArchRule onlyTablesKnowDeltaKernel =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.codeweft.tables..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.delta..", "org.apache.hadoop..", "org.apache.parquet..");

  @ArchTest
  static final ArchRule onlyTheBrokerKnowsKafkasServer =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.codeweft.broker..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "kafka..", "org.apache.kafka.server..", "org.apache.kafka.metadata..");

  @ArchTest
  static final ArchRule decisionsAreMadeWithoutKafka =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.codeweft.worker.task..",
              "io.codeweft.materializer.check..",
              "io.codeweft.registry.build..",
              "io.codeweft.registry.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.smallrye.reactive..");
}
