package io.codeweft.udf;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.codeweft.udf", importOptions = ImportOption.DoNotIncludeTests.class)
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
                          "io.codeweft.udf..",
                          "io.codeweft.contracts..",
                          "io.codeweft.functions",
                          "io.codeweft.functions.duckdb",
                          "io.codeweft.runtime..")));
}
