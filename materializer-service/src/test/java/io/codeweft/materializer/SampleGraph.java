package io.codeweft.materializer;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.contracts.graph.ViewArtefact;
import io.codeweft.contracts.graph.ViewContract;
import io.codeweft.contracts.graph.ViewContract.Reference;
import io.codeweft.contracts.graph.ViewGraph;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.functions.FunctionLibrary;
import io.codeweft.testkit.TestViews;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small code graph: published nodes and edges with references between them, a gate that wants
 * every node in a file that is known or, if that optional dataset is there, ignored, and a tree
 * that refers to itself.
 */
final class SampleGraph {
  static final Schema FILES = Schema.parse("struct<path:string!>");
  static final Schema NODES = Schema.parse("struct<id:string!,kind:string,path:string>");
  static final Schema EDGES = Schema.parse("struct<id:string!,src:string,dst:string>");
  static final Schema TREE = Schema.parse("struct<id:string!,parent:string>");
  static final String LIBRARY = FunctionLibrary.standard().snapshot().libraryHash();

  private SampleGraph() {}

  static ViewGraph graph() {
    return graph(LIBRARY, NODES, List.of());
  }

  /** The sample with another function library, node columns or functions that nodes call. */
  static ViewGraph graph(String functionLibrary, Schema nodes, List<String> functions) {
    return ViewGraph.of(
        "sample",
        TestViews.POLICY,
        TestViews.FUNCTIONS.hash(),
        functionLibrary,
        List.of(
            new DatasetDeclaration(
                "files",
                FILES,
                List.of("path"),
                List.of("path"),
                "path",
                new DatasetDeclaration.Evidence("files", 1, "none", true),
                DatasetDeclaration.Evolution.STRICT),
            new DatasetDeclaration(
                "ignored",
                FILES,
                List.of("path"),
                List.of("path"),
                "path",
                new DatasetDeclaration.Evidence("files", 2, "none", false),
                DatasetDeclaration.Evolution.STRICT)),
        List.of(
            view("nodes", nodes, functions, "", table("nodes", List.of("kind"), List.of())),
            view(
                "edges",
                EDGES,
                List.of(),
                "",
                table(
                    "edges",
                    List.of("src"),
                    List.of(
                        new Reference(List.of("src"), "nodes", List.of("id")),
                        new Reference(List.of("dst"), "nodes", List.of("id"))))),
            view(
                "tree",
                TREE,
                List.of(),
                "",
                table(
                    null,
                    List.of(),
                    List.of(new Reference(List.of("parent"), "tree", List.of("id"))))),
            view(
                "lost",
                NODES,
                List.of(),
                """
                select * from nodes
                where path not in (select path from files union all select path from ignored)
                """,
                ViewContract.intermediate(),
                "files",
                "ignored",
                "nodes"),
            view(
                "nodes_gate",
                NODES,
                List.of(),
                "select * from lost where id in (select id from lost)",
                gate("nodes"),
                "lost")));
  }

  private static ViewContract table(
      @Nullable String publish, List<String> notNull, List<Reference> references) {
    return new ViewContract(
        true, List.of("id"), List.of("id"), "id", notNull, references, publish, null);
  }

  private static ViewContract gate(String table) {
    return new ViewContract(false, List.of(), List.of(), null, List.of(), List.of(), null, table);
  }

  private static ViewArtefact view(
      String name,
      Schema schema,
      List<String> functions,
      String sql,
      ViewContract contract,
      String... reads) {
    return TestViews.view(name, schema, List.of(reads), functions, sql, contract);
  }
}
