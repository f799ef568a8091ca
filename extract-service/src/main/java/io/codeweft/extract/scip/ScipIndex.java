package io.codeweft.extract.scip;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.Datasets;
import io.codeweft.extract.facts.FactsRow;
import io.codeweft.extract.scip.internal.Messages;
import io.codeweft.extract.scip.internal.Rows;
import io.codeweft.extract.scip.internal.SymbolNames;
import io.codeweft.extract.scip.internal.Wire;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/** An open index. Used by one thread. */
public final class ScipIndex implements AutoCloseable {
  /** The name of this extractor in {@code extract_errors_v1}. */
  public static final String EXTRACTOR = "scip";

  /** A larger index is refused in any case: its bytes are counted in an {@code int}. */
  public static final int MAX_BYTES = Integer.MAX_VALUE;

  private static final int METADATA = 1;
  private static final int DOCUMENT = 2;
  private static final int EXTERNAL_SYMBOL = 3;
  private static final int DEFINITION = 1;

  private static final int MAX_MESSAGE = 64 << 20;
  private static final long MAX_EXTERNAL_BYTES = 256L << 20;
  private static final int MAX_DOCUMENTS = 1_000_000;
  private static final int MAX_PACKAGES = 10_000;

  /** Tools that do not say what they count in. */
  private static final Map<String, String> UNITS = Map.of("scip-python", "utf16");

  private final FileChannel file;
  private final Map<String, Piece> documents = new TreeMap<>();
  private final List<String> improper = new ArrayList<>();
  private final Set<String> own = new HashSet<>();
  private final List<Messages.Symbol> externals = new ArrayList<>();
  private long externalBytes;
  private Messages.Metadata metadata = Messages.Metadata.NONE;

  private record Piece(long offset, int length) {}

  private ScipIndex(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens an index and looks through all of it.
   *
   * @param maxBytes a larger one is not read; at most {@link #MAX_BYTES}
   * @throws ScipException when it cannot be read to its end: a part of an index is no index, since
   *     what is missing could be anywhere
   */
  public static ScipIndex open(Path path, long maxBytes) throws ScipException {
    try {
      ScipIndex index = new ScipIndex(FileChannel.open(path, StandardOpenOption.READ));
      boolean complete = false;
      try {
        index.look(maxBytes);
        complete = true;
        return index;
      } finally {
        if (!complete) {
          index.close();
        }
      }
    } catch (IOException e) {
      throw ScipException.unreadable(path, e);
    }
  }

  private void look(long maxBytes) throws IOException, ScipException {
    if (file.size() > Math.min(maxBytes, MAX_BYTES)) {
      throw ScipException.tooLarge(file.size(), Math.min(maxBytes, MAX_BYTES));
    }
    InputStream bytes = new BufferedInputStream(Channels.newInputStream(file), 1 << 16);
    CodedInputStream in = CodedInputStream.newInstance(bytes);
    in.setSizeLimit(Integer.MAX_VALUE);
    long at = 0;
    try {
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        take(in, tag);
        at = in.getTotalBytesRead();
      }
    } catch (InvalidProtocolBufferException e) {
      throw ScipException.malformed("the index", at, e);
    }
  }

  private void take(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      throw new InvalidProtocolBufferException("field " + (tag >>> 3) + " is no message");
    }
    int length = in.readRawVarint32();
    long offset = in.getTotalBytesRead();
    if (length < 0 || length > MAX_MESSAGE || length > file.size() - offset) {
      throw new InvalidProtocolBufferException(
          "a message of " + Integer.toUnsignedLong(length) + " bytes");
    }
    CodedInputStream message = CodedInputStream.newInstance(in.readRawBytes(length));
    switch (WireFormat.getTagFieldNumber(tag)) {
      case METADATA -> metadata = Wire.metadata(message);
      case DOCUMENT -> take(Wire.document(message), new Piece(offset, length));
      case EXTERNAL_SYMBOL -> takeExternal(message, length);
      default -> {}
    }
  }

  private void takeExternal(CodedInputStream message, int length) throws IOException {
    externalBytes += length;
    if (externalBytes > MAX_EXTERNAL_BYTES) {
      throw new InvalidProtocolBufferException(
          "more than " + MAX_EXTERNAL_BYTES + " bytes of external symbols");
    }
    externals.add(Wire.symbol(message));
  }

  private void take(Messages.Document document, Piece piece) throws IOException {
    String path = DocumentPath.of(document.path());
    if (!DocumentPath.isProper(path) || documents.putIfAbsent(path, piece) != null) {
      improper.add(path);
      return;
    }
    for (Messages.Occurrence occurrence : document.occurrences()) {
      if ((occurrence.roles() & DEFINITION) != 0) {
        SymbolNames.packageOf(occurrence.symbol()).ifPresent(own::add);
      }
    }
    if (documents.size() + improper.size() > MAX_DOCUMENTS || own.size() > MAX_PACKAGES) {
      throw new InvalidProtocolBufferException(
          "more than " + MAX_DOCUMENTS + " documents or " + MAX_PACKAGES + " packages");
    }
  }

  /** Paths of the documents, sorted, as the scan writes paths. */
  public Set<String> documents() {
    return documents.keySet();
  }

  /** Paths that are absolute, lead out of the project, or stand there twice. */
  public List<String> improper() {
    return improper.stream().sorted().toList();
  }

  /** SHA-256 of what the row of the index itself says. */
  public String digest() {
    SymbolNames names = new SymbolNames(own, "");
    return Digest.sha256Hex(
        (metadata + "\n" + names.kept(externals)).getBytes(StandardCharsets.UTF_8));
  }

  /** Tool and its version. */
  public Map<String, String> attributes() {
    return Map.of("tool", metadata.toolName(), "tool_version", metadata.toolVersion());
  }

  /** Whether its positions in such a file are those of another text. */
  public boolean misreads(SourceForm form) {
    return isScipPython() && !form.utf8();
  }

  private boolean isScipPython() {
    return metadata.toolName().equals("scip-python");
  }

  /**
   * The row of one of the {@link #documents}; the caller closes it.
   *
   * @param marked whether the file begins with a byte order mark, which is no character of its text
   * @throws ScipException when the document is not what the format prescribes
   */
  public VectorSchemaRoot document(String path, boolean marked, BufferAllocator memory)
      throws ScipException {
    Piece piece = documents.get(path);
    if (piece == null) {
      throw new IllegalArgumentException("the index has no document " + path);
    }
    try (FactsRow row = new FactsRow(Datasets.of(Datasets.SCIP), memory)) {
      Messages.Document document = Wire.document(CodedInputStream.newInstance(bytes(piece)));
      SymbolNames names = new SymbolNames(own, path);
      row.set("language", Rows.orNull(document.language()));
      row.set("position_encoding", unit(document.positionEncoding()));
      new Rows(names, marked && isScipPython())
          .occurrences(document.occurrences(), row.list("occurrences"));
      Rows.symbols(document.symbols(), names, row.list("symbols"));
      return row.finish();
    } catch (IOException e) {
      throw ScipException.malformed("the document", piece.offset(), e);
    }
  }

  private @Nullable String unit(int encoding) {
    return switch (encoding) {
      case 1 -> "utf8";
      case 2 -> "utf16";
      case 3 -> "utf32";
      default -> UNITS.get(metadata.toolName());
    };
  }

  /** The row of the index itself; the caller closes it. */
  public VectorSchemaRoot index(BufferAllocator memory) {
    try (FactsRow row = new FactsRow(Datasets.of(Datasets.SCIP), memory)) {
      row.set("tool_name", Rows.orNull(metadata.toolName()));
      row.set("tool_version", Rows.orNull(metadata.toolVersion()));
      row.set("text_encoding", Rows.textEncoding(metadata.encoding()));
      Rows.symbols(externals, new SymbolNames(own, ""), row.list("external_symbols"));
      return row.finish();
    }
  }

  private byte[] bytes(Piece piece) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(piece.length());
    while (bytes.hasRemaining()) {
      if (file.read(bytes, piece.offset() + bytes.position()) < 0) {
        throw new IOException("it was cut while it was read");
      }
    }
    return bytes.array();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
