package io.codeweft.extract.scip;

import com.google.protobuf.CodedInputStream;
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
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
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

  private static final int METADATA = 1;
  private static final int DOCUMENT = 2;
  private static final int EXTERNAL_SYMBOL = 3;
  private static final int DEFINITION = 1;

  private static final long MAX_BYTES = 2L << 30;
  private static final int MAX_MESSAGE = 256 << 20;
  private static final int MAX_DOCUMENTS = 1_000_000;

  /** Tools that do not say what they count in. */
  private static final Map<String, String> UNITS = Map.of("scip-python", "utf16");

  private final FileChannel file;
  private final Map<String, Piece> documents = new TreeMap<>();
  private final List<String> improper = new ArrayList<>();
  private final Set<String> own = new HashSet<>();
  private final List<Messages.Symbol> externals = new ArrayList<>();
  private Messages.Metadata metadata = Messages.Metadata.NONE;
  private @Nullable ScipException broken;

  private record Piece(long offset, int length) {}

  private ScipIndex(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens an index and looks through it once. What is behind a place where it breaks is not there;
   * {@link #broken} tells.
   *
   * @throws ScipException when it cannot be opened
   */
  public static ScipIndex open(Path path) throws ScipException {
    try {
      ScipIndex index = new ScipIndex(FileChannel.open(path, StandardOpenOption.READ));
      index.look();
      return index;
    } catch (IOException e) {
      throw new ScipException(
          "unreadable",
          "the index "
              + path.getFileName()
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + "); name a file that this user can read, or switch scip off",
          e);
    }
  }

  private void look() throws IOException {
    if (file.size() > MAX_BYTES) {
      broken =
          new ScipException(
              "too-large",
              "the index is larger than " + MAX_BYTES + " bytes; index parts of the repository",
              null);
      return;
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
    } catch (IOException e) {
      broken =
          new ScipException(
              "malformed",
              "the index breaks at byte "
                  + at
                  + ": "
                  + e.getMessage()
                  + "; make it again. What comes before is used",
              e);
    }
  }

  private void take(CodedInputStream in, int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
      in.skipField(tag);
      return;
    }
    int length = in.readRawVarint32();
    long offset = in.getTotalBytesRead();
    if (length < 0 || length > MAX_MESSAGE || length > file.size() - offset) {
      throw new IOException("a message of " + Integer.toUnsignedLong(length) + " bytes");
    }
    CodedInputStream message = CodedInputStream.newInstance(in.readRawBytes(length));
    switch (WireFormat.getTagFieldNumber(tag)) {
      case METADATA -> metadata = Wire.metadata(message);
      case DOCUMENT -> take(Wire.document(message), new Piece(offset, length));
      case EXTERNAL_SYMBOL -> externals.add(Wire.symbol(message));
      default -> {}
    }
  }

  private void take(Messages.Document document, Piece piece) throws IOException {
    String path = DocumentPath.of(document.path());
    if (!DocumentPath.isProper(path) || documents.putIfAbsent(path, piece) != null) {
      improper.add(path);
      return;
    }
    if (documents.size() > MAX_DOCUMENTS) {
      throw new IOException("more than " + MAX_DOCUMENTS + " documents");
    }
    for (Messages.Occurrence occurrence : document.occurrences()) {
      if ((occurrence.roles() & DEFINITION) != 0) {
        SymbolNames.packageOf(occurrence.symbol()).ifPresent(own::add);
      }
    }
  }

  /** Why not all of it could be read, or null. */
  public @Nullable ScipException broken() {
    return broken;
  }

  /** Paths of the documents, sorted, as the scan writes paths. */
  public Set<String> documents() {
    return documents.keySet();
  }

  /** Paths that are absolute, lead out of the project, or stand there twice. */
  public List<String> improper() {
    return improper.stream().sorted().toList();
  }

  /** SHA-256 of the whole index. */
  public String digest() throws IOException {
    file.position(0);
    MessageDigest digest = Digest.sha256();
    ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
    while (file.read(buffer) >= 0) {
      digest.update(buffer.flip());
      buffer.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Tool and its version. */
  public Map<String, String> attributes() {
    return Map.of("tool", metadata.toolName(), "tool_version", metadata.toolVersion());
  }

  /**
   * The row of one of the {@link #documents}; the caller closes it.
   *
   * @throws ScipException when the document is not what the format prescribes
   */
  public VectorSchemaRoot document(String path, BufferAllocator memory) throws ScipException {
    Piece piece = documents.get(path);
    if (piece == null) {
      throw new IllegalArgumentException("the index has no document " + path);
    }
    try (FactsRow row = new FactsRow(Datasets.of(Datasets.SCIP), memory)) {
      Messages.Document document = Wire.document(CodedInputStream.newInstance(bytes(piece)));
      SymbolNames names = new SymbolNames(own, path);
      row.set("language", Rows.orNull(document.language()));
      row.set("position_encoding", unit(document.positionEncoding()));
      Rows.occurrences(document.occurrences(), names, row.list("occurrences"));
      Rows.symbols(document.symbols(), names, row.list("symbols"));
      return row.finish();
    } catch (IOException e) {
      throw new ScipException(
          "malformed",
          "the document at byte " + piece.offset() + " of the index: " + e.getMessage(),
          e);
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
      row.set("project_root", Rows.orNull(metadata.projectRoot()));
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
