package io.codeweft.materializer.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.MapVector;
import org.apache.arrow.vector.complex.StructVector;

/**
 * Rows of record batches as JSON objects, properties in the order of the columns: lists as arrays,
 * structs as objects, maps as objects with their keys as text, binary as Base64, null as null.
 */
final class RowJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private RowJson() {}

  /** One row with the given columns. */
  static ObjectNode row(VectorSchemaRoot batch, List<String> columns, int row) {
    ObjectNode object = NODES.objectNode();
    for (String column : columns) {
      object.set(column, value(batch.getVector(column), row));
    }
    return object;
  }

  static JsonNode value(FieldVector vector, int at) {
    if (vector.isNull(at)) {
      return NODES.nullNode();
    }
    return switch (vector) {
      case BitVector bits -> NODES.booleanNode(bits.get(at) != 0);
      case IntVector ints -> NODES.numberNode(ints.get(at));
      case BigIntVector longs -> NODES.numberNode(longs.get(at));
      case Float8Vector doubles -> NODES.numberNode(doubles.get(at));
      case VarCharVector texts -> NODES.textNode(new String(texts.get(at), StandardCharsets.UTF_8));
      case VarBinaryVector bytes -> NODES.binaryNode(bytes.get(at));
      case MapVector map -> entries(map, at);
      case ListVector list -> elements(list, at);
      case StructVector struct -> fields(struct, at);
      default ->
          throw new IllegalArgumentException(
              "column '"
                  + vector.getName()
                  + "' has the Arrow type "
                  + vector.getField().getType()
                  + ", which no column type of ours is read as");
    };
  }

  private static ObjectNode entries(MapVector map, int at) {
    StructVector entries = (StructVector) map.getDataVector();
    FieldVector keys = entries.getChild(MapVector.KEY_NAME);
    FieldVector values = entries.getChild(MapVector.VALUE_NAME);
    ObjectNode object = NODES.objectNode();
    for (int i = map.getElementStartIndex(at); i < map.getElementEndIndex(at); i++) {
      object.set(value(keys, i).asText(), value(values, i));
    }
    return object;
  }

  private static ArrayNode elements(ListVector list, int at) {
    ArrayNode array = NODES.arrayNode();
    for (int i = list.getElementStartIndex(at); i < list.getElementEndIndex(at); i++) {
      array.add(value(list.getDataVector(), i));
    }
    return array;
  }

  private static ObjectNode fields(StructVector struct, int at) {
    ObjectNode object = NODES.objectNode();
    for (FieldVector field : struct.getChildrenFromFields()) {
      object.set(field.getName(), value(field, at));
    }
    return object;
  }
}
