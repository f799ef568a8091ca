package io.codeweft.compiler.internal.program;

import io.codeweft.compiler.internal.lane.Levels;
import io.codeweft.compiler.internal.lane.SourceText;
import io.codeweft.compiler.internal.syntax.TableReferences;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** A text that passed the gates; its table names are known, its types are not. */
public record Parsed(
    SourceText source, SqlNode tree, Levels levels, List<TableReferences.Reference> tables) {}
