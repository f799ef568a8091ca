package io.codeweft.registry.history.internal;

import static io.codeweft.rows.Cells.count;
import static io.codeweft.rows.Cells.number;
import static io.codeweft.rows.Cells.required;
import static io.codeweft.rows.Cells.requiredCount;
import static io.codeweft.rows.Cells.requiredNumber;
import static io.codeweft.rows.Cells.seconds;
import static io.codeweft.rows.Cells.text;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.graph.Finding;
import io.codeweft.registry.history.RegistrationRecord;
import io.codeweft.registry.history.RegistrationRecord.Content;
import io.codeweft.registry.history.RegistrationRecord.Effort;
import io.codeweft.registry.history.RegistrationRecord.Kind;
import io.codeweft.registry.history.RegistrationRecord.Shape;
import io.codeweft.rows.RowColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/** The columns of the table of registrations, and a registration in them. */
public final class RegistrationColumns implements RowColumns<RegistrationRecord> {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<sequence:int64!,graph:string!,kind:string!,number:int64,restores:int64,"
              + "reason:string,version:string,graph_object:string,pack_object:string,"
              + "function_snapshot:string,pack_digest:string,policy_hash:string,datasets:int32,"
              + "views:int32,tables:int32,compiled:int32,reused:int32,compile_seconds:float64,"
              + "publish_seconds:float64,findings:list<struct<code:string!,file:string!,"
              + "line_no:int32!,column_no:int32!,message:string!,suggestion:string,view:string,"
              + "item:string>!>!,finding_count:int32!,registered_at:string!>");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void write(VectorSchemaRoot batch, int at, RegistrationRecord row) {
    Content content = row.content();
    Shape shape = row.shape();
    Effort effort = row.effort();
    number(batch.getVector("sequence"), at, row.sequence());
    text(batch.getVector("graph"), at, row.graph());
    text(batch.getVector("kind"), at, row.kind().name());
    number(batch.getVector("number"), at, row.number());
    number(batch.getVector("restores"), at, row.restores());
    text(batch.getVector("reason"), at, row.reason());
    text(batch.getVector("version"), at, content == null ? null : content.version());
    text(batch.getVector("graph_object"), at, content == null ? null : content.graphObject());
    text(batch.getVector("pack_object"), at, content == null ? null : content.packObject());
    text(
        batch.getVector("function_snapshot"),
        at,
        content == null ? null : content.functionSnapshot());
    text(batch.getVector("pack_digest"), at, row.packDigest());
    text(batch.getVector("policy_hash"), at, shape == null ? null : shape.policyHash());
    count(batch.getVector("datasets"), at, shape == null ? null : shape.datasets());
    count(batch.getVector("views"), at, shape == null ? null : shape.views());
    count(batch.getVector("tables"), at, shape == null ? null : shape.tables());
    count(batch.getVector("compiled"), at, effort == null ? null : effort.compiled());
    count(batch.getVector("reused"), at, effort == null ? null : effort.reused());
    seconds(
        batch.getVector("compile_seconds"), at, effort == null ? null : effort.compileSeconds());
    seconds(
        batch.getVector("publish_seconds"), at, effort == null ? null : effort.publishSeconds());
    write((ListVector) batch.getVector("findings"), at, row.findings());
    count(batch.getVector("finding_count"), at, row.findingCount());
    text(batch.getVector("registered_at"), at, row.registeredAt());
  }

  private static void write(ListVector list, int row, List<Finding> findings) {
    StructVector cell = (StructVector) list.getDataVector();
    int at = list.startNewValue(row);
    for (Finding finding : findings) {
      cell.setIndexDefined(at);
      text(cell.getChild("code"), at, finding.code());
      text(cell.getChild("file"), at, finding.file());
      count(cell.getChild("line_no"), at, finding.line());
      count(cell.getChild("column_no"), at, finding.column());
      text(cell.getChild("message"), at, finding.message());
      text(cell.getChild("suggestion"), at, finding.suggestion());
      text(cell.getChild("view"), at, finding.view());
      text(cell.getChild("item"), at, finding.item());
      at++;
    }
    list.endValue(row, findings.size());
  }

  @Override
  public RegistrationRecord read(VectorSchemaRoot batch, int at) {
    return new RegistrationRecord(
        requiredNumber(batch.getVector("sequence"), at),
        required(batch.getVector("graph"), at),
        Kind.valueOf(required(batch.getVector("kind"), at)),
        number(batch.getVector("number"), at),
        number(batch.getVector("restores"), at),
        text(batch.getVector("reason"), at),
        content(batch, at),
        text(batch.getVector("pack_digest"), at),
        shape(batch, at),
        effort(batch, at),
        findings((ListVector) batch.getVector("findings"), at),
        requiredCount(batch.getVector("finding_count"), at),
        required(batch.getVector("registered_at"), at));
  }

  private static @Nullable Content content(VectorSchemaRoot batch, int at) {
    return batch.getVector("version").isNull(at)
        ? null
        : new Content(
            required(batch.getVector("version"), at),
            required(batch.getVector("graph_object"), at),
            required(batch.getVector("pack_object"), at),
            required(batch.getVector("function_snapshot"), at));
  }

  private static @Nullable Shape shape(VectorSchemaRoot batch, int at) {
    return batch.getVector("policy_hash").isNull(at)
        ? null
        : new Shape(
            required(batch.getVector("policy_hash"), at),
            requiredCount(batch.getVector("datasets"), at),
            requiredCount(batch.getVector("views"), at),
            requiredCount(batch.getVector("tables"), at));
  }

  private static @Nullable Effort effort(VectorSchemaRoot batch, int at) {
    Double compile = seconds(batch.getVector("compile_seconds"), at);
    Double publish = seconds(batch.getVector("publish_seconds"), at);
    return compile == null || publish == null
        ? null
        : new Effort(
            requiredCount(batch.getVector("compiled"), at),
            requiredCount(batch.getVector("reused"), at),
            compile,
            publish);
  }

  private static List<Finding> findings(ListVector list, int row) {
    StructVector cell = (StructVector) list.getDataVector();
    List<Finding> findings = new ArrayList<>();
    for (int at = list.getElementStartIndex(row); at < list.getElementEndIndex(row); at++) {
      findings.add(
          new Finding(
              required(cell.getChild("code"), at),
              required(cell.getChild("file"), at),
              requiredCount(cell.getChild("line_no"), at),
              requiredCount(cell.getChild("column_no"), at),
              required(cell.getChild("message"), at),
              text(cell.getChild("suggestion"), at),
              text(cell.getChild("view"), at),
              text(cell.getChild("item"), at)));
    }
    return findings;
  }
}
