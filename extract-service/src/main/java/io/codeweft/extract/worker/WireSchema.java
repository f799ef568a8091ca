package io.codeweft.extract.worker;

import io.codeweft.contracts.dataset.DatasetDeclaration;
import io.codeweft.engine.ArrowSchemas;
import io.codeweft.extract.Datasets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The record batches of a dataset as a worker sends them and as they are meant.
 *
 * @param wire strings are indexes into the dictionary
 * @param declared fact columns of the dataset
 */
record WireSchema(Schema wire, Schema declared) {
  private static final ArrowType.Int INDEX = new ArrowType.Int(Integer.SIZE, true);
  private static final DictionaryEncoding STRINGS = new DictionaryEncoding(0, false, INDEX);

  /** By the name of the dataset. */
  static final Map<String, WireSchema> BY_DATASET =
      Datasets.filledByWorkers().stream()
          .collect(Collectors.toUnmodifiableMap(DatasetDeclaration::name, WireSchema::of));

  private static WireSchema of(DatasetDeclaration declaration) {
    Schema declared = ArrowSchemas.toArrow(Datasets.factColumns(declaration));
    return new WireSchema(
        new Schema(declared.getFields().stream().map(WireSchema::encoded).toList()), declared);
  }

  private static Field encoded(Field field) {
    boolean text = field.getType() instanceof ArrowType.Utf8;
    return new Field(
        field.getName(),
        new FieldType(field.isNullable(), text ? INDEX : field.getType(), text ? STRINGS : null),
        field.getChildren().stream().map(WireSchema::encoded).toList());
  }
}
