package io.codeweft.contracts.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The published JSON Schemas (draft 2020-12) of the files of a pack: editors complete and check
 * with them. They refer to one another by file name, so serve or copy all of them side by side.
 */
public enum PackSchema {
  PACK("pack.schema.json", "pack.yaml"),
  DATASET("dataset.schema.json", "datasets/*.yaml"),
  REGISTRY("registry.schema.json", "registries/*.yaml"),
  /** Of the YAML in the leading comment of a view, and of {@code contract} in registries. */
  CONTRACT("contract.schema.json", "views/*.sql");

  private final String fileName;
  private final String files;

  PackSchema(String fileName, String files) {
    this.fileName = fileName;
    this.files = files;
  }

  public String fileName() {
    return fileName;
  }

  /** Pattern of the files it describes, relative to the pack. */
  public String files() {
    return files;
  }

  /** The JSON text. */
  public String text() {
    try (InputStream in = PackSchema.class.getResourceAsStream("/schemas/" + fileName)) {
      if (in == null) {
        throw new IllegalStateException("schema " + fileName + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("schema " + fileName + " not readable", e);
    }
  }
}
