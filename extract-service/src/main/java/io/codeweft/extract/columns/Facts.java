package io.codeweft.extract.columns;

import io.codeweft.extract.Datasets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one file: for each dataset that says something of it, a batch with the dataset's
 * {@linkplain Datasets#factColumns fact columns}. Owns the batches and the memory they are in.
 */
public final class Facts implements AutoCloseable {
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final BufferAllocator memory;
  private final Map<String, VectorSchemaRoot> batches;
  private final byte @Nullable [] text;
  private final Consumer<Facts> closing;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * @param memory of all the batches, and of nothing else
   * @param batches by the name of the dataset
   * @param text the text as UTF-8; null where it is that of the file's bytes, or there is none
   * @param closing is told when these facts are closed
   */
  public Facts(
      BufferAllocator memory,
      Map<String, VectorSchemaRoot> batches,
      byte @Nullable [] text,
      Consumer<Facts> closing) {
    this.memory = memory;
    this.batches = batches;
    this.text = text;
    this.closing = closing;
  }

  /** The batch of a dataset, which stays with these facts. */
  public Optional<VectorSchemaRoot> of(String dataset) {
    return Optional.ofNullable(batches.get(dataset));
  }

  /**
   * The text of the file as UTF-8 without byte order mark: what all positions count in.
   *
   * @param source the bytes of the file
   * @return null when they cannot be decoded
   */
  public byte @Nullable [] utf8(byte[] source) {
    if (text != null) {
      return text;
    }
    boolean decodable =
        of(Datasets.FILES).filter(f -> !f.getVector("encoding").isNull(0)).isPresent();
    if (!decodable) {
      return null;
    }
    int mark = BYTE_ORDER_MARK.length;
    boolean marked =
        source.length >= mark && Arrays.equals(source, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return marked ? Arrays.copyOfRange(source, mark, source.length) : source;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      batches.values().forEach(VectorSchemaRoot::close);
      memory.close();
      closing.accept(this);
    }
  }
}
