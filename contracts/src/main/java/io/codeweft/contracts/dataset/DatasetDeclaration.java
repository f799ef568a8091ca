package io.codeweft.contracts.dataset;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.schema.SchemaException;
import java.util.List;

/**
 * What an extract dataset must look like.
 *
 * @param name table name, with its version suffix: {@code ast_files_v1}
 * @param schema nested columns, in order
 * @param key columns that identify a row
 * @param order columns that sort the table; a total order
 * @param owner column that names the unit whose change can change the row
 * @param evidence how strong the facts are and in which coordinates they are given
 */
public record DatasetDeclaration(
    String name,
    Schema schema,
    List<String> key,
    List<String> order,
    String owner,
    Evidence evidence,
    Evolution evolution) {

  /** What a schema change may do to existing readers. */
  public enum Evolution {
    STRICT,
    ADDITIVE,
    RELAXED
  }

  /**
   * @param family producer family: {@code ast}, {@code symtable}, ...
   * @param rank 1 = strongest
   * @param coordinateSystem unit of positions, or {@code none}
   * @param required whether a build without this dataset is refused
   */
  public record Evidence(String family, int rank, String coordinateSystem, boolean required) {}

  public DatasetDeclaration {
    key = List.copyOf(key);
    order = List.copyOf(order);
    requireColumns(name, schema, "key", key);
    requireColumns(name, schema, "order", order);
    requireColumns(name, schema, "owner", List.of(owner));
  }

  private static void requireColumns(
      String dataset, Schema schema, String what, List<String> columns) {
    if (columns.isEmpty()) {
      throw new SchemaException("dataset " + dataset + ": '" + what + "' names no column");
    }
    for (String column : columns) {
      if (schema.field(column).isEmpty()) {
        throw new SchemaException(
            "dataset "
                + dataset
                + ": '"
                + what
                + "' names column '"
                + column
                + "', which is not declared; columns: "
                + String.join(", ", schema.names()));
      }
    }
  }
}
