package io.codeweft.rows.parity;

import static io.codeweft.rows.Cells.flag;
import static io.codeweft.rows.Cells.number;
import static io.codeweft.rows.Cells.required;
import static io.codeweft.rows.Cells.requiredNumber;
import static io.codeweft.rows.Cells.text;
import static io.codeweft.rows.Cells.texts;

import io.codeweft.contracts.event.ParityChecked;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.rows.RowColumns;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The columns of the table: those of the event, under names that SQL does not reserve, {@code
 * in_parity} (whether there is no finding), the event's id and when it was.
 */
final class ParityColumns implements RowColumns<ParityReport> {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<sequence:int64!,event_id:string!,check_name:string!,in_parity:bool!,"
              + "checked_by:string,repo:string,build_id:string,graph_name:string,"
              + "graph_version:string,view_name:string,function_snapshot:string!,"
              + "functions:list<string!>!,findings:list<string!>!,checked_at:string!>");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void write(VectorSchemaRoot batch, int at, ParityReport row) {
    ParityChecked report = row.report();
    number(batch.getVector("sequence"), at, row.sequence());
    text(batch.getVector("event_id"), at, report.eventId());
    text(batch.getVector("check_name"), at, report.check());
    flag(batch.getVector("in_parity"), at, report.findings().isEmpty());
    text(batch.getVector("checked_by"), at, report.checkedBy());
    text(batch.getVector("repo"), at, report.repo());
    text(batch.getVector("build_id"), at, report.buildId());
    text(batch.getVector("graph_name"), at, report.graph());
    text(batch.getVector("graph_version"), at, report.graphVersion());
    text(batch.getVector("view_name"), at, report.view());
    text(batch.getVector("function_snapshot"), at, report.functionSnapshot());
    texts(batch.getVector("functions"), at, report.functions());
    texts(batch.getVector("findings"), at, report.findings());
    text(batch.getVector("checked_at"), at, row.checkedAt());
  }

  @Override
  public ParityReport read(VectorSchemaRoot batch, int at) {
    return new ParityReport(
        requiredNumber(batch.getVector("sequence"), at),
        new ParityChecked(
            text(batch.getVector("build_id"), at),
            text(batch.getVector("repo"), at),
            text(batch.getVector("view_name"), at),
            required(batch.getVector("check_name"), at),
            required(batch.getVector("function_snapshot"), at),
            texts(batch.getVector("functions"), at),
            texts(batch.getVector("findings"), at),
            text(batch.getVector("graph_name"), at),
            text(batch.getVector("graph_version"), at),
            text(batch.getVector("checked_by"), at)),
        required(batch.getVector("checked_at"), at));
  }
}
