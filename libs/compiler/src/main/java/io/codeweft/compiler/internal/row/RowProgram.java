package io.codeweft.compiler.internal.row;

import io.codeweft.contracts.graph.RowPlan;
import io.codeweft.contracts.graph.ViewSource;
import io.codeweft.contracts.text.PlacedText;
import java.util.Map;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** A row program whose pieces of SQL passed the gates. */
public record RowProgram(ViewSource view, RowPlan plan, Map<PlacedText, Typing.Piece> fragments) {
  public RowProgram {
    fragments = Map.copyOf(fragments);
  }

  /** A tree of its own: the validator changes what it looks at. */
  SqlNode tree(PlacedText fragment) {
    return Objects.requireNonNull(piece(fragment).tree().accept(new Copying()));
  }

  Typing.Piece piece(PlacedText fragment) {
    return Objects.requireNonNull(fragments.get(fragment), fragment.field());
  }

  private static final class Copying extends SqlShuttle {
    @Override
    public @Nullable SqlNode visit(SqlCall call) {
      CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
      call.getOperator().acceptCall(this, call, false, copy);
      return copy.result();
    }
  }
}
