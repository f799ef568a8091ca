package io.codeweft.extract.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.complex.ListVector;
import org.apache.arrow.vector.complex.StructVector;
import org.jspecify.annotations.Nullable;

/**
 * A list of structs that grows at its end. An element is started by {@link #add}; hot loops write
 * the fields of element {@code i} into the vectors themselves.
 */
public final class StructList {
  private final ListVector vector;
  private final StructVector elements;
  private final Map<String, StructList> lists = new LinkedHashMap<>();
  private final List<StructList> nested = new ArrayList<>();
  private int size;
  private int ended;
  private boolean open;

  private StructList(ListVector vector) {
    this.vector = vector;
    elements = (StructVector) vector.getDataVector();
    for (FieldVector child : elements.getChildrenFromFields()) {
      if (child instanceof ListVector list && list.getDataVector() instanceof StructVector) {
        StructList inner = new StructList(list);
        lists.put(child.getName(), inner);
        nested.add(inner);
      }
    }
  }

  static StructList of(ListVector vector) {
    return new StructList(vector);
  }

  /** Elements so far, over all rows. */
  public int size() {
    return size;
  }

  /** Starts an element, and ends the one before. */
  public int add() {
    endElement();
    elements.setIndexDefined(size);
    open = true;
    return size++;
  }

  /** Elements of a list inside the element that was started last. */
  public StructList list(String field) {
    StructList list = lists.get(field);
    if (list == null) {
      throw new IllegalArgumentException("there is no list '" + field + "'");
    }
    return list;
  }

  public IntVector ints(String field) {
    return (IntVector) child(field);
  }

  public BigIntVector longs(String field) {
    return (BigIntVector) child(field);
  }

  public BitVector flags(String field) {
    return (BitVector) child(field);
  }

  public VarCharVector texts(String field) {
    return (VarCharVector) child(field);
  }

  public StructList set(String field, int value) {
    ints(field).setSafe(size - 1, value);
    return this;
  }

  public StructList set(String field, long value) {
    longs(field).setSafe(size - 1, value);
    return this;
  }

  public StructList set(String field, boolean value) {
    flags(field).setSafe(size - 1, value ? 1 : 0);
    return this;
  }

  public StructList set(String field, @Nullable String text) {
    if (text != null) {
      Texts.set(texts(field), size - 1, text);
    }
    return this;
  }

  /** A list of texts inside the element. */
  public StructList setTexts(String field, List<String> texts) {
    ListVector list = (ListVector) child(field);
    VarCharVector values = (VarCharVector) list.getDataVector();
    int at = list.startNewValue(size - 1);
    for (String text : texts) {
      Texts.set(values, at++, text);
    }
    list.endValue(size - 1, texts.size());
    return this;
  }

  private FieldVector child(String field) {
    FieldVector child = elements.getChild(field);
    if (child == null) {
      throw new IllegalArgumentException(vector.getName() + " has no field '" + field + "'");
    }
    return child;
  }

  private void endElement() {
    if (open) {
      nested.forEach(list -> list.endRow(size - 1));
      open = false;
    }
  }

  /** What was added since the last call is the list of this row. */
  void endRow(int row) {
    endElement();
    vector.startNewValue(row);
    vector.endValue(row, size - ended);
    ended = size;
  }
}
