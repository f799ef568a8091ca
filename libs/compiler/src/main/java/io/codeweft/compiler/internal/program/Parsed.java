package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.lane.Levels;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.row.RowProgram;
import io.codeweft.compiler.internal.syntax.TableReferences.Reference;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** A view or query that passed the gates; its table names are known, its types are not. */
public sealed interface Parsed {
  SourceText source();

  /** In text order; positions are those of the source. */
  List<Reference> tables();

  record Text(SourceText source, SqlNode tree, Levels levels, List<Reference> tables)
      implements Parsed {}

  /**
   * @param source the tables of the row, one on each line
   */
  record Row(SourceText source, RowProgram program, List<Reference> tables) implements Parsed {}
}
