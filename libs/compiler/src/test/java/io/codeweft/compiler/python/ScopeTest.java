package io.codeweft.compiler.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {
  private final PackDatabase database = PythonCase.database();

  @Test
  void aModuleBindsItsNamesAndHasNoGlobalReferences() throws SQLException {
    assertThat(bindings("scopes.py", ""))
        .containsExactly(
            "Shape namespace",
            "configure namespace",
            "error local",
            "head local",
            "os import",
            "outer namespace",
            "print_all local",
            "setting local",
            "tail local",
            "total local");
  }

  @Test
  void bindingKindsFollowTheSymbolTable() throws SQLException {
    assertThat(bindings("scopes.py", "Shape"))
        .containsExactly(
            "Shape local",
            "_Shape__secret local",
            "area namespace",
            "colour local",
            "float global_ref",
            "note annot_only",
            "print_all global_ref",
            "sides local",
            "str global_ref");
    assertThat(bindings("scopes.py", "outer.middle.bump"))
        .containsExactly(
            "Inner free_ref",
            "count nonlocal_ref",
            "named free_ref",
            "rest free_ref",
            "third free_ref");
    assertThat(bindings("scopes.py", "configure"))
        .containsExactly("setting global_ref", "total global_ref");
  }

  @Test
  void aSiteBelongsToTheInnermostScopeButForWhatIsEvaluatedOutside() throws SQLException {
    assertThat(sites("scopes.py", "sides"))
        .as("assigned in the class, a default of a method, then read inside the method")
        .containsExactly("def Shape -> Shape", "use Shape -> Shape", "use Shape.area -> null");
    assertThat(sites("scopes.py", "q"))
        .as("a lambda that is a default sees its own parameter")
        .containsExactly("def Shape.lambda -> Shape.lambda", "use Shape.lambda -> Shape.lambda");
    assertThat(sites("scopes.py", "x"))
        .containsExactly(
            "use outer.listcomp -> outer.listcomp",
            "def outer.listcomp -> outer.listcomp",
            "use outer.listcomp -> outer.listcomp");
    assertThat(sites("scopes.py", "middle"))
        .as("the first iterable of a comprehension")
        .containsExactly("def outer -> outer", "use outer -> outer");
  }

  @Test
  void freeNamesMeanTheNearestEnclosingScopeAndSkipClasses() throws SQLException {
    assertThat(sites("scopes.py", "count"))
        .containsExactly(
            "def outer -> outer",
            "def outer.middle.Inner -> outer.middle.Inner",
            "use outer.middle.Inner.read -> outer",
            "def outer.middle.bump -> outer");
    assertThat(sites("scopes.py", "Inner"))
        .containsExactly(
            "def outer.middle -> outer.middle", "use outer.middle.bump -> outer.middle");
    assertThat(sites("scopes.py", "total"))
        .allMatch(site -> site.endsWith("-> "), "every total is that of the module");
  }

  @Test
  void aGlobalThatOnlyAFunctionAssignsBelongsToTheModule() throws SQLException {
    assertThat(sites("scopes.py", "setting")).containsExactly("def configure -> ");
  }

  @Test
  void handlersAndPatternsBind() throws SQLException {
    assertThat(sites("scopes.py", "error")).containsExactly("def  -> ", "use  -> ");
    assertThat(sites("scopes.py", "tail")).containsExactly("def  -> ", "use  -> ");
  }

  @Test
  void everyParameterCountsOnce() throws SQLException {
    assertThat(
            database.rows(
                """
                SELECT name, param_index, param_kind
                FROM py_parameter_bindings
                WHERE path = 'scopes.py' AND qualpath = 'outer'
                ORDER BY param_index
                """))
        .containsExactly(
            "first 0 positional_only",
            "second 1 positional_or_keyword",
            "rest 2 var_positional",
            "third 3 keyword_only",
            "named 4 var_keyword");
    assertThat(
            database.rows(
                """
                SELECT COUNT(*), COUNT(DISTINCT dst_node_id) FROM cpg_edges_v1
                WHERE edge_kind = 'HAS_PARAMETER' AND path = 'scopes.py'
                """))
        .containsExactly("10 10");
  }

  private List<String> bindings(String path, String qualpath) throws SQLException {
    return database.rows(
        """
        SELECT name, kind FROM symtable_bindings
        WHERE path = '%s' AND qualpath = '%s' ORDER BY name
        """
            .formatted(path, qualpath));
  }

  /** {@code role scope -> scope of the binding}, in source order. */
  private List<String> sites(String path, String name) throws SQLException {
    return database.rows(
        """
        SELECT s.role, c.qualpath, '->', b.binding_qualpath
        FROM symtable_sites AS s
        JOIN symtable_scopes AS c ON c.path = s.path AND c.block_no = s.block_no
        LEFT JOIN symtable_site_bindings AS b
          ON b.path = s.path AND b.site_kind = s.site_kind AND b.ast_id = s.ast_id
        WHERE s.path = '%s' AND s.name = '%s'
        ORDER BY s.bstart
        """
            .formatted(path, name));
  }
}
