package io.codeweft.registry.history.internal;

import static io.codeweft.rows.Cells.number;
import static io.codeweft.rows.Cells.required;
import static io.codeweft.rows.Cells.requiredNumber;
import static io.codeweft.rows.Cells.text;

import io.codeweft.contracts.event.FunctionChanged;
import io.codeweft.contracts.function.FunctionDefinition;
import io.codeweft.contracts.json.Json;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.history.FunctionRecord;
import io.codeweft.rows.RowColumns;
import java.nio.charset.StandardCharsets;
import org.apache.arrow.vector.VectorSchemaRoot;

/** The columns of the table of functions; the definition is also there as a whole, as JSON. */
public final class FunctionColumns implements RowColumns<FunctionRecord> {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<sequence:int64!,name:string!,number:int64!,kind:string!,signature:string!,"
              + "documentation:string!,implementation_hash:string!,statement:string!,"
              + "definition:string!,changed_at:string!>");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void write(VectorSchemaRoot batch, int at, FunctionRecord row) {
    FunctionChanged change = row.change();
    FunctionDefinition definition = change.definition();
    number(batch.getVector("sequence"), at, row.sequence());
    text(batch.getVector("name"), at, change.name());
    number(batch.getVector("number"), at, change.number());
    text(batch.getVector("kind"), at, change.kind().name());
    text(batch.getVector("signature"), at, definition.signature());
    text(batch.getVector("documentation"), at, definition.documentation());
    text(batch.getVector("implementation_hash"), at, definition.implementationHash());
    text(batch.getVector("statement"), at, change.text());
    text(batch.getVector("definition"), at, Json.text(definition));
    text(batch.getVector("changed_at"), at, row.changedAt());
  }

  @Override
  public FunctionRecord read(VectorSchemaRoot batch, int at) {
    byte[] definition =
        required(batch.getVector("definition"), at).getBytes(StandardCharsets.UTF_8);
    return new FunctionRecord(
        requiredNumber(batch.getVector("sequence"), at),
        new FunctionChanged(
            required(batch.getVector("name"), at),
            requiredNumber(batch.getVector("number"), at),
            FunctionChanged.Kind.valueOf(required(batch.getVector("kind"), at)),
            required(batch.getVector("statement"), at),
            Json.read(definition, FunctionDefinition.class)),
        required(batch.getVector("changed_at"), at));
  }
}
