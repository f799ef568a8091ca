package io.codeweft.registry.history.internal;

import static io.codeweft.rows.Cells.count;
import static io.codeweft.rows.Cells.number;
import static io.codeweft.rows.Cells.required;
import static io.codeweft.rows.Cells.requiredCount;
import static io.codeweft.rows.Cells.requiredNumber;
import static io.codeweft.rows.Cells.text;

import io.codeweft.contracts.event.BuildChanged;
import io.codeweft.contracts.event.TableVersion;
import io.codeweft.contracts.schema.Schema;
import io.codeweft.registry.history.BuildRecord;
import io.codeweft.rows.RowColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;

/** The columns of the history table, and a build record in them. */
public final class BuildColumns implements RowColumns<BuildRecord> {
  private static final Schema SCHEMA =
      Schema.parse(
          "struct<build_id:string!,build_number:int64!,repo:string!,state:string!,"
              + "graph_name:string!,graph_version:string!,graph_object:string!,extract_id:string!,"
              + "tables:list<struct<kind:string!,name:string!,location:string!,version:int64!,"
              + "rows:int64!,key:string>!>!,reason:string,tasks:int32!,planned_at:string,ended_at:string!>");

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void write(VectorSchemaRoot batch, int row, BuildRecord build) {
    text(batch.getVector("build_id"), row, build.buildId());
    number(batch.getVector("build_number"), row, build.buildNumber());
    text(batch.getVector("repo"), row, build.repo());
    text(batch.getVector("state"), row, build.state().name());
    text(batch.getVector("graph_name"), row, build.graphName());
    text(batch.getVector("graph_version"), row, build.graphVersion());
    text(batch.getVector("graph_object"), row, build.graphObject());
    text(batch.getVector("extract_id"), row, build.extractId());
    text(batch.getVector("reason"), row, build.reason());
    count(batch.getVector("tasks"), row, build.tasks());
    text(batch.getVector("planned_at"), row, build.plannedAt());
    text(batch.getVector("ended_at"), row, build.endedAt());
    ListVector list = (ListVector) batch.getVector("tables");
    StructVector table = (StructVector) list.getDataVector();
    int at = list.startNewValue(row);
    for (BuildRecord.Table value : build.tables()) {
      table.setIndexDefined(at);
      text(table.getChild("kind"), at, value.kind().name());
      text(table.getChild("name"), at, value.name());
      text(table.getChild("location"), at, value.version().location());
      number(table.getChild("version"), at, value.version().version());
      number(table.getChild("rows"), at, value.version().rows());
      text(table.getChild("key"), at, value.key());
      at++;
    }
    list.endValue(row, build.tables().size());
  }

  @Override
  public BuildRecord read(VectorSchemaRoot batch, int row) {
    return new BuildRecord(
        required(batch.getVector("build_id"), row),
        requiredNumber(batch.getVector("build_number"), row),
        required(batch.getVector("repo"), row),
        BuildChanged.State.valueOf(required(batch.getVector("state"), row)),
        required(batch.getVector("graph_name"), row),
        required(batch.getVector("graph_version"), row),
        required(batch.getVector("graph_object"), row),
        required(batch.getVector("extract_id"), row),
        tables((ListVector) batch.getVector("tables"), row),
        text(batch.getVector("reason"), row),
        requiredCount(batch.getVector("tasks"), row),
        text(batch.getVector("planned_at"), row),
        required(batch.getVector("ended_at"), row));
  }

  private static List<BuildRecord.Table> tables(ListVector list, int row) {
    StructVector table = (StructVector) list.getDataVector();
    List<BuildRecord.Table> tables = new ArrayList<>();
    for (int i = list.getElementStartIndex(row); i < list.getElementEndIndex(row); i++) {
      tables.add(
          new BuildRecord.Table(
              BuildRecord.Kind.valueOf(required(table.getChild("kind"), i)),
              required(table.getChild("name"), i),
              new TableVersion(
                  required(table.getChild("location"), i),
                  requiredNumber(table.getChild("version"), i),
                  requiredNumber(table.getChild("rows"), i)),
              text(table.getChild("key"), i)));
    }
    return tables;
  }
}
