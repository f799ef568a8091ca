package io.codeweft.extract.worker;

import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;

/**
 * The strings of a file, of which its columns hold the numbers. Arrow's own decoder takes a call
 * per value and level of nesting, which costs more than parsing the file.
 */
final class Dictionary {
  private final int[] starts;
  private final byte[] data;

  /** Copies valid strings. */
  Dictionary(VarCharVector strings) {
    int count = strings.getValueCount();
    starts = new int[count + 1];
    for (int i = 1; i <= count; i++) {
      starts[i] = strings.getOffsetBuffer().getInt((long) i * Integer.BYTES);
    }
    data = new byte[starts[count]];
    strings.getDataBuffer().getBytes(0, data);
  }

  /**
   * Makes a column that holds strings out of one that holds their numbers; everything else is
   * shared.
   *
   * @param encoded valid
   * @throws IllegalArgumentException when a value is null that must not be, or a number too high
   */
  void decode(FieldVector encoded, FieldVector decoded) {
    int nulls = encoded.getNullCount();
    if (nulls > 0 && !decoded.getField().isNullable()) {
      throw new IllegalArgumentException(decoded.getField().getName() + " is null");
    }
    if (decoded instanceof VarCharVector strings) {
      decode((IntVector) encoded, strings, nulls);
      return;
    }
    decoded.loadFieldBuffers(
        new ArrowFieldNode(encoded.getValueCount(), nulls), encoded.getFieldBuffers());
    for (int i = 0; i < decoded.getChildrenFromFields().size(); i++) {
      decode(encoded.getChildrenFromFields().get(i), decoded.getChildrenFromFields().get(i));
    }
  }

  private void decode(IntVector numbers, VarCharVector strings, int nulls) {
    int count = numbers.getValueCount();
    strings.allocateNew(size(numbers), count);
    ArrowBuf validity = strings.getValidityBuffer();
    ArrowBuf offsets = strings.getOffsetBuffer();
    ArrowBuf bytes = strings.getDataBuffer();
    int end = 0;
    for (int row = 0; row < count; row++) {
      if (nulls == 0 || !numbers.isNull(row)) {
        int number = numbers.getDataBuffer().getInt((long) row * Integer.BYTES);
        int length = starts[number + 1] - starts[number];
        bytes.setBytes(end, data, starts[number], length);
        end += length;
        BitVectorHelper.setBit(validity, row);
      }
      offsets.setInt((row + 1L) * Integer.BYTES, end);
    }
    strings.setLastSet(count - 1);
    strings.setValueCount(count);
  }

  private long size(IntVector numbers) {
    long size = 0;
    for (int row = 0; row < numbers.getValueCount(); row++) {
      if (!numbers.isNull(row)) {
        int number = numbers.get(row);
        if (number < 0 || number >= starts.length - 1) {
          throw new IllegalArgumentException(
              numbers.getField().getName() + " has the string " + number + ", which is not there");
        }
        size += starts[number + 1] - starts[number];
      }
    }
    return size;
  }
}
