package io.codeweft.extract.run;

import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.scip.ScipException;
import io.codeweft.extract.scip.ScipOptions;
import io.codeweft.extract.scip.ScipPython;
import io.codeweft.extract.scip.ScipSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** Where the SCIP rows of a run come from, found before anything is read. */
sealed interface ScipInput {
  int DIGEST_DIGITS = 16;

  record Off() implements ScipInput {}

  /** Wanted, and not to be had. */
  record Failed(ScipException why) implements ScipInput {}

  /**
   * An index that was made elsewhere, as it was when the run began.
   *
   * @param index a copy
   * @param digest SHA-256 of its bytes
   */
  record Given(Path index, String digest) implements ScipInput {}

  record Tool(ScipPython tool) implements ScipInput {}

  /**
   * @param scratch a folder of the run
   */
  static ScipInput find(ScipOptions options, Path scratch) {
    try {
      return switch (options.source()) {
        case ScipSource.Off _ -> new Off();
        case ScipSource.Auto _ -> new Tool(ScipPython.find(options.command()));
        case ScipSource.Given(Path index) ->
            copy(index, scratch.resolve("given.scip"), options.maxBytes());
      };
    } catch (ScipException e) {
      return new Failed(e);
    }
  }

  private static Given copy(Path index, Path copy, long maxBytes) throws ScipException {
    try (DigestInputStream in =
            new DigestInputStream(Files.newInputStream(index), Digest.sha256());
        OutputStream out = Files.newOutputStream(copy)) {
      copyUpTo(maxBytes, in, out);
      return new Given(copy, HexFormat.of().formatHex(in.getMessageDigest().digest()));
    } catch (IOException e) {
      throw ScipException.unreadable(index, e);
    }
  }

  /** One byte more than allowed is enough to tell that it is too large. */
  private static void copyUpTo(long maxBytes, InputStream in, OutputStream out) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = maxBytes + 1;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  /** Part of the extractor's version: what the rows depend on beside the files. */
  default String version() {
    return switch (this) {
      case Off _ -> "";
      case Failed(ScipException why) -> "-scip-" + why.kind();
      case Given(_, String digest) -> "-scip-index-" + digest.substring(0, DIGEST_DIGITS);
      case Tool(ScipPython tool) ->
          "-scip-python-" + tool.version().replaceAll("[^A-Za-z0-9.]", "_");
    };
  }
}
