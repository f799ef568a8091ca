package io.codeweft.tables.internal;

import io.codeweft.contracts.schema.Schema;
import io.codeweft.contracts.schema.SchemaException;
import io.codeweft.tables.TableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: two reads, whatever the size of the file.
 *
 * @param nulls nulls per top-level scalar column, where every row group has counted them
 */
record ParquetFooter(Schema schema, long rows, Map<String, Long> nulls) {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = 8;
  private static final int MAX_FOOTER_BYTES = 256 << 20;

  /**
   * @throws TableException when it is not a whole Parquet file, or has columns that have no type
   *     here
   */
  static ParquetFooter read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(bytes(file, channel)));
      Schema schema = ParquetColumns.schema(file, metadata.getSchema());
      return new ParquetFooter(schema, metadata.getNum_rows(), nulls(metadata));
    } catch (SchemaException e) {
      throw new TableException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new TableException(file + " cannot be read as Parquet: " + e.getMessage(), e);
    }
  }

  private static byte[] bytes(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    ByteBuffer tail = read(channel, Math.max(0, size - TAIL), (int) Math.min(size, TAIL));
    int length = size < TAIL + MAGIC.length ? -1 : tail.order(ByteOrder.LITTLE_ENDIAN).getInt();
    byte[] magic = new byte[Math.min(MAGIC.length, tail.remaining())];
    tail.get(magic);
    if (!java.util.Arrays.equals(magic, MAGIC) || length < 0 || length > size - TAIL) {
      throw new TableException(
          file + " of " + size + " bytes is not a whole Parquet file; was its writer cut off?");
    }
    if (length > MAX_FOOTER_BYTES) {
      throw new TableException(
          file
              + " has a footer of "
              + length
              + " bytes, more than the limit of "
              + MAX_FOOTER_BYTES
              + "; write larger row groups");
    }
    return read(channel, size - TAIL - length, length).array();
  }

  private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining() && channel.read(buffer, from + buffer.position()) >= 0) {
      // a read may return fewer bytes than asked for
    }
    return buffer.flip();
  }

  private static Map<String, Long> nulls(FileMetaData metadata) {
    Map<String, Long> result = new HashMap<>();
    Map<String, Integer> counted = new HashMap<>();
    for (RowGroup group : metadata.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData column = chunk.getMeta_data();
        if (column.getPath_in_schema().size() == 1
            && column.isSetStatistics()
            && column.getStatistics().isSetNull_count()) {
          String name = column.getPath_in_schema().getFirst();
          result.merge(name, column.getStatistics().getNull_count(), Long::sum);
          counted.merge(name, 1, Integer::sum);
        }
      }
    }
    result.keySet().removeIf(name -> counted.getOrDefault(name, 0) < metadata.getRow_groupsSize());
    return result;
  }
}
