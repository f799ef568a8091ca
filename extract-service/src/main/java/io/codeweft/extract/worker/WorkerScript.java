package io.codeweft.extract.worker;

import io.codeweft.contracts.json.Digest;
import io.codeweft.extract.ExtractException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The program of the workers, unpacked from the class path as one zip that Python runs. */
public final class WorkerScript {
  private static final List<String> MODULES =
      List.of(
          "__main__.py",
          "arrow.py",
          "bytecode.py",
          "columns.py",
          "concrete.py",
          "facts.py",
          "failures.py",
          "flow.py",
          "legacy.py",
          "libraries.py",
          "memory.py",
          "opcodes.py",
          "schema.py",
          "scopes.py",
          "source.py",
          "trees.py",
          "units.py");

  private final Path file;
  private final String digest;

  private WorkerScript(Path file, String digest) {
    this.file = file;
    this.digest = digest;
  }

  /** Writes the program into a folder. */
  public static WorkerScript unpack(Path folder) {
    try {
      byte[] zip = zip();
      Path file = folder.resolve("extract-worker.pyz");
      Files.write(file, zip);
      return new WorkerScript(file, Digest.sha256Hex(zip));
    } catch (IOException e) {
      throw new ExtractException(
          "the extraction program cannot be unpacked to " + folder + ": " + e + "; make room there",
          e);
    }
  }

  Path file() {
    return file;
  }

  /** SHA-256 of the program: another program, other facts. */
  public String digest() {
    return digest;
  }

  /** Uncompressed, since not every Python has zlib, and without times, for one digest. */
  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String module : MODULES) {
        byte[] source = resource(module);
        CRC32 checksum = new CRC32();
        checksum.update(source);
        ZipEntry entry = new ZipEntry(module);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(source.length);
        entry.setCrc(checksum.getValue());
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(source);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] resource(String module) throws IOException {
    try (InputStream in =
        WorkerScript.class.getResourceAsStream("/io/codeweft/extract/worker/" + module)) {
      if (in == null) {
        throw new IOException(module + " is missing in the program's resources");
      }
      return in.readAllBytes();
    }
  }
}
